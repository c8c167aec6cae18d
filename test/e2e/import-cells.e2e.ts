import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findAxeFaults } from './axe.ts';
import { ask } from './bridge.ts';
import { expect, test } from './fixture.ts';
import { give, openEmpty } from './importing.ts';

/** Three thousand rows with the same two faults. */
function aSupplierFile(): string {
  const row = (n: number) => `S${n},Mug ${n},"ca ${n},50",${n % 2 === 0 ? 'aktiv' : 'inaktiv'}`;
  return ['SKU,Name,Price,Status', ...Array.from({ length: 3000 }, (_, n) => row(n)), ''].join('\n');
}

test('three thousand rows with the same fault are mended by keyboard, counted before, and taken back by checking again', async ({
  desk,
}) => {
  const file = join(desk.folder, 'supplier.csv');
  writeFileSync(file, aSupplierFile());
  const { page, person } = await openEmpty(desk);
  await give(page, file);
  await person.press('Control+Enter');
  const dialog = person.dialog(/^Import/);
  await expect(dialog.getByText('3,000 rows: 3,000 with problems.')).toBeVisible();

  await dialog.getByRole('button', { name: 'Change these cells…' }).press('Enter');
  await expect(dialog.getByRole('textbox', { name: 'Find' })).toBeFocused();
  await expect(dialog.getByText('Price: 3,000 cells')).toBeVisible();
  await page.keyboard.type('CA ');
  await expect(dialog.getByText('3,000 of 3,000 cells change.')).toBeInViewport();
  await person.press('Control+Enter');
  await expect(
    dialog.getByText(/3,000 cells were changed\. Their rows: 3,000 with another one\./),
  ).toBeVisible();

  await dialog.getByRole('button', { name: 'Change these cells…' }).press('Enter');
  await expect(dialog.getByText('Status: 3,000 cells')).toBeVisible();
  await page.keyboard.type('aktiv');
  await person.press('Tab');
  await page.keyboard.type('active');
  await expect(dialog.getByText('3,000 of 3,000 cells change.')).toBeVisible();
  await dialog.getByRole('checkbox', { name: 'Whole words' }).press('Space');
  await expect(dialog.getByText('1,500 of 3,000 cells change.')).toBeVisible();
  expect(await findAxeFaults(page, 'the rows')).toEqual([]);
  await person.press('Control+Enter');
  await expect(dialog.getByText('3,000 rows: 1,500 new, 1,500 with problems.')).toBeVisible();

  await dialog.getByRole('button', { name: 'Change these cells…' }).press('Enter');
  await dialog.getByRole('radio', { name: 'Set them' }).press('Space');
  await dialog.getByRole('combobox', { name: 'Set them to' }).press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Change 1,500 cells' }).press('Enter');
  await expect(dialog.getByText('3,000 rows: 3,000 new.')).toBeVisible();

  await dialog.getByRole('button', { name: 'Take it back: check every row again' }).press('Enter');
  await expect(dialog.getByText('3,000 rows: 3,000 with problems.')).toBeVisible();
  expect((await ask(page, 'products.counts', {})).all).toBe(0);
});

test('a value that no column has is said once for all rows, by keyboard, and becomes that of new products', async ({
  desk,
}) => {
  const { page, person } = await openEmpty(desk);
  const first = join(desk.folder, 'first.csv');
  writeFileSync(first, 'SKU,Name\nA,Mug\n');
  await give(page, first);
  await person.press('Control+Enter');
  const dialog = person.dialog(/^Import/);
  await expect(dialog.getByText('1 row: 1 new.')).toBeVisible();
  await person.press('Control+Enter');
  await person.see('Imported 1 new product.');

  const file = join(desk.folder, 'supplier.csv');
  writeFileSync(file, 'SKU,Name,Price\nA,Mug,\nB,Bowl,5\n');
  await give(page, file);
  await dialog.getByRole('button', { name: 'Add a value for all rows' }).press('Enter');
  await expect(dialog.getByRole('combobox', { name: 'Field of value 1' })).toBeFocused();
  await person.press('Tab');
  await page.keyboard.type('GBP');
  expect(await findAxeFaults(page, 'the rows')).toEqual([]);
  await person.press('Control+Enter');
  await expect(dialog.getByText('2 rows: 1 new, 1 the same.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Back' }).press('Enter');
  await dialog
    .getByRole('checkbox', { name: 'Currency: also on products that are here already' })
    .press('Space');
  await person.press('Control+Enter');
  await expect(dialog.getByText('2 rows: 1 new, 1 update.')).toBeVisible();
  await person.press('Control+Enter');
  await person.see('Imported 1 new product and 1 update.');
  expect(await ask(page, 'products.currencies', {})).toEqual([{ code: 'GBP', count: 2 }]);
});
