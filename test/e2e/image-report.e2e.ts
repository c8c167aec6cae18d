import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { keepImage, makePng } from '../helpers/images.ts';
import { ask } from './bridge.ts';
import { expect, test } from './fixture.ts';
import {
  aProduct,
  checkLinks,
  findCut,
  findFaults,
  openProducts,
  openServer,
  resize,
  runCommand,
  type Shop,
  SMALL,
  SQUARE,
  showGallery,
} from './image-scene.ts';
import { openEmpty } from './importing.ts';
import { answerFolder, dropOn, makeFolder, RED, readImages } from './matching.ts';

let shop: Shop;
test.beforeEach(async () => {
  shop = await openServer();
});
test.afterEach(() => shop.close());

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
  const frames = await page.evaluate(async () => {
    const box = document.querySelector('[role="grid"]')?.parentElement;
    const took: number[] = [];
    let before = performance.now();
    for (let step = 0; box && step < 120; step += 1) {
      box.scrollTop += 400;
      await new Promise((next) => requestAnimationFrame(next));
      took.push(performance.now() - before);
      before = performance.now();
    }
    return took.toSorted((a, b) => a - b);
  });
  // Half of them are far within what the eye takes for smooth, on a machine that does other things as well.
  expect(frames[60]).toBeLessThan(50);
  await page.keyboard.press('End');
  await expect(active(page)).toContainText('Product 1');
  await expect(active(page).locator('img')).toHaveJSProperty('complete', true);
  expect(await page.getByRole('gridcell').count()).toBeLessThan(60);
});

test('what is wrong with images is found, said and mended, with the keyboard alone', async ({ desk }) => {
  const { page, person } = await openProducts(desk, {
    Good: `${shop.at}/square.png`,
    Twin: `${shop.at}/square.png?twin`,
    Small: `${shop.at}/small.png`,
    Gone: `${shop.at}/gone.png`,
    Page: `${shop.at}/page.png`,
    None: '',
  });
  await page.keyboard.press('Control+7');
  const group = (name: string) => page.getByRole('tab', { name });
  await expect(group('No image 1')).toBeFocused();
  await expect(group('Not checked 5')).toBeVisible();
  await checkLinks(page, 'All products');
  await person.see(/^Looked at 0 addresses\. 5 were not looked at, because their hosts are not allowed/);

  // Only this computer can open them: it asks before it does.
  await group('No image 1').focus();
  await page.keyboard.press('ArrowUp');
  await expect(group('Host not allowed 5')).toBeFocused();
  await person.see(/Not looked at: 127\.0\.0\.1 is not allowed\./);
  await page.getByRole('button', { name: 'Allow this host: 127.0.0.1' }).first().focus();
  await page.keyboard.press('Enter');
  await expect(person.dialog('Allow 127.0.0.1?')).toBeVisible();
  await page.keyboard.press('Enter');
  await person.see('Looked at 5 addresses, 3 OK, 2 broken.');
  await expect(group('Broken 2')).toBeVisible();
  await group('Broken 2').click();
  await expect(page.getByRole('region', { name: 'Hosts that you allowed' })).toContainText('127.0.0.1');
  await person.see('There is nothing at this address (404).');
  await person.see('There is a web page, not a picture.');
  for (const name of ['The same image 2', 'Too small 1', 'Not square 1', 'Over http:// 5', 'Not checked 0'])
    await expect(group(name)).toBeVisible();

  // Those that are alike, in the list.
  await group('The same image 2').focus();
  await page.keyboard.press('Enter');
  await person.see('The same as Twin · SKU-2.');
  await page.getByRole('button', { name: 'Show in the list' }).focus();
  await page.keyboard.press('Enter');
  await person.see('2 products');
  await person.see(/Image is the same as another’s/);

  // The addresses of a whole group, as one change.
  await page.keyboard.press('Control+7');
  await group('Over http:// 5').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Change http:// to https://…' }).focus();
  await page.keyboard.press('Enter');
  await person.see('These 5 products');
  await person.see('5 of 5 places will be replaced.');
  await page.keyboard.press('Control+Enter');
  await person.see('Changed 5 products.');
  await expect(group('Over http:// 0')).toBeVisible();
  expect((await readImages(page))['Good']).toBe(`${shop.at.replace('http:', 'https:')}/square.png`);
  await page.keyboard.press('Control+z');
  await expect(group('Over http:// 5')).toBeVisible();

  // Files for what is broken, and for that alone.
  await group('Broken 2').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Open Gone at its image/ }).focus();
  await page.keyboard.press('Enter');
  const field = page.getByLabel('Image address', { exact: true });
  await expect(field).toBeFocused();
  await field.fill(`${shop.at}/square.png?mended`);
  await page.keyboard.press('Control+s');
  await page.keyboard.press('Control+7');
  await expect(group('Not checked 1')).toBeVisible();
  await expect(group('Broken 1')).toBeVisible();
});

test('files are matched with the products of a group alone, and the images of a group are removed', async ({
  desk,
}) => {
  const { app, page, person } = await openProducts(desk, { Mug: `${shop.at}/gone.png`, Bowl: '', Plate: '' });
  await answerFolder(app, makeFolder(desk, { 'SKU-1.png': RED, 'SKU-2.png': SMALL }));
  await page.keyboard.press('Control+7');
  await page.getByRole('button', { name: 'Match images…' }).click();
  await expect(page.getByRole('tab', { name: 'Matched 1' })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'No product 1' })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await person.see('Gave 1 product an image.');
  await expect(page.getByRole('tab', { name: 'On this computer 1' })).toBeVisible();

  await ask(page, 'images.allowHost', { host: '127.0.0.1' });
  await checkLinks(page, 'All products');
  await page.getByRole('tab', { name: 'Broken 1' }).click();
  await page.getByRole('button', { name: 'Fix', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Remove the images…' }).click();
  await page.getByRole('button', { name: /^Apply to 1 product/ }).click();
  await person.see('Changed 1 product.');
  expect(await readImages(page)).toEqual({ Mug: '', Bowl: 'SKU-2.png', Plate: '' });
  await expect(page.getByRole('tab', { name: 'No image 2' })).toBeVisible();
});

test('a check shows how far it is and ends when it is told to', async ({ desk }) => {
  const { page, person } = await openProducts(
    desk,
    Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`Slow ${n}`, `${shop.at}/slow.png?${n}`])),
  );
  await ask(page, 'images.allowHost', { host: '127.0.0.1' });
  await page.keyboard.press('Control+7');
  await checkLinks(page, 'All products');
  await expect(page.getByRole('progressbar', { name: 'Looking at the addresses of images' })).toBeVisible();
  // It goes on beside everything else.
  await page.keyboard.press('Control+1');
  await person.see('12 products');
  await page.keyboard.press('Control+7');
  await page.getByRole('button', { name: 'Cancel', exact: true }).focus();
  await page.keyboard.press('Enter');
  await person.see(/It was ended early: not looked at were \d+ addresses/);
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing among images and in their report in ${theme} colours`, async ({ desk }) => {
    test.setTimeout(120_000);
    const catalog = join(desk.folder, 'Shop');
    const local = keepImage(join(desk.folder, 'elsewhere'), SQUARE, 'png');
    const { app, page, person } = await openProducts(desk, {
      Mug: `local-image:${local}/mug.png`,
      Cup: `local-image:${local}/cup.png`,
      Gone: `${shop.at}/gone.png`,
      Small: `${shop.at}/small.png`,
      None: '',
      Private: 'http://10.1.2.3/x.png',
    });
    keepImage(catalog, SQUARE, 'png');
    await page.evaluate((wanted) => window.offshelf.app.setTheme({ theme: wanted }), theme);
    await expect(page.locator(`[data-mantine-color-scheme=${theme}]`)).toHaveCount(1);
    const faults: string[] = [];
    const look = async (screen: string) => faults.push(...(await findFaults(page, screen)));
    await showGallery(page);
    await page.keyboard.press('Home');
    await page.keyboard.press('Space');
    await look('the images');
    await page.keyboard.press('Control+7');
    await expect(page.getByRole('tab', { name: 'No image 1' })).toBeFocused();
    await ask(page, 'images.allowHost', { host: '127.0.0.1' });
    await checkLinks(page, 'All products');
    await person.see(/^Looked at 2 addresses, 1 OK, 1 broken\. 1 was not looked at/);
    await look('the report');
    for (const [width, height] of [[1280, 800] as const, [960, 600] as const]) {
      await resize(app, { width, height });
      for (const name of ['Broken', 'Host not allowed', 'No image', 'Not checked']) {
        await page.getByRole('tab', { name: new RegExp(`^${name} `) }).click();
        await look(`${name} at ${width}`);
      }
      expect(await findCut(page)).toEqual([]);
    }
    await page.getByRole('tab', { name: /^Broken / }).click();
    await page.getByRole('button', { name: 'Fix', exact: true }).click();
    await expect(page.getByRole('menuitem', { name: 'Remove the images…' })).toBeVisible();
    await look('the ways to fix it');
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: /^Host not allowed / }).click();
    await page.getByRole('button', { name: 'Allow this host: 10.1.2.3' }).click();
    await expect(person.dialog('Allow 10.1.2.3?')).toBeVisible();
    await look('the question about a host');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+1');
    await expect(page.getByRole('gridcell').filter({ hasText: 'Not reachable' })).toBeVisible();
    await look('the images that were checked, in a small window');
    expect(faults).toEqual([]);
  });
}
