import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { makeOffer, writeOffer } from '../../sandbox/offer.ts';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { newProductFields } from '../../src/shared/model/new-product.ts';
import { ask } from './bridge.ts';
import { type Desk, expect, test } from './fixture.ts';
import { sitDown } from './person.ts';
import { findFaults, said } from './words.ts';

let sandbox: Sandbox;
test.beforeEach(async () => {
  sandbox = await startSandbox();
});
test.afterEach(async () => {
  await sandbox.close();
});

const PSEUDO = ['--language=en-XA'];
const PICTURES = process.env['OFFSHELF_PICTURES'];

/** A window in the pseudo-language whose data has no Latin letter, so that each one is a word of the program. */
async function openPseudo(desk: Desk) {
  const catalog = join(desk.folder, 'Κατάλογος');
  const { app, page } = await desk.start({ catalog, args: PSEUDO });
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800));
  const faults: string[] = [];
  const look = async (screen: string, ...own: readonly string[]) => {
    await page.waitForTimeout(300);
    if (PICTURES) await page.screenshot({ path: join(PICTURES, `${screen.replaceAll(' ', '-')}.png`) });
    faults.push(...(await findFaults(page, screen, own)));
  };
  const person = sitDown(page);
  const open = async (keys: string, screen: string) => {
    await person.press(keys);
    await look(screen);
  };
  return { app, page, person, look, open, faults };
}

async function saveProducts(page: Page): Promise<readonly number[]> {
  const ids: number[] = [];
  for (const [name, price] of [
    ['Κούπα', '12.50'],
    ['Πιάτο', '12.345'],
    ['Τσάι', '4'],
  ] as const) {
    const fields = {
      ...newProductFields('USD'),
      name,
      price,
      sku: `00${price}`,
      description: `${name}, 12.`,
    };
    const saved = await ask(page, 'products.save', { id: null, baseVersion: 0, fields, draftId: null });
    ids.push(saved.id);
  }
  return ids;
}

/** By what it says, or by what it is called. */
const button = (page: Page, english: string) =>
  page
    .getByRole('button', { name: said(english) })
    .or(page.getByRole('button').filter({ hasText: said(english) }))
    .first();

test('every word of the screens around products is translated, and fits where words are longer', async ({
  desk,
}) => {
  const { page, person, look, open, faults } = await openPseudo(desk);
  await expect(page.getByText(said('This catalog has no products yet.'))).toBeVisible();
  await look('an empty catalog');
  await saveProducts(page);
  await person.press('F5');
  await expect(page.locator('#glide-cell-1-2')).toBeAttached();
  await look('the grid');
  await person.toList();
  await open('Alt+ArrowDown', 'the menu of a column');
  await person.press('Escape');
  await open('Control+n', 'a new product');
  await page.keyboard.type('Νέο');
  await look('a form');
  await person.press('Control+s');
  await look('a saved form');
  await person.toList();
  await button(page, 'Columns…').click();
  await look('the columns');
  await person.press('Escape');
  await open('Control+Shift+l', 'a filter');
  await page.getByRole('textbox', { name: said('Text'), exact: true }).fill('ο');
  await person.press('Enter');
  await button(page, 'Save as view…').click();
  await look('the name of a view');
  await person.press('Escape');
  await button(page, 'Clear').click();
  await person.press('Control+Shift+g');
  await look('the list');
  await person.press('Control+Shift+g');
  await look('the images');
  await person.press('Control+Shift+g');
  await look('the texts');
  await person.press('Control+Shift+g');
  await person.toList();
  await person.press('Control+a');
  await open('Control+e', 'a bulk edit');
  await person.press('Escape');
  await open('Control+h', 'find and replace');
  await page.keyboard.type('ο');
  await expect(page.getByRole('tab').first()).toBeVisible();
  await look('the preview of a replacement');
  await person.press('Escape');
  await open('Control+k', 'the palette');
  await person.press('Escape');
  await open('Control+/', 'the shortcuts');
  await person.press('Escape');
  await open('Control+5', 'the history');
  await person.press('Control+7');
  await expect(page.getByRole('tab').first()).toBeVisible();
  await look('the image report');
  await open('Control+Shift+e', 'the export');
  await person.press('Escape');
  expect(faults).toEqual([]);
});

test('every word of an import is translated', async ({ desk }) => {
  const { page, person, look, open, faults } = await openPseudo(desk);
  await expect(page.getByText(said('This catalog has no products yet.'))).toBeVisible();
  await open('Control+i', 'what to import');
  const file = join(desk.folder, 'αρχείο.csv');
  writeFileSync(file, 'Name,SKU,Price,Colour\nΚούπα,1,1.50,κόκκινο\nΠιάτο,2,φτηνό,μπλε\n');
  await page.getByLabel(said('File to import'), { exact: true }).setInputFiles(file);
  await expect(button(page, 'Check every row')).toBeVisible();
  const own = ['αρχείο.csv', 'Name', 'SKU', 'Price', 'Colour'];
  await look('what becomes of a file', ...own);
  await person.press('Control+Enter');
  await expect(page.getByRole('tab').first()).toBeVisible();
  await look('the problems of an import', ...own);
  await person.press('Escape');
  expect(faults).toEqual([]);
});

test('every word of sending is translated', async ({ desk }) => {
  const { page, person, look, open, faults } = await openPseudo(desk);
  await expect(page.getByText(said('This catalog has no products yet.'))).toBeVisible();
  writeOffer(join(desk.folder, 'dev', 'sandbox.json'), makeOffer(sandbox, new Date()));
  await expect(button(page, 'Connect')).toBeVisible();
  await look('an offer of stand-in remotes');
  await open('Control+6', 'remotes without any');
  await button(page, 'Add a remote…').click();
  await look('the choice of a profile');
  await page.getByRole('button', { name: /^Jani/ }).click();
  await look('a new remote');
  await person.press('Escape');
  const remotes = await ask(page, 'sandbox.connect', { storage: 'this-run' });
  await look('remotes');
  const products = await saveProducts(page);
  await person.press('Control+1');
  await person.press('F5');
  await person.toList();
  await person.press('Control+a');
  await sandbox.faults.set('jani', { name: 'reset-after-create' });
  await sandbox.faults.set('journeybee', { name: 'status', status: 422, message: 'body/name: Πολύ μικρό' });
  await open('Control+Shift+s', 'the summary before sending');
  await person.press('Escape');
  await ask(page, 'sending.send', { products: [...products], remotes: [...remotes] });
  await person.press('Control+4');
  await expect.poll(async () => (await ask(page, 'sending.status', {})).needsYou).toBeGreaterThan(0);
  await look('the Send list');
  await button(page, 'Fix the first').click();
  await look('a product that was refused');
  await person.press('Control+4');
  await button(page, 'Settle with a list…').click();
  await look('the list to settle with');
  await person.press('Escape');
  await open('Control+Shift+f', 'the search in the Send list');
  await person.press('Control+6');
  await page.getByRole('button', { name: said('Change {{0}}').replace('{{0}}', 'Jani sandbox') }).click();
  await look('a remote');
  await person.press('Escape');
  expect(faults).toEqual([]);
});

test('every word of the first run is translated', async ({ desk }) => {
  const { page } = await desk.start({ args: PSEUDO });
  await expect(page.getByText(said('Try the sample catalog'))).toBeVisible();
  expect(await findFaults(page, 'the first run')).toEqual([]);
});
