import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { EVERY_PRODUCT } from '../../src/shared/model/every-product.ts';
import { readLocalImage } from '../../src/shared/model/local-image.ts';
import { makePng } from '../helpers/images.ts';
import { ask } from './bridge.ts';
import { type Desk, expect } from './fixture.ts';
import { openEmpty } from './importing.ts';

/** Answers the system's dialog for a folder. */
export async function answerFolder(app: ElectronApplication, folder: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, folder);
}

/** The images of the products by their names, as a person reads them. */
export async function readImages(page: Page): Promise<Readonly<Record<string, string>>> {
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

/** A person at a catalog of four products without images. */
export async function openShop(desk: Desk) {
  const opened = await openEmpty(desk);
  await addProducts(opened.page, [
    ['Enamel mug', 'MUG-1'],
    ['Bowl', 'BOWL'],
    ['Plate', 'PLATE'],
    ['Spoon', 'SPOON'],
  ]);
  return opened;
}

/** A folder with these files, by their paths in it. */
export function makeFolder(desk: Desk, files: Readonly<Record<string, Buffer | string>>): string {
  const folder = join(desk.folder, 'photos');
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return folder;
}

export const RED = makePng(60, 40);
export const BLUE = makePng(60, 40, [20, 30, 200]);
export const GREEN = makePng(60, 40, [20, 200, 30]);

/** Drops a file as a person does; the page alone can make what is dropped. */
export async function dropOn(
  page: Page,
  target: Locator,
  file: string,
  inside = { x: 20, y: 10 },
): Promise<void> {
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
  const at = { clientX: (box?.x ?? 0) + inside.x, clientY: (box?.y ?? 0) + inside.y };
  const transfer = await page.evaluateHandle(() => {
    const input = document.querySelector<HTMLInputElement>('#dropped');
    const data = new DataTransfer();
    for (const one of input?.files ?? []) data.items.add(one);
    return data;
  });
  for (const type of ['dragover', 'drop'])
    await target.dispatchEvent(type, { dataTransfer: transfer, ...at });
}
