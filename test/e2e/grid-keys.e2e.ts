import { expect } from '@playwright/test';
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
