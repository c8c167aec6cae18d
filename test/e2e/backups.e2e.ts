import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { newProductFields } from '../../src/shared/model/new-product.ts';
import { ask } from './bridge.ts';
import { expect, test } from './fixture.ts';
import { sitDown } from './person.ts';

async function addProduct(page: Page, name: string): Promise<void> {
  const fields = { ...newProductFields('EUR'), name };
  await ask(page, 'products.save', { id: null, baseVersion: 0, fields, draftId: null });
}

async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox', { name: /command/i });
  await box.fill(title);
  await page.getByRole('option', { name: title }).click();
}

async function countProducts(page: Page): Promise<number> {
  return (await ask(page, 'products.counts', {})).all;
}

test('backed up, changed and restored, a catalog is as it was, and back again', async ({ desk }) => {
  const catalog = join(desk.folder, 'Shop');
  const { page } = await desk.start({ catalog });
  const person = sitDown(page);
  await person.see('This catalog has no products yet.');
  await addProduct(page, 'Kettle');
  await runCommand(page, 'Back up now');
  await person.see('Backed up 1 product.');
  await addProduct(page, 'Teapot');
  await runCommand(page, 'Restore a backup…');
  const dialog = person.dialog('Restore a backup');
  await expect(dialog.getByRole('radio')).toHaveCount(1);
  await expect(dialog.getByText('What is in it now is backed up first')).toBeVisible();
  await dialog.getByRole('button', { name: 'Restore this backup' }).click();
  await expect(dialog.getByText(/The catalog is as it was on .*, with 1 product\./)).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await countProducts(page)).toBe(1);
  expect((await ask(page, 'catalog.settings', {})).moved).toBe(true);

  await runCommand(page, 'Restore a backup…');
  await expect(dialog.getByRole('radio').first()).toBeChecked();
  await dialog.getByRole('button', { name: 'Restore this backup' }).click();
  await expect(dialog.getByText(/with 2 products\./)).toBeVisible();
  expect(await countProducts(page)).toBe(2);
});

test('a damaged catalog offers its newest backup, and a damaged backup is refused and changes nothing', async ({
  desk,
}) => {
  const catalog = join(desk.folder, 'Shop');
  const first = await desk.start({ catalog });
  await expect.poll(async () => (await ask(first.page, 'catalogs.state', {})).kind).toBe('open');
  await addProduct(first.page, 'Kettle');
  await ask(first.page, 'backups.create', {});
  await first.close();
  const file = join(catalog, 'catalog.offshelf');
  writeFileSync(file, readFileSync(file).fill(0x5a, 3000, 60_000));
  const [backup = ''] = readdirSync(join(catalog, 'backups'));
  const spoiled = join(catalog, 'backups', `a${backup}`);
  copyFileSync(join(catalog, 'backups', backup), spoiled);
  writeFileSync(spoiled, readFileSync(spoiled).fill(0x5a, 30_000, 60_000));

  const { page } = await desk.start({ catalog });
  const person = sitDown(page);
  await person.see('“Shop” was not opened');
  await page.getByRole('button', { name: 'Restore a backup…' }).click();
  const dialog = person.dialog('Restore a backup');
  await expect(dialog.getByRole('radio')).toHaveCount(2);
  const handles = (await ask(page, 'backups.list', {})).map(({ handle }) => handle);
  const { ok } = await page.evaluate(
    async (handle) => await window.offshelf.backups.restore({ handle, otherCatalog: false }),
    `a${backup}`,
  );
  expect(ok).toBe(false);
  await person.see('“Shop” was not opened');
  await dialog.getByRole('radio').nth(handles.indexOf(backup)).check();
  await dialog.getByRole('button', { name: 'Restore this backup' }).click();
  await expect(dialog.getByText(/The damaged files are in its folder “backups”/)).toBeVisible();
  expect(await countProducts(page)).toBe(1);
});
