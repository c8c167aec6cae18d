import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { EVERY_PRODUCT } from '../../src/shared/model/every-product.ts';
import { ask } from './bridge.ts';
import { expect, test } from './fixture.ts';
import { sitDown } from './person.ts';

const PRODUCTS = 10_000;
const TYPOS = 213;
const TYPO = 'handmde';

/** A table of 10,000 products, of which every 46th or 47th has the typo in its description. */
function writeTable(): string {
  const rows = Array.from({ length: PRODUCTS }, (_, n) => {
    const isWrong = Math.floor(((n + 1) * TYPOS) / PRODUCTS) > Math.floor((n * TYPOS) / PRODUCTS);
    return `Mug ${n},${String(n).padStart(5, '0')},12.50,"A ${isWrong ? TYPO : 'handmade'} mug, number ${n}."`;
  });
  return ['Name,SKU,Price,Description', ...rows].join('\r\n');
}

test('10,000 products: a typo in 213 descriptions is found, previewed, mended but for two, and undone after a restart, by keyboard', async ({
  desk,
}) => {
  const file = join(desk.folder, 'mugs.csv');
  writeFileSync(file, writeTable());
  const first = await desk.start({ catalog: join(desk.folder, 'Mugs') });
  const person = sitDown(first.page);
  await person.see('This catalog has no products yet.');
  await person.press('Control+i');
  await first.page.getByLabel('File to import', { exact: true }).setInputFiles(file);
  await expect(first.page.getByRole('button', { name: /^Check every row/ })).toBeFocused();
  await person.press('Enter');
  await person.see('10,000 rows: 10,000 new.');
  await person.press('Control+Enter');
  await person.see('Imported 10,000 new products.');

  await person.press('Control+h');
  const dialog = person.dialog('Find and replace');
  await expect(dialog.getByLabel('Find', { exact: true })).toBeFocused();
  await first.page.keyboard.type(TYPO);
  await person.press('Tab');
  await expect(dialog.getByLabel('Replace with')).toBeFocused();
  await first.page.keyboard.type('handmade');
  await expect(dialog.getByText(/213 of 213 places will be replaced/)).toBeVisible();
  await untick(first.page, 2);
  await expect(dialog.getByText(/211 of 213 places will be replaced/)).toBeVisible();
  await person.press('Control+Enter');
  await person.see('Changed 211 products.');
  expect(await countTypos(first.page)).toBe(2);
  await first.close();

  const second = await desk.start();
  const again = sitDown(second.page);
  await again.see('10,000 products');
  await again.toList();
  await again.press('Control+z');
  await again.see(/^Undone: /);
  expect(await countTypos(second.page)).toBe(TYPOS);
  await again.press('Control+Shift+z');
  await again.see(/^Done again: /);
  expect(await countTypos(second.page)).toBe(2);
});

/** Tabs to the places and leaves the first of them out, as a person without a mouse does. */
async function untick(page: Page, count: number): Promise<void> {
  const places = page.getByRole('checkbox', { name: /^Change the description of/ });
  await expect(places.nth(count - 1)).toBeEnabled();
  for (let n = 0; n < count; n += 1) {
    for (let tabs = 0; tabs < 40; tabs += 1) {
      if (await places.nth(n).evaluate((box) => box === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await expect(places.nth(n)).toBeFocused();
    await page.keyboard.press('Space');
    await expect(places.nth(n)).not.toBeChecked();
  }
}

async function countTypos(page: Page): Promise<number> {
  const { total } = await ask(page, 'products.list', {
    ...EVERY_PRODUCT,
    search: TYPO,
    descriptions: true,
  });
  return total;
}
