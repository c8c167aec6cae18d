import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { listRows } from '../../helpers/catalog.ts';
import { choose, giveFile, openImport } from './open-import.ts';

const check = () => screen.getByRole('button', { name: /^Check every row/ });
const add = () => screen.getByRole('button', { name: 'Add a value for all rows' });

describe('a value for all rows', () => {
  const FILE = 'Name,SKU,Price\nMug,1,3.50\nBowl,2,4\n';
  const MUG = { name: 'Mug', sku: '1', price: '3.50', currency: 'USD', status: 'active' } as const;

  test('becomes that of new products; of others only where that is ticked', async () => {
    const { core, user } = await openImport(FILE, [MUG]);
    await user.click(add());
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Field of value 1' }));
    await user.type(screen.getByRole('textbox', { name: 'Currency of all rows' }), 'GBP');
    await user.click(add());
    await choose(user, 'Field of value 2', 'Status');
    await user.click(screen.getByRole('combobox', { name: 'Status of all rows' }));
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(screen.getByRole('combobox', { name: 'Status of all rows' })).toHaveProperty('value', 'Draft');
    await user.click(check());
    await screen.findByText('2 rows: 1 new, 1 the same.');
    await user.click(screen.getByRole('button', { name: 'Back' }));
    await user.click(
      await screen.findByRole('checkbox', { name: 'Currency: also on products that are here already' }),
    );
    await user.click(check());
    await screen.findByText('2 rows: 1 new, 1 update.');
    await user.click(screen.getByRole('button', { name: /^Import 2 products/ }));
    await screen.findAllByText('Imported 1 new product and 1 update.');
    const rows = (await listRows(core)).map(({ name, currency, status }) => [name, currency, status]);
    expect(new Set(rows)).toEqual(
      new Set([
        ['Bowl', 'GBP', 'draft'],
        ['Mug', 'GBP', 'active'],
      ]),
    );
  });

  test.each([
    ['the field is left', '{Tab}'],
    ['it was typed and rubbed out', 'G{Backspace}'],
    ['every row is to be checked', '{Control>}{Enter}{/Control}'],
  ])('is asked for only once %s', async (_, keys) => {
    const { user } = await openImport(FILE);
    const asked = 'Say the currency of all rows, or take the line away.';
    await user.click(add());
    await user.keyboard('{Tab}');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Currency of all rows' }));
    expect(screen.queryByText(asked)).toBeNull();
    expect(check().getAttribute('aria-disabled')).toBe('false');
    await user.keyboard(keys);
    expect(screen.getByText(asked)).toBeTruthy();
    expect(check().getAttribute('aria-disabled')).toBe('true');
  });

  test('is said to be from the last time, and goes to products that are here only where that is ticked again', async () => {
    const { user } = await openImport(FILE);
    await user.click(add());
    await user.type(screen.getByRole('textbox', { name: 'Currency of all rows' }), 'GBP');
    await user.click(
      screen.getByRole('checkbox', { name: 'Currency: also on products that are here already' }),
    );
    await user.click(check());
    await user.click(await screen.findByRole('button', { name: /^Import 2 products/ }));
    await screen.findAllByText('Imported 2 new products.');

    await giveFile(user);
    expect(screen.getByText(/^As in the last import of these headings: .*values for all rows/)).toBeTruthy();
    const again = screen.getByRole('checkbox', { name: 'Currency: also on products that are here already' });
    expect(again).toHaveProperty('checked', false);
    await user.click(screen.getByRole('button', { name: 'Start afresh' }));
    await screen.findByText('Such as the currency, where no column says it.');
  });

  test('stands in the sample, and can go into the custom data', async () => {
    const { user } = await openImport(FILE);
    await user.click(add());
    await choose(user, 'Field of value 1', 'Custom data as…');
    await user.type(screen.getByRole('textbox', { name: 'Custom data of all rows' }), 'Nordlicht');
    expect(screen.getByText('Name what the value for all rows is called in the custom data.')).toBeTruthy();
    await user.type(
      screen.getByRole('textbox', { name: 'What value 1 is called in the custom data' }),
      'supplier',
    );
    await user.click(screen.getByRole('tab', { name: /^First rows/ }));
    const table = await screen.findByRole('table');
    expect(within(table).getByRole('columnheader', { name: 'supplier, new products' })).toBeTruthy();
    expect(within(table).getAllByRole('cell', { name: 'Nordlicht' }).length).toBe(2);
  });

  test('is no value where a column goes to the same place, and is taken away by keyboard', async () => {
    const { user } = await openImport(FILE);
    await user.click(add());
    await choose(user, 'Field of value 1', 'Type');
    await user.type(screen.getByRole('textbox', { name: 'Type of all rows' }), 'physical');
    await choose(user, 'Price goes', 'Type');
    const both = 'A column and a value for all rows both go into the type. Leave one of them out.';
    expect(screen.getByText(both)).toBeTruthy();
    screen.getByRole('button', { name: 'Take away the value of Type' }).focus();
    await user.keyboard('{Enter}');
    expect(screen.queryByText(both)).toBeNull();
    expect(document.activeElement).toBe(add());
  });

  test('that can’t be read is refused with the reason before any row is', async () => {
    const { user } = await openImport('Name,SKU\nMug,1\n');
    await user.click(add());
    await choose(user, 'Field of value 1', 'Price');
    await user.type(screen.getByRole('textbox', { name: 'Price of all rows' }), '1.234');
    await user.click(check());
    expect(
      await screen.findByText(/^A value for all rows can’t be used\. The price “1\.234” can be/),
    ).toBeTruthy();
  });
});
