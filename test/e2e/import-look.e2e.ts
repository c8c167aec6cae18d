import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixture.ts';
import { sitDown } from './person.ts';

const PIECES = 80;
const IN_A_PIECE = 50_000;

/** Some 180 MB: JSON is read to its end, for any object may have a name of its own. */
function writeLargeJson(file: string): void {
  const out = openSync(file, 'w');
  const piece = Array.from({ length: IN_A_PIECE }, (_, at) => `{"sku":"${at}","name":"Mug ${at}"},\n`).join(
    '',
  );
  writeSync(out, '[');
  for (let at = 0; at < PIECES; at += 1) writeSync(out, piece);
  writeSync(out, '{"sku":"last","name":"Last"}]');
  closeSync(out);
}

test('a look at a large file shows how far it is, and ends at once where it is cancelled', async ({
  desk,
}) => {
  const large = join(desk.folder, 'products.json');
  writeLargeJson(large);
  const { page } = await desk.start({ catalog: join(desk.folder, 'Shop') });
  const person = sitDown(page);
  await person.see('This catalog has no products yet.');
  await person.press('Control+i');
  const dialog = person.dialog(/^Import/);
  await page.getByLabel('File to import', { exact: true }).setInputFiles(large);
  await expect(dialog.getByText(/^Looking at the file… [1-9]\d? %$/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).press('Enter');
  await expect(dialog.getByRole('button', { name: 'Choose a file…' })).toBeFocused();
  const small = join(desk.folder, 'mugs.csv');
  writeFileSync(small, 'Name,SKU\nMug,007\n');
  await page.getByLabel('File to import', { exact: true }).setInputFiles(small);
  await expect(dialog.getByRole('combobox', { name: 'SKU goes' })).toHaveValue('SKU');
});
