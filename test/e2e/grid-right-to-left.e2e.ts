import { expect, type Locator } from '@playwright/test';
import { test } from './fixture.ts';
import { openSheet } from './sheet.ts';

test('in a window from right to left the columns run from the left, and editors and menus stand at their cells', async ({
  desk,
}) => {
  const { page, person, sheet, catalog } = await openSheet(desk, { args: ['--language=ar-XB'] });
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  const boxOf = async (place: Locator) => {
    const box = await place.boundingBox();
    return box ?? { x: 0, y: 0, width: 0, height: 0 };
  };
  const canvas = await boxOf(page.locator('canvas[data-pane-focus]'));
  const editor = page.locator('[data-keys] textarea');

  await sheet.goTo(1, 2);
  await person.press('F2');
  await expect(editor).toBeFocused();
  const opened = await boxOf(editor);
  expect(Math.abs(opened.x - (canvas.x + 33))).toBeLessThan(5);
  expect(Math.abs(opened.y - (canvas.y + 30 + 2 * 32))).toBeLessThan(5);
  const direction = () => editor.evaluate((area) => getComputedStyle(area).direction);
  expect(await direction()).toBe('ltr');
  await editor.fill('ספל כחול');
  expect(await direction()).toBe('rtl');
  await person.press('Enter');
  await sheet.says(1, 2, 'ספל כחול');
  await catalog.holds(2, 'name', 'ספל כחול');

  await sheet.click(3, 4);
  await sheet.isAt(3, 4);
  await person.press('ArrowRight');
  await sheet.isAt(4, 4);
  await person.press('End');
  await expect(sheet.cell(2, 4)).not.toBeAttached();
  await person.press('Home');
  await expect(sheet.cell(2, 4)).toBeAttached();

  await person.press('Alt+ArrowDown');
  const menu = page.getByRole('menu');
  await expect(menu.getByRole('menuitem', { name: 'Sort A to Z' })).toBeVisible();
  const { x, width } = await boxOf(menu);
  expect(Math.abs(x + width - (canvas.x + 33 + 220))).toBeLessThan(5);
});
