import type { ElectronApplication } from '@playwright/test';
import { expect } from '@playwright/test';
import { test } from './fixture.ts';
import { sitDown } from './person.ts';
import { openSheet } from './sheet.ts';

async function putOnClipboard(app: ElectronApplication, text: string): Promise<void> {
  await app.evaluate(({ clipboard }, given) => clipboard.writeText(given), text);
}

test('what is typed replaces a cell from its first key on, and one undo takes it back', async ({ desk }) => {
  const { page, person, sheet, catalog } = await openSheet(desk);
  await sheet.isAt(1, 0);
  const before = await catalog.read(0, 'name');
  await page.keyboard.type('Quick as a key', { delay: 0 });
  await person.press('Enter');
  await sheet.says(1, 0, 'Quick as a key');
  await sheet.isAt(1, 1);
  await person.press('ArrowUp');
  await person.press('F2');
  await page.keyboard.type(', and more');
  await person.press('Escape');
  await sheet.says(1, 0, 'Quick as a key');
  await person.press('F2');
  await person.press('Alt+Enter');
  await page.keyboard.type('below');
  await person.press('Tab');
  await sheet.says(1, 0, /Quick as a key\s*below/);
  await catalog.holds(0, 'name', 'Quick as a key\nbelow');
  await person.press('Control+z');
  await sheet.says(1, 0, 'Quick as a key');
  await person.press('Control+z');
  await sheet.says(1, 0, before ?? '');
  await catalog.holds(0, 'name', before);

  await sheet.goTo(1, 0);
  await person.press('Enter');
  await expect(page.locator('[data-keys] textarea')).toHaveValue(before ?? '');
  await page.keyboard.type('!');
  await person.press('Shift+Enter');
  await catalog.holds(0, 'name', `${before}!`);
});

test('an input method writes into a cell that was not opened, and its Enter chooses a word', async ({
  desk,
}) => {
  const { page, person, sheet } = await openSheet(desk);
  await sheet.isAt(1, 0);
  const devtools = await page.context().newCDPSession(page);
  const key = { type: 'rawKeyDown', windowsVirtualKeyCode: 229, key: 'Process', code: 'KeyN' } as const;
  await devtools.send('Input.dispatchKeyEvent', key);
  await expect(
    page.getByRole('textbox', { name: 'Name' }).and(page.locator('[data-keys] textarea')),
  ).toBeFocused();
  await devtools.send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 });
  await devtools.send('Input.dispatchKeyEvent', { ...key, code: 'Enter' });
  await expect(page.locator('[data-keys] textarea')).toBeFocused();
  await devtools.send('Input.insertText', { text: '日本' });
  await person.press('Enter');
  await sheet.says(1, 0, '日本');
});

test('cells are copied, pasted and filled as in a spreadsheet', async ({ desk }) => {
  const { app, person, sheet } = await openSheet(desk);
  await sheet.isAt(1, 0);
  await putOnClipboard(app, 'North\tN-1\r\n"South\nof it"\tS-1\r\n');
  await person.press('Control+v');
  await sheet.says(1, 0, 'North');
  await sheet.says(2, 0, 'N-1');
  await sheet.says(1, 1, /South\s*of it/);
  await sheet.says(2, 1, 'S-1');

  // What was pasted is selected.
  await person.press('Control+c');
  await expect
    .poll(() => app.evaluate(({ clipboard }) => clipboard.readText()))
    .toBe('North\tN-1\r\n"South\nof it"\tS-1');
  await sheet.go('ArrowDown', 'ArrowDown', 'ArrowDown', 'Control+v');
  await sheet.says(1, 3, 'North');
  await sheet.says(2, 4, 'S-1');

  await putOnClipboard(app, 'One for all');
  await sheet.goTo(1, 3);
  await sheet.go('Shift+ArrowDown', 'Shift+ArrowDown', 'Control+v');
  for (const row of [3, 4, 5]) await sheet.says(1, row, 'One for all');
  await person.press('Control+z');
  await sheet.says(1, 3, 'North');

  await sheet.focus();
  await sheet.go('Control+Home', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d');
  for (const row of [1, 2]) await sheet.says(1, row, 'North');
  await person.press('Control+z');
  await sheet.says(1, 1, /South/);
});

test('a table that tells its headings, does not fit or reads two ways is asked about', async ({ desk }) => {
  const { app, page, person, sheet } = await openSheet(desk);
  await putOnClipboard(app, 'SKU\tPrice\r\nA-1\t1.234\r\n');
  await person.press('Control+v');
  const dialog = person.dialog('Paste');
  await expect(dialog.getByRole('checkbox', { name: /first row names the columns/ })).toBeChecked();
  await expect(dialog.getByRole('button', { name: 'Paste' })).toBeDisabled();
  await dialog.getByText('1234, a thousand or more').click();
  await dialog.getByRole('button', { name: 'Paste' }).click();
  await sheet.says(2, 0, 'A-1');
  await sheet.says(3, 0, '1,234.00');

  await sheet.focus();
  await sheet.go('Control+End', 'Home');
  await putOnClipboard(app, 'Last but one\r\nLast\r\n');
  await person.press('Control+v');
  await dialog.getByRole('button', { name: 'Paste' }).click();
  await person.see('25 products');
  await person.see('Pasted 1 cell, added 1 product.');
  await expect(page.getByRole('dialog')).toBeHidden();
  await sheet.focus();
  await page.keyboard.press('Control+Shift+v');
  await dialog.getByRole('button').first().waitFor({ state: 'detached' });
  await person.see('27 products');
});

test('Delete empties, Ctrl+Delete makes not set, and both can be seen', async ({ desk }) => {
  const { person, sheet, catalog } = await openSheet(desk);
  await sheet.go('ArrowRight');
  await sheet.isAt(2, 0);
  const before = await catalog.read(0, 'sku');
  await person.press('Delete');
  await sheet.says(2, 0, '');
  await catalog.holds(0, 'sku', '');
  await person.press('Control+Delete');
  await sheet.says(2, 0, 'Not set');
  await catalog.holds(0, 'sku', null);
  await person.press('Control+z');
  await person.press('Control+z');
  await sheet.says(2, 0, before ?? '');
  await catalog.holds(0, 'sku', before);
});

test('everything that matches is selected for a bulk edit, and a block of rows, too', async ({ desk }) => {
  const { page, person, sheet } = await openSheet(desk);
  await sheet.go('Shift+ArrowDown', 'Shift+ArrowDown');
  await person.see('3 cells in 3 rows');
  const chosen = person.dialog('Bulk edit').getByRole('combobox', { name: 'Products' });
  await person.press('Control+e');
  await expect(chosen).toHaveValue('3 selected');
  await person.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await sheet.focus();
  await person.press('Control+a');
  await person.see(/cells in 24 rows/);
  await person.press('Control+e');
  await person.enter('Find', 'the', person.dialog('Bulk edit'));
  await person.see(/^24 values: /);
});

test('the order has several columns, and List shows the same products in the same order', async ({
  desk,
}) => {
  const { page, person, sheet, close } = await openSheet(desk);
  await sheet.go('ArrowRight', 'ArrowRight');
  await person.press('Alt+ArrowDown');
  await page.getByRole('menuitem', { name: 'Sort highest first' }).click();
  await sheet.isHeaded('Price ↓');
  await sheet.focus();
  await sheet.go('ArrowLeft', 'ArrowLeft', 'Alt+ArrowDown');
  await page.getByRole('menuitem', { name: /^Then by Name, A to Z/ }).click();
  await sheet.isHeaded('Price ↓1');
  await sheet.isHeaded('Name ↑2');
  const first = await sheet.cell(1, 0).textContent();
  await person.press('Control+Shift+g');
  const table = page.getByRole('grid', { name: /^Products/ });
  await expect(table.locator('tr[data-index="0"] [data-column="name"]')).toHaveText(first ?? '');
  await close();

  const again = await desk.start();
  await sitDown(again.page).see('24 products');
  await expect(again.page.locator('tr[data-index="0"]')).toBeVisible();
});

test('the grid is shown in the colours of the theme, and says nothing to the console', async ({ desk }) => {
  const { page } = await openSheet(desk);
  const said: string[] = [];
  page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
  await page.getByRole('button', { name: 'Dark colours' }).click();
  await expect
    .poll(() =>
      page.evaluate(() => {
        const canvas = document.querySelector('canvas');
        const context = canvas?.getContext('2d');
        const red = [80, 160, 240, 320].map((x) => context?.getImageData(x, 305, 1, 1).data[0] ?? 255);
        return Math.min(...red);
      }),
    )
    .toBeLessThan(80);
  expect(said).toEqual([]);
});
