import { expect, test } from 'vitest';
import { sameTextFilter } from '../../../src/renderer/features/text-mode/same-text.ts';
import { addProduct, openTestCatalog } from '../../helpers/catalog.ts';

test('the products with one very text are counted, however long it is, without a list', async () => {
  const core = await openTestCatalog();
  const long = `${'Hand made. '.repeat(400)}😀`;
  for (const description of ['Mug', 'Mug', 'mug', 'Mug ', long, long, `${long}!`]) {
    await addProduct(core, { name: 'A product', description });
  }
  const count = (text: string) => core.call('products.count', { view: 'all', filter: sameTextFilter(text) });
  expect(await count('Mug')).toBe(2);
  expect(await count(long)).toBe(2);
  expect(await count(`${long}?`)).toBe(0);
  expect(await core.call('products.count', { view: 'all', filter: null })).toBe(7);
});
