import { test } from './fixture.ts';
import { openSheet } from './sheet.ts';

test('repro', async ({ desk }) => {
  const { page, sheet, catalog } = await openSheet(desk);
  const where = async (w: string) =>
    console.log(
      w,
      await page.evaluate(
        () =>
          `${document.activeElement?.tagName} ${document.activeElement?.id} ${document.activeElement?.className} sel=${document.querySelectorAll('[aria-selected="true"]').length}`,
      ),
    );
  console.log(await catalog.read(0, 'name'));
  await where('start');
  await page.keyboard.press('Shift+Space');
  await page.waitForTimeout(500);
  await where('after shift space');
  console.log('editor', await page.locator('[data-keys] textarea').count());
  await page.keyboard.press('Enter');
  await page.waitForTimeout(500);
  console.log(JSON.stringify(await catalog.read(0, 'name')));
  await sheet.focus();
  await sheet.go('Escape', 'Control+Home', 'Shift+ArrowDown', 'Shift+ArrowDown');
  await page.waitForTimeout(300);
  await where('3 selected');
  for (const key of ['Control+Home', 'Home', 'Control+ArrowUp', 'ArrowUp', 'ArrowLeft']) {
    await sheet.go('Control+Home', 'Shift+ArrowDown', 'Shift+ArrowDown', key);
    await page.waitForTimeout(300);
    await where(key);
  }
  await sheet.go('Escape', 'End');
  await page.waitForTimeout(300);
  await where('End');
  await sheet.go('Tab');
  await page.waitForTimeout(300);
  await where('Tab');
  await sheet.go('Tab');
  await page.waitForTimeout(300);
  await where('Tab Tab');
});
