import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { keepImage, makePng } from '../helpers/images.ts';
import { ask } from './bridge.ts';
import { expect, test } from './fixture.ts';
import { aProduct, openProducts, runCommand, showGallery } from './image-scene.ts';
import { openEmpty } from './importing.ts';
import { dropOn, makeFolder, RED } from './matching.ts';

const active = (page: Page) => page.locator('[role="gridcell"][data-active]');

test('products are gone through as images, selected, opened and given an image, with the keyboard or by a drop', async ({
  desk,
}) => {
  const names = Array.from({ length: 30 }, (_, n) => `Product ${String(n + 1).padStart(2, '0')}`);
  const { page, person } = await openProducts(desk, Object.fromEntries(names.map((name) => [name, ''])));
  await runCommand(page, 'Show as a list');
  await page.getByRole('button', { name: 'Name', exact: true }).click();
  const grid = await showGallery(page);
  // In the order of the list.
  await page.keyboard.press('Home');
  await expect(active(page)).toContainText('Product 01');
  const columns = Number(await grid.getAttribute('aria-colcount'));
  expect(columns).toBeGreaterThan(2);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(active(page)).toContainText(`Product ${String(columns + 2).padStart(2, '0')}`);
  await page.keyboard.press('End');
  await expect(active(page)).toContainText('Product 30');
  await expect(active(page)).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowLeft');
  await person.see('2 selected');
  await page.keyboard.press('ContextMenu');
  await expect(page.getByRole('menuitem', { name: /^Bulk edit/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(grid).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Home');
  await expect(active(page)).toBeInViewport({ ratio: 1 });

  const front = join(makeFolder(desk, { 'front.png': RED }), 'front.png');
  const tile = page.getByRole('gridcell').filter({ hasText: 'Product 02' });
  await expect(tile).toContainText('No image');
  await dropOn(page, tile, front, { x: 60, y: 60 });
  await person.see('Gave Product 02 the image front.png.');
  await expect(tile).toContainText('On this computer');
  await expect(tile.locator('img')).toHaveJSProperty('naturalWidth', 60);

  await grid.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Product 01');
});

test('ten thousand images scroll, and only what is in sight is asked for', async ({ desk }) => {
  const { page } = await openEmpty(desk);
  const kept = Array.from({ length: 40 }, (_, n) =>
    keepImage(join(desk.folder, 'Shop'), makePng(40 + n, 40), 'png'),
  );
  const products = Array.from({ length: 10_000 }, (_, n) =>
    aProduct(`Product ${n + 1}`, `SKU-${n + 1}`, `local-image:${kept[n % kept.length]}/${n}.png`),
  );
  await ask(page, 'products.add', { products, remotes: [] });
  await page.keyboard.press('F5');
  await expect(page.getByText('10,000 products').first()).toBeVisible();
  await showGallery(page);
  await expect(page.locator('[role="gridcell"] img').first()).toHaveJSProperty('complete', true);
  expect(await page.getByRole('gridcell').count()).toBeLessThan(60);
  await page.evaluate(async () => {
    const box = document.querySelector('[role="grid"]')?.parentElement;
    for (let step = 0; box && step < 120; step += 1) {
      box.scrollTop += 400;
      await new Promise((next) => requestAnimationFrame(next));
    }
  });
  expect(await page.getByRole('gridcell').count()).toBeLessThan(60);
  await page.keyboard.press('End');
  await expect(active(page)).toContainText('Product 1');
  await expect(active(page).locator('img')).toHaveJSProperty('complete', true);
  expect(await page.getByRole('gridcell').count()).toBeLessThan(60);
});
