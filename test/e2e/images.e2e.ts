import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makePng } from '../helpers/images.ts';
import { findAxeFaults } from './axe.ts';
import { expect, test } from './fixture.ts';
import { give, openEmpty } from './importing.ts';
import { answerFolder, BLUE, dropOn, GREEN, makeFolder, openShop, RED, readImages } from './matching.ts';
import { sitDown } from './person.ts';

const VENDURE = resolve(import.meta.dirname, '../../../shared/data/vendure');

test('a folder becomes images of products: by rules, by hand, by choice, as one change, with the keyboard alone', async ({
  desk,
}) => {
  const { app, page, person } = await openShop(desk);
  const folder = makeFolder(desk, {
    'MUG-1.png': RED,
    'BOWL_2.png': BLUE,
    'more/BOWL_10.png': GREEN,
    'plat.png': makePng(9, 9),
    'notes.txt': 'Bring back the camera.',
  });
  await answerFolder(app, folder);
  await page.keyboard.press('Control+Shift+m');
  const matched = page.getByRole('tab', { name: 'Matched 1' });
  await expect(matched).toBeFocused();
  await expect(page.getByText('5 files: 1 matched, 2 of several for a product')).toBeVisible();
  await expect(page.locator('[role="dialog"] img').first()).toHaveJSProperty('complete', true);

  // Several files: nothing is chosen for the person.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Several files 2' })).toBeFocused();
  await expect(page.getByRole('radio', { name: 'None of them for Bowl' })).toBeChecked();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Take the first by name' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: 'BOWL_2.png for Bowl' })).toBeChecked();

  // A file without a product, given to one by hand.
  await page.getByRole('tab', { name: 'No product 1' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Choose a product for plat.png' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Plate · PLATE' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Product', exact: true })).toBeFocused();
  await page.keyboard.type('spo');
  await expect(page.getByRole('option', { name: 'Spoon · SPOON' })).toBeVisible();
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'No product 0' })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Without image 1' })).toBeVisible();
  await page.getByRole('tab', { name: 'Problems 1' }).click();
  await person.see('notes.txt');

  // Nothing is lost by a slip.
  await page.keyboard.press('Escape');
  const question = person.dialog('Close without giving the images?');
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(question).toBeHidden();

  await page.keyboard.press('Control+Enter');
  await person.see('Gave 3 products an image.');
  const given = { 'Enamel mug': 'MUG-1.png', Bowl: 'BOWL_2.png', Plate: '', Spoon: 'plat.png' };
  expect(await readImages(page)).toEqual(given);
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await expect.poll(async () => Object.values(await readImages(page)).join('')).toBe('');
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => readImages(page)).toEqual(given);
});

test('a pattern says at once why it can’t be used, and rules are tried in the order that the person says', async ({
  desk,
}) => {
  const { app, page, person } = await openShop(desk);
  await answerFolder(app, makeFolder(desk, { 'shot-MUG-1-a.png': RED, 'BOWL.png': BLUE }));
  await page.keyboard.press('Control+Shift+m');
  await expect(page.getByRole('tab', { name: 'Matched 1' })).toBeFocused();
  const pattern = page.getByRole('switch', { name: 'A pattern' });
  await pattern.focus();
  await page.keyboard.press('Space');
  await expect(pattern).toBeFocused();
  await page.keyboard.press('Tab');
  await page.getByLabel('Pattern', { exact: true }).fill('(?<sku>[');
  await person.see(/^The pattern can not be read/);
  await expect(page.getByRole('button', { name: /^Give 1 product/ })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await page.getByLabel('Pattern', { exact: true }).fill('shot-(?<sku>.+)-a');
  await expect(page.getByRole('tab', { name: 'Matched 2' })).toBeVisible();

  const list = page.getByRole('region', { name: 'Rules' }).getByRole('switch');
  await expect(list.first()).toHaveAccessibleName('A pattern');
  await pattern.focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(list.nth(1)).toHaveAccessibleName('A pattern');
  await expect(pattern).toBeFocused();
});

test('an image that is dropped on a row or on the field is the product’s, and can be undone, after a restart too', async ({
  desk,
}) => {
  const { page, close } = await openShop(desk);
  const front = join(makeFolder(desk, { 'front view.png': RED, 'side.png': BLUE }), 'front view.png');
  // The third row of the grid, below its head.
  await dropOn(page, page.locator('canvas').first(), front, { x: 200, y: 32 + 2 * 32 + 16 });
  await expect(page.getByText('Gave Bowl the image front view.png.').first()).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await expect.poll(async () => (await readImages(page))['Bowl']).toBe('');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Find a command or product' })).toBeFocused();
  await page.keyboard.type('Show as a list');
  await expect(page.getByRole('option').first()).toHaveText(/^Show as a list/);
  await page.keyboard.press('Enter');
  const row = page.getByRole('row', { name: /Bowl/ });
  await dropOn(page, row, front);
  await expect(page.getByText('Gave Bowl the image front view.png.').first()).toBeVisible();
  expect((await readImages(page))['Bowl']).toBe('front view.png');

  await row.click();
  const field = page.getByLabel('Image address', { exact: true });
  await expect(field).toHaveValue('front view.png — on this computer');
  await dropOn(page, field, join(desk.folder, 'photos', 'side.png'));
  await expect(field).toHaveValue('side.png — on this computer');
  await page.getByLabel('File of the image').setInputFiles(join(desk.folder, 'photos', 'front view.png'));
  await expect(field).toHaveValue('front view.png — on this computer');
  await page.getByRole('button', { name: 'Remove the image' }).click();
  await expect(field).toHaveValue('');
  await expect(field).toBeFocused();
  await page.keyboard.press('Control+s');
  await expect.poll(async () => (await readImages(page))['Bowl']).toBe('');
  await close();

  const again = await desk.start({ catalog: join(desk.folder, 'Shop') });
  const { see, toList } = sitDown(again.page);
  await see('4 products');
  await toList();
  await again.page.keyboard.press('Control+z');
  await expect.poll(async () => (await readImages(again.page))['Bowl']).toBe('front view.png');
  await again.page.keyboard.press('Control+z');
  await expect.poll(async () => (await readImages(again.page))['Bowl']).toBe('side.png');
});

test('a folder without images, and one that vanishes, are said where they were chosen', async ({ desk }) => {
  const { app, page, person } = await openShop(desk);
  const empty = join(desk.folder, 'empty');
  mkdirSync(empty);
  await answerFolder(app, empty);
  await page.keyboard.press('Control+Shift+m');
  await person.see('There is no file in this folder. Choose another one.');
  await answerFolder(app, makeFolder(desk, { 'MUG-1.png': RED }));
  await page.getByRole('button', { name: 'Choose a folder…' }).click();
  await expect(page.getByRole('tab', { name: 'Matched 1' })).toBeVisible();
  rmSync(join(desk.folder, 'photos'), { recursive: true });
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
  expect(Object.values(await readImages(page)).join('')).toBe('');
});

test('each image of a real shop finds its product by its name', async ({ desk }) => {
  test.skip(!existsSync(VENDURE), 'the shop’s data is not here');
  const { app, page, person } = await openEmpty(desk);
  await give(page, join(VENDURE, 'products.csv'));
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: /^Take the first row only/ }).click();
  await page.getByRole('button', { name: 'Import 54 products' }).click();
  await person.see('Imported 54 new products.');
  await answerFolder(app, join(VENDURE, 'assets'));
  await page.keyboard.press('Control+Shift+m');
  await person.see('54 files: 54 matched.');
  await page.keyboard.press('Control+Enter');
  await person.see('Gave 54 products an image.');
  const kept = readdirSync(join(desk.folder, 'Shop', 'images'), { recursive: true }).map(String);
  expect(kept.filter((file) => /[0-9a-f]{64}\.(?:jpg|png)$/.test(file))).toHaveLength(54);
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing where images are matched in ${theme} colours`, async ({ desk }) => {
    const { app, page } = await openShop(desk);
    await page.evaluate((wanted) => window.offshelf.app.setTheme({ theme: wanted }), theme);
    await expect(page.locator(`[data-mantine-color-scheme=${theme}]`)).toHaveCount(1);
    await app.evaluate(({ dialog }) => {
      dialog.showOpenDialog = async () => ({ canceled: true, filePaths: [] });
    });
    await page.keyboard.press('Control+Shift+m');
    const choose = page.getByRole('button', { name: 'Choose a folder…' });
    await expect(choose).toBeFocused();
    const faults = await findAxeFaults(page, 'where a folder is chosen');
    const files = {
      'MUG-1.png': RED,
      'a/BOWL.png': BLUE,
      'b/BOWL_2.png': GREEN,
      'plat.png': RED,
      'x.txt': 'x',
    };
    await answerFolder(app, makeFolder(desk, files));
    await choose.click();
    await page.getByRole('switch', { name: 'A pattern' }).click();
    await page.getByLabel('Pattern', { exact: true }).fill('[');
    await expect(page.getByText(/^The pattern can not be read/).first()).toBeVisible();
    for (const tab of ['Matched', 'The same', 'Several files', 'Without image', 'Problems', 'No product']) {
      await page.getByRole('tab', { name: new RegExp(`^${tab} `) }).click();
      if (tab === 'No product') {
        await page.getByRole('button', { name: /^Choose a product/ }).click();
        const product = page.getByRole('combobox', { name: 'Product', exact: true });
        await expect(product).toHaveAttribute('aria-expanded', 'true');
        await page.keyboard.press('Escape');
        await expect(product).toHaveAttribute('aria-expanded', 'false');
      }
      faults.push(...(await findAxeFaults(page, tab)));
    }
    expect(faults).toEqual([]);
  });
}
