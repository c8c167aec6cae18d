import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { ask } from './bridge.ts';
import { expect, test } from './fixture.ts';
import { give, openEmpty } from './importing.ts';
import { sitDown } from './person.ts';

const SHOP = [
  'Handle,Title,Body (HTML),Vendor,Published,Variant SKU,Variant Price,Image Src',
  'mug,Enamel mug,"<p>Holds tea,\r\nand coffee.</p>",Nordlicht,true,007,12.50,https://img.example/1.jpg',
  'mug,,,,,008,14.50,https://img.example/2.jpg',
  'towel,Tea towel,,Nordlicht,false,4006381333931,9.00,',
  "formula,'=1+1,,Nordlicht,true,1E5,8.00,",
  'plate,Plate,,Nordlicht,true,011,cheap,',
].join('\r\n');

/** Whatever is saved next goes here. */
async function answerSaveDialog(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
  }, file);
}

const counts = async (page: Page) => (await ask(page, 'products.counts', {})).all;

test('a shop’s file comes in by keyboard, is undone after a restart, and an export of it changes nothing', async ({
  desk,
}) => {
  const file = join(desk.folder, 'products_export.csv');
  writeFileSync(file, SHOP);
  const { app, page, person, close } = await openEmpty(desk);
  await give(page, file);
  await person.see('This looks like an export of Shopify.');
  await person.press('Enter');
  const dialog = person.dialog(/^Import/);
  await expect(dialog.getByRole('tab', { name: 'Problems 2' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Keep 1 in the custom data' }).press('Enter');
  await expect(dialog.getByText('5 rows: 3 new, 1 skipped, 1 with problems.')).toBeVisible();
  expect(await counts(page)).toBe(0);

  const rejected = join(desk.folder, 'rejected.csv');
  await answerSaveDialog(app, rejected);
  await person.press('Control+Enter');
  await person.see('Imported 3 new products. 1 row did not come in: see rejected.csv.');
  expect(readFileSync(rejected, 'utf8')).toMatch(/plate,Plate,.*cheap.*can’t be read as a price/);
  await person.see('3 products');

  const exported = join(desk.folder, 'all.csv');
  await answerSaveDialog(app, exported);
  await person.press('Control+Shift+e');
  await person.dialog('Export products').getByRole('button', { name: 'Save as…' }).press('Enter');
  await expect(person.dialog('Export products').getByText(/^3 products are in all\.csv/)).toBeVisible();
  await person.press('Enter');
  expect(readFileSync(exported, 'utf8')).toContain("'=1+1");
  await give(page, exported);
  await person.see('Offshelf wrote this file.');
  await person.press('Enter');
  await expect(dialog.getByText('3 rows: 3 the same.')).toBeVisible();
  await person.press('Escape');
  await expect(dialog).toBeHidden();

  await close();
  const again = await desk.start();
  const later = sitDown(again.page);
  await later.see('3 products');
  await later.press('Control+5');
  await later.see('Imported 3 products from products_export.csv');
  await later.press('Control+z');
  await later.see(/^Undone: Imported 3 products/);
  expect(await counts(again.page)).toBe(0);
});

test('a product that was renamed is updated by keyboard once its column is the SKU, and what was decided is said the next time', async ({
  desk,
}) => {
  const { page, person } = await openEmpty(desk);
  const first = join(desk.folder, 'first.csv');
  writeFileSync(first, 'Name,SKU\nMug,007\n');
  await give(page, first);
  const dialog = person.dialog(/^Import/);
  await expect(dialog.getByText('Products are found by SKU.')).toBeVisible();
  await person.press('Control+Enter');
  await expect(dialog.getByText('1 row: 1 new.')).toBeVisible();
  await person.press('Control+Enter');
  await person.see('Imported 1 new product.');

  const renamed = join(desk.folder, 'renamed.csv');
  writeFileSync(renamed, 'Kennung,Name\n007,Big mug\n');
  await give(page, renamed);
  await expect(dialog.getByText('Products are found by name.')).toBeVisible();
  await dialog.getByRole('combobox', { name: 'Kennung goes' }).click();
  await page.getByRole('option', { name: 'SKU', exact: true }).click();
  await expect(dialog.getByRole('combobox', { name: 'Find products by' })).toHaveValue('SKU');
  await person.press('Control+Enter');
  await expect(dialog.getByText('1 row: 1 update.')).toBeVisible();
  await person.press('Control+Enter');
  await person.see('Imported 1 update.');
  expect(await counts(page)).toBe(1);

  await give(page, renamed);
  await expect(dialog.getByText(/^As in the last import of these headings: where columns go/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Start afresh' }).press('Enter');
  await expect(dialog.getByRole('combobox', { name: 'Kennung goes' })).toHaveValue('Left out');
  await expect(dialog.getByRole('button', { name: /^Check every row/ })).toBeFocused();
  await person.press('Control+Enter');
  await expect(dialog.getByText('1 row: 1 the same.')).toBeVisible();
});

test('a file that is dropped on the first screen makes a catalog of its own; the page never learns a path', async ({
  desk,
}) => {
  const file = join(desk.folder, 'mugs.csv');
  writeFileSync(file, 'Name,SKU,Price\nMug,007,12.50\n');
  const { app, page } = await desk.start();
  const person = sitDown(page);
  await person.see('Import a file');
  await answerSaveDialog(app, join(desk.folder, 'New shop'));
  await drop(page, file);
  await expect(person.dialog(/^Import/).getByRole('combobox', { name: 'SKU goes' })).toHaveValue('SKU');
  await person.press('Control+Enter');
  await expect(person.dialog(/^Import/).getByText('1 row: 1 new.')).toBeVisible();
  await person.press('Control+Enter');
  await person.see('Imported 1 new product.');

  const codes = await page.evaluate(async (path) => {
    const named = await window.offshelf.imports.look({ source: { file: path }, reading: {} });
    const made = await window.offshelf.files.give(new File(['Name\nMug'], 'mugs.csv'));
    const told = await window.offshelf.files.give({ path });
    return [named, made, told].map((result) => (result.ok ? 'ok' : result.error.code));
  }, file);
  expect(codes).toEqual(['not-found', 'not-found', 'bad-input']);
});

/** A file of the disk falls on the page: the input gives it one, as the system's drop would. */
async function drop(page: Page, file: string): Promise<void> {
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'dropped';
    document.body.append(input);
  });
  await page.locator('#dropped').setInputFiles(file);
  await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('#dropped');
    const [given] = input?.files ?? [];
    const dataTransfer = new DataTransfer();
    if (given) dataTransfer.items.add(given);
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    input?.remove();
  });
}
