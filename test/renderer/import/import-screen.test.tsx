import { readFileSync } from 'node:fs';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { changePlan, prepareImport } from '../../../src/renderer/features/import/import-steps.ts';
import { useImport } from '../../../src/renderer/features/import/import-store.ts';
import { addProduct, listNames, listRows } from '../../helpers/catalog.ts';
import { openImport } from './open-import.ts';

const SHOP = [
  'Handle,Title,Body (HTML),Vendor,Published,Variant SKU,Variant Price,Image Src',
  'mug,Enamel mug,<p>Holds tea.</p>,Nordlicht,true,007,12.50,https://img.example/1.jpg',
  'mug,,,,,008,14.50,',
  'bowl,Bowl,,Nordlicht,false,009,9.00,',
  'jug,Jug,,Nordlicht,false,010,8.00 €,',
].join('\n');

const PLAIN = 'SKU;Name;Price;Colour\n1;Mug;3,50;red\n2;Bowl;cheap;blue\n3;Jug;4,00;\n';

const check = () => screen.getByRole('button', { name: /^Check every row/ });
const tab = (name: RegExp) => screen.findByRole('tab', { name });

describe('a file that is imported', () => {
  test('shows every guess with its reason, asks what would be guessed, comes in as one change, and goes by one undo', async () => {
    const { core, user } = await openImport(SHOP, [{ name: 'Bowl', sku: '009', price: '7.00' }]);
    expect(await screen.findByText('This looks like an export of Shopify.')).toBeTruthy();
    expect(screen.getAllByText('known from Shopify').length).toBeGreaterThan(4);
    expect(screen.getByRole('combobox', { name: 'Title goes' })).toHaveProperty('value', 'Name');

    await user.keyboard('{Control>}{Enter}{/Control}');
    await tab(/^Problems 2/);
    expect(screen.getByText('First say what is meant by 1 row: nothing is guessed.')).toBeTruthy();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await listNames(core)).toEqual(['Bowl']);

    await user.click(screen.getByRole('button', { name: 'Take the first row only, leave 1' }));
    await screen.findByText('4 rows: 1 new, 1 update, 1 skipped, 1 with problems.');
    await user.click(screen.getByRole('button', { name: 'Drop what stands beside the price' }));
    await screen.findByText('4 rows: 2 new, 1 update, 1 skipped.');
    await user.click(await tab(/^Updates 1/));
    const removed = await screen.findByText('7');
    expect(removed.tagName).toBe('DEL');

    await user.click(screen.getByRole('button', { name: /^Import 3 products/ }));
    await screen.findAllByText('Imported 2 new products and 1 update.');
    expect(screen.queryByRole('dialog')).toBeNull();
    const rows = await listRows(core);
    expect(rows.map(({ name, sku, price }) => [name, sku, price])).toEqual([
      ['Bowl', '009', '9.00'],
      ['Enamel mug', '007', '12.50'],
      ['Jug', '010', '8.00'],
    ]);
    await within(await screen.findByRole('grid')).findByText('Enamel mug');

    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect(await listNames(core)).toEqual(['Bowl']));
    expect((await listRows(core))[0]?.price).toBe('7.00');
  });

  test('leaves rows out that are unticked, and takes them in again', async () => {
    const { core, user } = await openImport('Name,SKU\nMug,1\nBowl,2\nJug,3\n');
    await user.click(check());
    await screen.findByText('3 rows: 3 new.');
    await user.click(screen.getByRole('checkbox', { name: 'Import Bowl, line 3' }));
    await screen.findByText('3 rows: 2 new, 1 left out.');
    await user.click(await tab(/^Left out 1/));
    await user.click(await screen.findByRole('checkbox', { name: 'Import Bowl, line 3' }));
    await screen.findByText('3 rows: 3 new.');
    await user.click(await tab(/^New 3/));
    await user.click(await screen.findByRole('button', { name: 'Leave all out' }));
    await screen.findByText('3 rows: 3 left out.');
    expect(screen.getByRole('button', { name: /^Import( |Ctrl|$)/ }).getAttribute('aria-disabled')).toBe(
      'true',
    );
    expect(await listNames(core)).toEqual([]);
  });

  test('writes the rows that do not come in into a file, each with its problem', async () => {
    const { core, user, places } = await openImport(PLAIN);
    await user.click(check());
    await screen.findByText('3 rows: 2 new, 1 with problems.');
    expect(screen.getByLabelText('Save the 1 row with problems as a file')).toHaveProperty('checked', true);
    await user.click(screen.getByRole('button', { name: /^Import 2 products/ }));
    await screen.findAllByText(
      'Imported 2 new products. 1 row did not come in: see products - problems.csv.',
    );
    expect(await listNames(core)).toEqual(['Mug', 'Jug']);
    expect(readFileSync(places[0] ?? '', 'utf8')).toMatch(/2,Bowl,cheap,blue,.*can’t be read as a price/);
  });

  test('waits where the dialog for that file is cancelled, and goes on without one where none is wanted', async () => {
    const { core, user, cancelNext } = await openImport(PLAIN);
    await user.click(check());
    await screen.findByText('3 rows: 2 new, 1 with problems.');
    await user.click(await tab(/^New 2/));
    await user.click(await screen.findByRole('checkbox', { name: 'Import Jug, line 4' }));
    await user.click(await screen.findByRole('checkbox', { name: 'Import Jug, line 4' }));
    await user.click(await tab(/^Problems 1/));
    expect(await screen.findByText(/what you unticked or mended row by row is gone then/)).toBeTruthy();
    cancelNext();
    await user.click(screen.getByRole('button', { name: /^Import 2 products/ }));
    await waitFor(() => expect(useImport.getState().busy).toBeNull());
    expect(await listNames(core)).toEqual([]);
    await user.click(screen.getByLabelText('Save the 1 row with problems as a file'));
    await user.click(screen.getByRole('button', { name: /^Import 2 products/ }));
    await screen.findAllByText('Imported 2 new products. 1 row did not come in.');
  });

  test('is worked out anew where the catalog was changed meanwhile, and says so', async () => {
    const { core, user } = await openImport('Name,SKU\nMug,1\nBowl,2\n');
    await user.click(check());
    await screen.findByText('2 rows: 2 new.');
    await addProduct(core, { name: 'Mug', sku: '1' });
    await user.click(screen.getByRole('button', { name: /^Import 2 products/ }));
    expect(await screen.findByText(/changed meanwhile/)).toBeTruthy();
    await screen.findByText('2 rows: 1 new, 1 the same.');
    expect(await listNames(core)).toEqual(['Mug']);
  });

  test('is mended row by row where the person likes that better', async () => {
    const { core, user } = await openImport(PLAIN);
    await user.click(check());
    await user.click(await screen.findByRole('button', { name: 'Mend line 3' }));
    const price = screen.getByRole('textbox', { name: 'Price' });
    expect(price).toHaveProperty('value', 'cheap');
    await user.clear(price);
    await user.type(price, '5,25');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('3 rows: 3 new.');
    expect(useImport.getState().byHand).toBe(true);
    expect(await listNames(core)).toEqual([]);
    await user.click(screen.getByRole('button', { name: /^Import 3 products/ }));
    await screen.findAllByText('Imported 3 new products.');
    expect((await listRows(core)).map(({ price: read }) => read)).toEqual(['3.50', '5.25', '4.00']);
  });
});

describe('what becomes of a file', () => {
  test('is changed column by column, and two into one place are refused', async () => {
    const { core, user } = await openImport(PLAIN);
    const colour = () => screen.getByRole('combobox', { name: 'Colour goes' });
    expect(colour()).toHaveProperty('value', 'Left out');
    await user.click(colour());
    await user.click(await screen.findByRole('option', { name: 'Name', hidden: true }));
    expect(screen.getByText('Two columns go into the name. Leave one of them out.')).toBeTruthy();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(screen.queryByRole('tab', { name: /^Problems/ })).toBeNull();

    await user.click(colour());
    await user.click(await screen.findByRole('option', { name: 'Into custom data as…', hidden: true }));
    const key = screen.getByRole('textbox', { name: 'What Colour is called in the custom data' });
    await user.clear(key);
    expect(screen.getByText('Name what “Colour” is called in the custom data.')).toBeTruthy();
    await user.type(key, 'colour');
    await user.click(check());
    await user.click(
      await screen.findByRole('button', { name: 'Keep all that can’t be read, as it stands' }),
    );
    await user.click(await screen.findByRole('button', { name: /^Import 3 products/ }));
    await screen.findAllByText('Imported 3 new products.');
    const rows = await listRows(core);
    expect(rows.map(({ price, customData }) => [price, customData])).toEqual([
      ['3.50', '{"colour":"red"}'],
      ['cheap', '{"colour":"blue"}'],
      ['4.00', null],
    ]);
  });

  test('follows how the file is read, which can be said', async () => {
    const { user } = await openImport(PLAIN);
    expect(screen.getByRole('combobox', { name: 'Delimiter' })).toHaveProperty('value', 'Semicolon');
    await user.click(screen.getByRole('combobox', { name: 'Delimiter' }));
    await user.click(await screen.findByRole('option', { name: 'Pipe |', hidden: true }));
    await screen.findByRole('combobox', { name: /^SKU;Name;Price;Colour goes$/ });
    await user.click(screen.getByRole('tab', { name: /^First rows/ }));
    expect(await screen.findByRole('columnheader', { name: 'SKU;Name;Price;Colour' })).toBeTruthy();
  });

  test('is what is prepared: a change ends what an older plan began', async () => {
    const { user } = await openImport(PLAIN);
    const older = prepareImport();
    changePlan({ unreadable: 'keep' });
    await older;
    expect(useImport.getState()).toMatchObject({ step: 'plan', preview: null, busy: null });
    await user.click(check());
    expect(await screen.findByText('3 rows: 3 new.')).toBeTruthy();
  });

  test('is kept when the screen is closed, and forgotten with another file', async () => {
    const { user } = await openImport(PLAIN);
    await user.click(screen.getByRole('combobox', { name: 'Colour goes' }));
    await user.click(await screen.findByRole('option', { name: 'Type', hidden: true }));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.keyboard('{Control>}i{/Control}');
    expect(await screen.findByRole('combobox', { name: 'Colour goes' })).toHaveProperty('value', 'Type');
    await user.click(screen.getByRole('button', { name: 'Another file…' }));
    expect(await screen.findByRole('button', { name: 'Choose a file…' })).toBeTruthy();
  });
});
