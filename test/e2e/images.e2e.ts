import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { EVERY_PRODUCT } from '../../src/shared/model/every-product.ts';
import { readLocalImage } from '../../src/shared/model/local-image.ts';
import { makePng } from '../helpers/images.ts';
import { ask } from './bridge.ts';
import { type Desk, expect, test } from './fixture.ts';
import { give, openEmpty } from './importing.ts';
import { sitDown } from './person.ts';

const VENDURE = resolve(import.meta.dirname, '../../../shared/data/vendure');

/** Answers the system's dialog for a folder. */
async function answerFolder(app: ElectronApplication, folder: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, folder);
}

/** The images of the products by their names, as a person reads them. */
async function readImages(page: Page): Promise<Readonly<Record<string, string>>> {
  const list = await ask(page, 'products.list', { ...EVERY_PRODUCT, ticket: 'test' });
  const rows = await ask(page, 'products.page', { snapshot: list.id, from: 0, count: 100 });
  return Object.fromEntries(
    rows.map(({ name, imageUrl }) => [name, readLocalImage(imageUrl)?.name ?? imageUrl]),
  );
}

async function addProducts(page: Page, products: readonly (readonly [string, string])[]): Promise<void> {
  const text = ['Name,SKU', ...products.map((cells) => cells.join(','))].join('\n');
  await page.keyboard.press('Control+i');
  await page.getByRole('textbox', { name: 'Or a table, with its headings' }).fill(text);
  await page.getByRole('button', { name: 'Read the table' }).click();
  await page.getByRole('button', { name: /^Check every row/ }).click();
  await page.getByRole('button', { name: /^Import \d/ }).click();
  await expect(page.getByText(/^Imported/).first()).toBeVisible();
}

async function openShop(desk: Desk) {
  const opened = await openEmpty(desk);
  await addProducts(opened.page, [
    ['Enamel mug', 'MUG-1'],
    ['Bowl', 'BOWL'],
    ['Plate', 'PLATE'],
    ['Spoon', 'SPOON'],
  ]);
  return opened;
}

function makeFolder(desk: Desk, files: Readonly<Record<string, Buffer | string>>): string {
  const folder = join(desk.folder, 'photos');
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return folder;
}

const RED = makePng(60, 40);
const BLUE = makePng(60, 40, [20, 30, 200]);
const GREEN = makePng(60, 40, [20, 200, 30]);

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
  await page.keyboard.press('ArrowDown');
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
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Show as a list');
  await page.keyboard.press('Enter');
  const row = page.getByRole('row', { name: /Bowl/ });
  await dropOn(
    page,
    row,
    join(makeFolder(desk, { 'front view.png': RED, 'side.png': BLUE }), 'front view.png'),
  );
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

/** Drops a file as a person does; the page alone can make what is dropped. */
async function dropOn(page: Page, target: ReturnType<Page['locator']>, file: string): Promise<void> {
  // Only a file that a person chose has a path: an input of the test's own holds it.
  await page.evaluate(() => {
    document.querySelector('#dropped')?.remove();
    const input = Object.assign(document.createElement('input'), {
      type: 'file',
      id: 'dropped',
      hidden: true,
    });
    document.body.append(input);
  });
  expect(readFileSync(file).length).toBeGreaterThan(0);
  await page.locator('#dropped').setInputFiles(file);
  const box = await target.boundingBox();
  const at = { clientX: (box?.x ?? 0) + 20, clientY: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
  const transfer = await page.evaluateHandle(() => {
    const input = document.querySelector<HTMLInputElement>('#dropped');
    const data = new DataTransfer();
    for (const one of input?.files ?? []) data.items.add(one);
    return data;
  });
  for (const type of ['dragover', 'drop'])
    await target.dispatchEvent(type, { dataTransfer: transfer, ...at });
}
