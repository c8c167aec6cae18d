import { expect } from '@playwright/test';
import { test } from './fixture.ts';
import { openSheet } from './sheet.ts';

test('cells are filled by the handle, to the right and with a series, each with one undo', async ({
  desk,
}) => {
  const { page, person, sheet, catalog } = await openSheet(desk);
  const names = await Promise.all([1, 2, 3, 4].map((row) => catalog.read(row, 'name')));
  const skus = await Promise.all([1, 2, 3, 4].map((row) => catalog.read(row, 'sku')));

  await test.step('the handle copies down', async () => {
    await sheet.click(1, 1);
    await sheet.isAt(1, 1);
    await sheet.dragHandle([1, 1], [1, 4]);
    for (const row of [2, 3, 4]) await sheet.says(1, row, names[0] ?? '');
    for (const row of [2, 3, 4]) await catalog.holds(row, 'name', names[0]);
    expect(await catalog.read(5, 'name')).not.toBe(names[0]);
    await person.press('Control+z');
    for (const [at, name] of names.entries()) await catalog.holds(1 + at, 'name', name);
    await sheet.says(1, 4, names[3] ?? '');
  });

  await test.step('the handle copies up and to the right, and repeats a pattern', async () => {
    await sheet.click(2, 3);
    await sheet.click(2, 4, 'Shift');
    await person.see('2 cells in 2 rows');
    await sheet.dragHandle([2, 4], [2, 1]);
    await catalog.holds(1, 'sku', skus[2]);
    await catalog.holds(2, 'sku', skus[3]);
    await sheet.says(2, 1, skus[2] ?? '');
    await person.press('Control+z');
    await catalog.holds(1, 'sku', skus[0]);
    await sheet.goTo(1, 1);
    await sheet.dragHandle([1, 1], [2, 1]);
    await catalog.holds(1, 'sku', names[0]);
    await sheet.says(2, 1, names[0] ?? '');
    await person.press('Control+z');
    await catalog.holds(1, 'sku', skus[0]);
  });

  await test.step('Ctrl+R copies to the right, and into a single cell what is left of it', async () => {
    await sheet.goTo(1, 1);
    await sheet.go('Shift+ArrowDown', 'Shift+ArrowRight', 'Control+r');
    await sheet.says(2, 2, names[1] ?? '');
    await catalog.holds(1, 'sku', names[0]);
    await catalog.holds(2, 'sku', names[1]);
    await person.press('Control+z');
    await catalog.holds(2, 'sku', skus[1]);
    await sheet.goTo(2, 3);
    await person.press('Control+r');
    await catalog.holds(3, 'sku', names[2]);
    await sheet.says(2, 3, names[2] ?? '');
    await person.press('Control+z');
    await catalog.holds(3, 'sku', skus[2]);
  });

  await test.step('numbers are counted on only where a series is asked for', async () => {
    await sheet.goTo(2, 1);
    await page.keyboard.type('S-08');
    await person.press('Enter');
    await catalog.holds(1, 'sku', 'S-08');
    await sheet.goTo(2, 1);
    await sheet.go('Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown');
    await person.press('Control+d');
    await catalog.holds(4, 'sku', 'S-08');
    await person.press('Control+z');
    await catalog.holds(4, 'sku', skus[3]);
    await sheet.goTo(2, 1);
    await sheet.go('Shift+ArrowDown');
    await person.press('Control+d');
    await catalog.holds(2, 'sku', 'S-08');
    await person.press('Control+z');
    await catalog.holds(2, 'sku', skus[1]);
    await sheet.goTo(2, 2);
    await page.keyboard.type('S-10');
    await person.press('Enter');
    await sheet.goTo(2, 1);
    await sheet.go('Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown');
    await person.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Find a command or product' })).toBeFocused();
    await page.keyboard.type('Fill down with a series');
    await expect(page.getByRole('option', { name: /Fill down with a series/ })).toHaveAttribute(
      'data-combobox-selected',
      'true',
    );
    await person.press('Enter');
    await sheet.says(2, 4, 'S-14');
    await catalog.holds(3, 'sku', 'S-12');
    await catalog.holds(4, 'sku', 'S-14');
    await sheet.focus();
    await person.press('Control+z');
    await catalog.holds(4, 'sku', skus[3]);
  });
});

test('a double click on the handle fills to the end of the list, with one undo', async ({ desk }) => {
  const { page, person, sheet, catalog } = await openSheet(desk);
  const [first, before, last] = await Promise.all([0, 2, 23].map((row) => catalog.read(row, 'sku')));
  await sheet.goTo(2, 2);
  await sheet.doubleClickHandle([2, 2]);
  await person.see('Filled 21 cells.');
  await person.see('22 cells in 22 rows');
  await expect(page.locator('[data-keys] textarea')).toHaveCount(0);
  for (const row of [2, 3, 23]) await catalog.holds(row, 'sku', before);
  await catalog.holds(0, 'sku', first);
  await person.press('Control+z');
  await catalog.holds(23, 'sku', last);
});

test('F8 goes to the next value with a problem and says what it is, Shift+F8 to the one before', async ({
  desk,
}) => {
  const { page, person, sheet, catalog } = await openSheet(desk);
  const goOn = async (key: 'F8' | 'Shift+F8') => {
    const before = await page.evaluate(() => document.activeElement?.id);
    await person.press(key);
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).not.toBe(before);
    return {
      at: await page.evaluate(() => document.activeElement?.id.replace('glide-cell-', '')),
      said: await page.locator('output[aria-live]').textContent(),
    };
  };
  const found = [await goOn('F8'), await goOn('F8'), await goOn('F8')];
  const [currency, name] = [found.find(({ at }) => at === '4-14'), found.find(({ at }) => at === '1-23')];
  await catalog.holds(14, 'currency', 'EURO');
  expect(currency?.said).toMatch(/currency/i);
  await catalog.holds(23, 'name', '');
  expect(name?.said).toMatch(/name/i);
  expect(await goOn('F8')).toEqual(found[0]);
  expect(await goOn('Shift+F8')).toEqual(found[2]);

  await sheet.goTo(4, 14);
  await page.keyboard.type('EUR');
  await person.press('Enter');
  await catalog.holds(14, 'currency', 'EUR');
  await sheet.goTo(1, 0);
  const left = [await goOn('F8'), await goOn('F8')];
  expect(left.map(({ at }) => at)).toEqual(found.map(({ at }) => at).filter((at) => at !== '4-14'));
});
