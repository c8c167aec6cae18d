import { expect } from '@playwright/test';
import { EVERY_PRODUCT } from '../../src/shared/model/every-product.ts';
import { newProductFields } from '../../src/shared/model/new-product.ts';
import { ask } from './bridge.ts';
import { test } from './fixture.ts';
import { openSheet } from './sheet.ts';

test('Shift+Space selects the row and writes nothing, and a key that can move no further leaves one cell selected', async ({
  desk,
}) => {
  const { page, sheet, catalog } = await openSheet(desk);
  const name = await catalog.read(0, 'name');
  await sheet.go('Shift+Space');
  await sheet.says(1, 0, name ?? '');
  await expect(page.getByText(/^\d+ cells in 1 row$/)).toBeVisible();
  await expect(page.locator('[data-keys] textarea')).toHaveCount(0);
  await sheet.go('Escape');
  for (const key of ['Control+Home', 'Home', 'Control+ArrowUp', 'ArrowUp', 'ArrowLeft']) {
    await sheet.go('Shift+ArrowDown', 'Shift+ArrowDown');
    await expect(page.getByText('3 cells in 3 rows')).toBeVisible();
    await sheet.go(key);
    await expect(page.getByText(/ cells in /)).toHaveCount(0);
    await sheet.isAt(1, 0);
  }
  await catalog.holds(0, 'name', name);
});

test('Shift with Home, End and the page keys selects to the ends of the row and page by page', async ({
  desk,
}) => {
  const { page, person, sheet } = await openSheet(desk);
  await page.setViewportSize({ width: 1280, height: 500 });
  await sheet.go('ArrowRight', 'ArrowRight', 'ArrowDown', 'Shift+Home');
  await person.see('3 cells in 1 row');
  await sheet.go('Shift+End', 'Shift+PageDown');
  const counted = page.getByText(/^\d+ cells in \d+ rows$/);
  await expect(counted).toBeVisible();
  const [, height = ''] = /in (\d+) rows/.exec((await counted.textContent()) ?? '') ?? [];
  expect(Number(height)).toBeGreaterThan(3);
  await sheet.go(...Array.from({ length: 8 }, () => 'Shift+PageDown'));
  await expect(page.getByText(/^\d+ cells in 23 rows$/)).toBeVisible();
  await sheet.go(...Array.from({ length: 8 }, () => 'Shift+PageUp'));
  await expect(page.getByText(/^\d+ cells in 2 rows$/)).toBeVisible();
  await sheet.isAt(3, 1);
});

test('the keyboard stays in the sheet while the cell of the cursor goes out of sight', async ({ desk }) => {
  const { page, sheet } = await openSheet(desk);
  await sheet.goTo(3, 1);
  const stayed = page.evaluate(async () => {
    const end = performance.now() + 1_500;
    while (performance.now() < end) {
      if (document.activeElement === document.body) return false;
      await new Promise((done) => setTimeout(done, 1));
    }
    return document.querySelector('#glide-cell-3-1') === null;
  });
  await sheet.go('Shift+End');
  expect(await stayed).toBe(true);
});

test('Tab after the last cell of a row goes to the next row, and Shift+Tab back', async ({ desk }) => {
  const { page, sheet } = await openSheet(desk);
  await sheet.go('End');
  // Only what is in sight is read out: the last column is known once the cursor is there.
  const focused = () => page.evaluate(() => Number(document.activeElement?.id.split('-')[2] ?? 0));
  await expect.poll(focused).toBeGreaterThan(5);
  const last = await focused();
  await sheet.go('Tab');
  await sheet.isAt(1, 1);
  await sheet.go('Shift+Tab');
  await sheet.isAt(last, 0);
});

test('typing where nothing can be written says why', async ({ desk }) => {
  const { page, person, sheet } = await openSheet(desk);
  await sheet.go('End', 'x');
  await person.see('The column “Changed” can’t be typed into.');
  const sorts = [{ field: 'name', direction: 'asc' }] as const;
  const list = await ask(page, 'products.list', { ...EVERY_PRODUCT, sorts: [...sorts] });
  const [first] = await ask(page, 'products.page', { snapshot: list.id, from: 0, count: 1 });
  await ask(page, 'products.trash', { scope: { kind: 'ids', ids: [first?.id ?? 0] } });
  await page.getByRole('button', { name: /^Trash/ }).click();
  await person.see('1 product');
  await sheet.focus();
  await sheet.go('Control+Home', 'x');
  await person.see('Products in the trash can’t be changed. Restore them first.');
});

test('undo and redo go to what they have written', async ({ desk }) => {
  const { page, person, sheet } = await openSheet(desk);
  await sheet.go('ArrowRight', 'ArrowDown', 'ArrowDown');
  await page.keyboard.type('K-1');
  await sheet.go('Enter');
  await sheet.says(2, 2, 'K-1');
  for (const key of ['Control+z', 'Control+y']) {
    await sheet.go('Control+End');
    await expect(sheet.cell(1, 23)).toBeAttached();
    await person.press(key);
    await sheet.isAt(2, 2);
  }
  await sheet.says(2, 2, 'K-1');
});

test('what is said below the last rows does not cover the row of the cursor', async ({ desk }) => {
  const { page, person, sheet } = await openSheet(desk);
  await page.setViewportSize({ width: 1280, height: 600 });
  await sheet.go('Control+End', 'Home');
  await sheet.isAt(1, 23);
  const products = ['A 0', 'A 1'].map((name) => ({ ...newProductFields('EUR'), name }));
  await ask(page, 'products.add', { products, remotes: [] });
  await person.see('This list is out of date.');
  const canvas = await page.locator('canvas[data-pane-focus]').boundingBox();
  const bar = await page.getByRole('button', { name: 'Refresh' }).boundingBox();
  if (canvas === null || bar === null) throw new Error('both are in sight');
  expect(canvas.y + canvas.height).toBeLessThan(bar.y);
  await sheet.go('ArrowUp');
  await page.mouse.click(canvas.x + 300, canvas.y + canvas.height - 30);
  await sheet.isAt(1, 23);
});

test('a cell that the cursor jumps to is in sight, wherever it is', async ({ desk }) => {
  const { page, person, sheet } = await openSheet(desk);
  await page.setViewportSize({ width: 1280, height: 500 });
  const products = Array.from({ length: 400 }, (_, n) => ({
    ...newProductFields('EUR'),
    name: `A ${1000 + n}`,
    price: [57, 140, 301].includes(n) ? 'on request' : '1.00',
  }));
  await ask(page, 'products.add', { products, remotes: [] });
  await person.press('F5');
  await person.see('424 products');
  await sheet.focus();
  await sheet.go('Control+Home');
  await sheet.isAt(1, 0);
  for (const row of [57, 140, 301]) {
    await person.press('F8');
    await sheet.isAt(3, row);
  }
  for (const row of [140, 57]) {
    await person.press('Shift+F8');
    await sheet.isAt(3, row);
  }
  await person.press('Control+k');
  await page.keyboard.type('A 1222');
  await page.getByRole('option', { name: /A 1222/ }).waitFor();
  await person.press('Enter');
  await sheet.cell(1, 222).waitFor({ state: 'attached' });
});

test('another view of as many products is read where it is looked at, and F8 leaves an open cell', async ({
  desk,
}) => {
  const { page, person, sheet, catalog } = await openSheet(desk);
  const first = await sheet.cell(1, 0).textContent();
  await page.setViewportSize({ width: 1280, height: 500 });
  const products = Array.from({ length: 400 }, (_, n) => ({
    ...newProductFields('EUR'),
    name: `ZZ ${1000 + n}`,
  }));
  await ask(page, 'products.add', { products, remotes: [] });
  await person.press('F5');
  await person.see('424 products');
  await sheet.focus();
  await sheet.go('Control+End', 'Home');
  await sheet.says(1, 422, 'ZZ 1399');
  await person.press('Control+2');
  await page.waitForTimeout(1000); // the rows of before would be seen as well
  await sheet.says(1, 422, 'ZZ 1399');
  await sheet.isAt(1, 423);

  await person.press('Control+Home');
  await sheet.isAt(1, 0);
  await person.press('F2');
  await page.keyboard.type('!');
  await person.press('F8');
  await catalog.holds(0, 'name', `${first}!`);
  await expect(page.locator('canvas td:focus:not(#glide-cell-1-0)')).toHaveCount(1);
});

test('in the list, keys of cells say where cells are', async ({ desk }) => {
  const { page, person, sheet } = await openSheet(desk);
  await person.press('Control+Shift+g');
  const list = page.getByRole('grid', { name: /^Products/ });
  await expect(list).toBeFocused();
  for (const keys of ['Control+c', 'Control+d', 'Control+r', 'Control+v']) {
    await person.press(keys);
    await person.see('There are no cells here: show products as a grid.');
  }
  await person.press('Control+Shift+g');
  for (const _look of ['text', 'grid']) await person.press('Control+Shift+g');
  await sheet.focus();
  await sheet.goTo(1, 0);
  await person.press('Control+d');
  await person.see('There is no cell above to fill from.');
  await person.press('Control+r');
  await person.see('There is no cell on the left to fill from.');
});
