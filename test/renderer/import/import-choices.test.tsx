import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { listRows } from '../../helpers/catalog.ts';
import { choose, giveFile, openImport } from './open-import.ts';

const check = () => screen.getByRole('button', { name: /^Check every row/ });

describe('a currency beside a price', () => {
  const FILE = 'Name,SKU,Price\nMug,1,3.50 €\nBowl,2,12 USD\n';

  test('is taken as that of the product where the person wants it', async () => {
    const { core, user } = await openImport(FILE);
    await user.click(check());
    await screen.findByText('2 rows: 2 with problems.');
    await user.click(screen.getByRole('button', { name: 'Take the currency too' }));
    await user.click(await screen.findByRole('button', { name: /^Import 2 products/ }));
    await screen.findAllByText('Imported 2 new products.');
    const rows = await listRows(core);
    expect(rows.map(({ name, price, currency }) => [name, price, currency])).toEqual([
      ['Mug', '3.50', 'EUR'],
      ['Bowl', '12', 'USD'],
    ]);
  });

  test('is never dropped where it is another one; how it is read stands in the plan', async () => {
    const { user } = await openImport(FILE);
    await user.click(check());
    await user.click(await screen.findByRole('button', { name: 'Drop what stands beside the price' }));
    await screen.findByText('2 rows: 1 new, 1 with problems.');
    expect(screen.getByRole('button', { name: 'Take the currency too' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Drop what stands beside the price' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Take the currency too' }));
    await screen.findByText('2 rows: 2 new.');
    await user.click(screen.getByRole('button', { name: 'Back' }));
    const signs = screen.getByRole('combobox', { name: 'A currency beside a price' });
    expect(signs).toHaveProperty('value', 'Is taken as the product’s');
    await choose(user, 'A currency beside a price', 'Is dropped');
    await user.click(check());
    expect(await screen.findByText('2 rows: 1 new, 1 with problems.')).toBeTruthy();
  });

  test('offers nothing that is said already: a column of currencies stands against what is beside the price', async () => {
    const { user } = await openImport('Name,SKU,Price,Currency\nMug,1,12 USD,EUR\n');
    await choose(user, 'A currency beside a price', 'Is taken as the product’s');
    await user.click(check());
    await screen.findByText('1 row: 1 with problems.');
    expect(screen.queryByRole('button', { name: 'Take the currency too' })).toBeNull();
  });
});

describe('what was decided the last time', () => {
  const FILE = 'Kennung,Name\n007,Mug\n';

  test('is said in one line, and is left aside by a button, also when the file is read in another way', async () => {
    const { user } = await openImport(FILE);
    expect(screen.queryByRole('button', { name: 'Start afresh' })).toBeNull();
    await choose(user, 'Kennung goes', 'SKU');
    await choose(user, 'Then', 'Only add new ones');
    await user.click(check());
    await user.click(await screen.findByRole('button', { name: /^Import 1 product/ }));
    await screen.findAllByText('Imported 1 new product.');

    await giveFile(user);
    const goes = () => screen.getByRole('combobox', { name: 'Kennung goes' });
    expect(goes()).toHaveProperty('value', 'SKU');
    expect(screen.getByText('as the last time')).toBeTruthy();
    const said =
      /^As in the last import of these headings: where columns go, what products are found by, whether rows are added or update\./;
    expect(screen.getByText(said)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Start afresh' }));
    await screen.findByText('No column goes into the SKU. A product that was renamed is not found.');
    expect(goes()).toHaveProperty('value', 'Left out');
    expect(screen.getByRole('combobox', { name: 'Then' })).toHaveProperty('value', 'Add new, update others');
    expect(screen.queryByText(said)).toBeNull();
    await choose(user, 'Delimiter', 'Pipe |');
    // Said before or after the file was read so: it is what counts.
    await choose(user, 'Delimiter', 'Comma');
    await screen.findByRole('combobox', { name: 'Kennung goes' });
    expect(goes()).toHaveProperty('value', 'Left out');
  });

  test('is what products are found by, too, where it was chosen by hand', async () => {
    const { user } = await openImport('SKU,Name,Colour\n007,Mug,red\n');
    await choose(user, 'Find products by', 'Name');
    await user.click(check());
    await user.click(await screen.findByRole('button', { name: /^Import 1 product/ }));
    await screen.findAllByText('Imported 1 new product.');
    await giveFile(user);
    expect(screen.getByText('As the last time. A product that was renamed is not found.')).toBeTruthy();
    await choose(user, 'Colour goes', 'Type');
    expect(screen.getByRole('combobox', { name: 'Find products by' })).toHaveProperty('value', 'Name');
  });
});
