import { expect } from '@playwright/test';
import { test } from './fixture.ts';
import { sitDown } from './person.ts';
import { openSheet, readSheet } from './sheet.ts';

test('columns are moved, hidden, frozen and sorted, by the mouse and by the keyboard, and stay so', async ({
  desk,
}) => {
  const { page, person, sheet, catalog, clipboard, close } = await openSheet(desk);
  const first = ['Name ↑', 'SKU', 'Price', 'Currency', 'Status'];
  const begins = (...headings: readonly string[]) =>
    expect.poll(async () => (await sheet.headings()).slice(0, headings.length)).toEqual(headings);
  const choose = async (name: string | RegExp) => {
    await person.press('Alt+ArrowDown');
    await page.getByRole('menuitem', { name }).click();
    await expect(page.getByRole('menu')).toBeHidden();
    await sheet.focus();
  };
  await begins(...first);

  await test.step('a heading is dragged to its place, and what is typed there goes into its field', async () => {
    await sheet.dragHeading(3, 2);
    await begins('Name ↑', 'Price', 'SKU', 'Currency');
    const sku = await catalog.read(1, 'sku');
    await sheet.go('Control+Home', 'ArrowDown', 'ArrowRight');
    await page.keyboard.type('7.5');
    await person.press('Enter');
    await sheet.says(2, 1, '7.50');
    await catalog.holds(1, 'price', '7.5');
    expect(await catalog.read(1, 'sku')).toBe(sku);
    await person.press('Control+z');
  });

  await test.step('the menu of a column moves, hides and freezes it', async () => {
    await sheet.go('Control+Home', 'ArrowRight');
    await choose('Move right');
    await begins(...first);
    await sheet.go('Control+Home', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    await sheet.isAt(4, 0);
    await choose('Hide');
    await begins('Name ↑', 'SKU', 'Price', 'Status');
    await person.see('Column Currency hidden.');
    await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
    await begins(...first);
    await sheet.go('Control+Home', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    await sheet.isAt(4, 0);
    await choose('Hide');
    await begins('Name ↑', 'SKU', 'Price', 'Status');
    await sheet.go('Control+Home', 'End');
    await expect(sheet.cell(2, 0)).not.toBeAttached();
    await sheet.go('Home', 'ArrowRight');
    await choose(/^Freeze/);
    await sheet.go('End');
    await expect(sheet.cell(5, 0)).not.toBeAttached();
    await expect(sheet.cell(2, 0)).toBeAttached();
    await sheet.go('Home');
  });

  await test.step('a whole column is selected and copied', async () => {
    await sheet.go('Control+Home', 'ArrowRight', 'Control+Space');
    await person.see('24 cells in 24 rows');
    await person.press('Control+c');
    const held = await Promise.all(Array.from({ length: 24 }, (_, row) => catalog.read(row, 'sku')));
    await expect.poll(clipboard.text).toBe(held.map((sku) => sku ?? '').join('\r\n'));
    await person.press('Escape');
  });

  await test.step('the dialog shows and moves them, too', async () => {
    await page.getByRole('button', { name: 'Columns…' }).click();
    const dialog = person.dialog('Columns');
    await dialog.getByRole('checkbox', { name: 'Currency' }).press('Space');
    await dialog.getByRole('button', { name: 'Move Status up' }).press('Enter');
    await dialog.getByRole('button', { name: 'Done' }).press('Enter');
    await begins('Name ↑', 'SKU', 'Price', 'Status', 'Currency');
  });

  await test.step('a click on a heading sorts by it, one with Shift sorts by it as well', async () => {
    await sheet.clickHeading(3);
    await sheet.isHeaded('Price ↑');
    await page.waitForTimeout(600); // what is pressed at once after a click would be a double click
    await sheet.clickHeading(1, 'Shift');
    await begins('Name ↑2', 'SKU', 'Price ↑1');
  });

  await close();
  const again = await desk.start();
  await sitDown(again.page).see('24 products');
  await expect
    .poll(async () => (await readSheet(again.page).headings()).slice(1, 5))
    .toEqual(['SKU', expect.stringContaining('Price'), 'Status', 'Currency']);
});
