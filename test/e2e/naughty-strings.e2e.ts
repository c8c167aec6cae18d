import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVERY_PRODUCT } from '../../src/shared/model/every-product.ts';
import { REAL_FILES } from '../helpers/real-files.ts';
import { ask } from './bridge.ts';
import { expect, test } from './fixture.ts';
import { sitDown } from './person.ts';

const FILE = join(REAL_FILES, 'naughty-strings/blns.json');
/** As many as are saved one by one; the others stand in one long description. */
const SAVED = 6;

test('strings that break programs are typed into the form, saved, and there again after a restart, byte for byte', async ({
  desk,
}) => {
  test.skip(!existsSync(FILE), '../shared/data is missing');
  // An input has one line.
  const strings = (JSON.parse(readFileSync(FILE, 'utf8')) as string[]).filter((text) => !/[\r\n]/.test(text));
  const every = Math.floor(strings.length / SAVED);
  const names = strings.filter((text, n) => n % every === 0 && text !== '').slice(0, SAVED);
  const first = await desk.start({ catalog: join(desk.folder, 'Naughty') });
  const person = sitDown(first.page);
  await person.see('This catalog has no products yet.');
  const field = (label: string) => first.page.getByLabel(label, { exact: true }).first();
  for (const [n, text] of names.entries()) {
    await person.press('Control+n');
    await expect(field('Name')).toHaveValue('');
    await field('Name').fill(text);
    await field('SKU').fill(text);
    await field('Image alt text').fill(text);
    await field('Description').fill(strings.slice(n * every, (n + 1) * every).join('\n'));
    await person.save();
  }
  await first.close();

  const second = await desk.start();
  await sitDown(second.page).see(`${names.length} products`);
  const { id } = await ask(second.page, 'products.list', EVERY_PRODUCT);
  const { values } = await ask(second.page, 'products.values', {
    snapshot: id,
    from: 0,
    count: names.length,
    fields: ['name', 'sku', 'imageAlt', 'description'],
  });
  expect(values).toEqual(
    names.map((text, n) => [text, text, text, strings.slice(n * every, (n + 1) * every).join('\n')]),
  );
});
