import { join } from 'node:path';
import { keepImage } from '../helpers/images.ts';
import { ask } from './bridge.ts';
import { expect, test } from './fixture.ts';
import {
  checkLinks,
  findCut,
  findFaults,
  openProducts,
  openServer,
  resize,
  type Shop,
  SMALL,
  SQUARE,
  showGallery,
} from './image-scene.ts';
import { answerFolder, makeFolder, RED, readImages } from './matching.ts';

let shop: Shop;
test.beforeEach(async () => {
  shop = await openServer();
});
test.afterEach(() => shop.close());

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
  await person.see(/It was ended early\. Not looked at: \d+ addresses/);
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing among images and in their report in ${theme} colours`, async ({ desk }) => {
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
