import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { newProductFields } from '../../src/shared/model/new-product.ts';
import { ask } from './bridge.ts';
import { test } from './fixture.ts';
import { give, openEmpty } from './importing.ts';
import { sitDown } from './person.ts';
import { openSheet, readSheet } from './sheet.ts';

test('what was typed into a cell is not lost when something else is gone to, or the window is closed', async ({
  desk,
}) => {
  const { page, person, sheet, close } = await openSheet(desk);
  const typed = async (text: string, row: number): Promise<void> => {
    await sheet.focus();
    await sheet.go('Control+Home', 'ArrowRight', ...Array.from({ length: row }, () => 'ArrowDown'));
    await sheet.isAt(2, row);
    await page.keyboard.type(text);
    await expect(page.locator('[data-keys] textarea')).toHaveValue(text);
  };
  await typed('K-0', 0);
  await person.press('Control+4');
  await expect(page.getByRole('heading', { name: 'Send list' })).toBeVisible();
  await person.press('Control+1');
  await sheet.says(2, 0, 'K-0');
  await typed('K-1', 1);
  await person.press('Control+Shift+g');
  await expect(page.getByRole('grid', { name: /^Products/ }).getByText('K-1')).toBeVisible();
  for (const _look of ['images', 'text', 'grid']) await person.press('Control+Shift+g');
  await sheet.says(2, 1, 'K-1');
  await typed('K-2', 2);
  await person.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('combobox').first()).toBeFocused();
  await person.press('Escape');
  await sheet.says(2, 2, 'K-2');
  await sheet.isAt(2, 2);
  await typed('K-3', 3);
  await person.press('Control+f');
  await expect(page.getByLabel('Search products')).toBeFocused();
  await sheet.says(2, 3, 'K-3');
  await typed('K-4', 4);
  await close();

  const again = await desk.start();
  const next = readSheet(again.page);
  await sitDown(again.page).see('24 products');
  await again.page.getByLabel('Search products').fill('K-4');
  await next.says(2, 0, 'K-4');
});

test('a click with Shift or Ctrl selects as in a spreadsheet, and a row’s number selects its row', async ({
  desk,
}) => {
  const { app, page, person, sheet } = await openSheet(desk);
  const clip = () => app.evaluate(({ clipboard }) => clipboard.readText());
  const names = await sheet.cell(1, 0).evaluate((first) => {
    const rows = [...(first.closest('table')?.querySelectorAll('td[id^="glide-cell-1-"]') ?? [])];
    return rows.map((cell) => cell.textContent ?? '');
  });
  await sheet.click(1, 1);
  await sheet.click(3, 3, 'Shift');
  await person.see('9 cells in 3 rows');
  await sheet.isAt(1, 1);
  await sheet.click(1, 0);
  await sheet.click(1, 2, 'Control');
  await sheet.click(1, 4, 'Control');
  await person.see('3 cells in 3 rows');
  await person.press('Control+c');
  await expect.poll(clip).toBe([names[0], names[2], names[4]].join('\r\n'));

  await sheet.click(3, 8);
  const price = await sheet.cell(3, 8).textContent();
  await sheet.click(0, 2);
  await sheet.click(0, 4, 'Shift');
  await person.see('3 selected');
  await person.press('Control+c');
  await expect.poll(clip).toMatch(new RegExp(`^${names[2]}\t[^]*\r\n${names[4]}\t`));
  await person.press('Delete');
  await sheet.says(1, 3, '');
  await sheet.says(3, 8, price ?? '');
  await person.press('Control+z');
  await sheet.says(1, 3, names[3] ?? '');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('Tab and Enter stay within what is selected, Ctrl+Enter fills it, and Tabs end below where they began', async ({
  desk,
}) => {
  const { page, person, sheet } = await openSheet(desk);
  await sheet.go('Shift+ArrowDown', 'Shift+ArrowRight');
  await person.see('4 cells in 2 rows');
  await sheet.isAt(1, 0);
  await person.press('Tab');
  await sheet.isAt(2, 0);
  await page.keyboard.type('T-1');
  await person.press('Tab');
  await sheet.isAt(1, 1);
  await person.press('Shift+Tab');
  await sheet.isAt(2, 0);
  await sheet.says(2, 0, 'T-1');
  await page.keyboard.type('T-2');
  await person.press('Control+Enter');
  for (const row of [0, 1]) for (const column of [1, 2]) await sheet.says(column, row, 'T-2');
  await person.press('Control+z');
  await sheet.says(2, 0, 'T-1');

  await sheet.go('Control+Home', 'ArrowDown', 'ArrowDown');
  for (const word of ['One', 'Two']) {
    await page.keyboard.type(word);
    await person.press('Tab');
  }
  await sheet.isAt(3, 2);
  await page.keyboard.type('12');
  await person.press('Enter');
  await sheet.isAt(1, 3);
  await sheet.says(3, 2, '12.00');
  await person.press('Shift+Enter');
  await sheet.isAt(1, 2);
});

test('the menu of a cell cuts, copies, pastes and fills, and opens by the keyboard', async ({ desk }) => {
  const { app, page, person, sheet } = await openSheet(desk);
  const choose = (name: string) => page.getByRole('menuitem', { name }).click();
  const first = await sheet.cell(1, 0).textContent();
  await person.press('Shift+F10');
  await choose('Copy cells');
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toBe(first);
  await person.press('ArrowDown');
  await sheet.isAt(1, 1);
  await person.press('Shift+F10');
  await choose('Paste cells');
  await sheet.says(1, 1, first ?? '');
  await sheet.focus();
  await person.press('Shift+F10');
  await choose('Cut cells');
  await sheet.says(1, 1, '');
  await person.see('1 cell cut.');
  await expect(page.getByRole('menu')).toBeHidden();
});

test('a sorted list is seen from its top, and a double click fits a column to its texts', async ({
  desk,
}) => {
  const { page, sheet } = await openSheet(desk);
  await page.setViewportSize({ width: 1280, height: 400 });
  const box = await page.locator('canvas[data-pane-focus]').boundingBox();
  const [x, y] = [box?.x ?? 0, box?.y ?? 0];
  const first = await sheet.cell(1, 0).textContent();
  await page.mouse.click(x + 100, y + 15);
  await sheet.isHeaded('Name ↓');
  await sheet.cell(1, 23).waitFor({ state: 'detached' });
  await expect(sheet.cell(1, 0)).not.toHaveText(first ?? '');

  await page.setViewportSize({ width: 1280, height: 800 });
  const widthOf = () =>
    page.evaluate(() => {
      const kept = JSON.parse(localStorage.getItem('grid-columns') ?? '{}') as { widths?: { name?: number } };
      return kept.widths?.name ?? 0;
    });
  const edge = x + 33 + 220;
  /** The sheet knows an edge under the pointer only once it has drawn it. */
  const pointAtEdge = async (at: number): Promise<void> => {
    await page.mouse.move(at - 20, y + 100);
    await page.mouse.move(at, y + 15);
    await expect(page.locator('.dvn-scroller')).toHaveCSS('cursor', 'col-resize', { timeout: 2000 });
  };
  await expect(async () => {
    await page.waitForTimeout(600); // what is pressed at once after a click would be a double click
    await pointAtEdge(edge);
    await page.mouse.down();
    await page.mouse.move(edge - 150, y + 15, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => Math.abs((await widthOf()) - 70), { timeout: 2000 }).toBeLessThan(20);
  }).toPass();
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(async () => {
    await page.waitForTimeout(600);
    const border = x + 33 + (await widthOf());
    await pointAtEdge(border - 2);
    await page.mouse.dblclick(border - 2, y + 15);
    await expect.poll(widthOf, { timeout: 2000 }).toBeGreaterThan(130);
  }).toPass();
  await expect(page.getByRole('menu')).toHaveCount(0);
  await page.evaluate(`{
    const draw = CanvasRenderingContext2D.prototype.fillText;
    window.drawn = [];
    CanvasRenderingContext2D.prototype.fillText = function (text, ...at) {
      window.drawn.push(text);
      return draw.call(this, text, ...at);
    };
  }`);
  await page.setViewportSize({ width: 1270, height: 790 });
  const names = await page.locator('td[id^="glide-cell-1-"]').allTextContents();
  const drawn = () => page.evaluate<string[]>('window.drawn');
  await expect.poll(async () => (await drawn()).length).toBeGreaterThan(50);
  const shown = (await drawn()).filter((text) => names.some((name) => name.startsWith(text.slice(0, 6))));
  expect(shown.filter((text) => text.endsWith('…'))).toEqual([]);
  expect(shown.length).toBeGreaterThan(5);
});

test('what is searched for from far down is seen from its top', async ({ desk }) => {
  const { page, person, sheet } = await openSheet(desk);
  await page.setViewportSize({ width: 1280, height: 400 });
  const products = ['Aardvark', 'Zebra'].flatMap((animal) =>
    Array.from({ length: 30 }, (_, n) => ({ ...newProductFields('EUR'), name: `${animal} ${n + 10}` })),
  );
  await ask(page, 'products.add', { products, remotes: [] });
  await person.press('F5');
  await expect(async () => {
    await sheet.go('Control+Home');
    await expect(sheet.cell(1, 0)).toHaveText('Aardvark 10', { timeout: 500 });
  }).toPass();
  await sheet.go('Control+ArrowDown');
  await sheet.cell(1, 0).waitFor({ state: 'detached' });
  await person.press('Control+f');
  await page.keyboard.type('aardvark');
  await sheet.says(1, 0, 'Aardvark 10');
  await sheet.cell(1, 29).waitFor({ state: 'detached' });
});

test('the keyboard is in the sheet once its rows have come, by an import or at the start', async ({
  desk,
}) => {
  const { page, person, close } = await openEmpty(desk);
  const file = join(desk.folder, 'stock.csv');
  writeFileSync(file, 'name,sku\nCup,C-1\nPlate,P-1\n');
  await give(page, file);
  await person.press('Control+Enter');
  await expect(page.getByRole('button', { name: /^Import 2 products/ })).toBeVisible();
  await person.press('Control+Enter');
  await goesDown(page);
  await close();

  const again = await desk.start({ catalog: join(desk.folder, 'Shop') });
  await goesDown(again.page);
});

async function goesDown(page: Page): Promise<void> {
  const sheet = readSheet(page);
  await sheet.isAt(1, 0);
  await page.keyboard.press('ArrowDown');
  await sheet.isAt(1, 1);
}
