import { expect, test } from 'vitest';
import { freeSku, skuFromName } from '../../../src/renderer/features/form/sku.ts';

test.each([
  ['Yoga strap, 2 m', 'YOGA-STRAP-2-M'],
  ['Crème brûlée', 'CREME-BRULEE'],
  ['  ', 'PRODUCT'],
  ['漆器 椀', '漆器-椀'],
  ['A very long name that goes on and on', 'A-VERY-LONG-NAME-THAT'],
])('%s becomes %s', (name, sku) => {
  expect(skuFromName(name)).toBe(sku);
});

test('a taken SKU gets the first free number', async () => {
  const taken = new Set(['MUG', 'MUG-2']);
  expect(await freeSku('Mug', async (sku) => taken.has(sku))).toBe('MUG-3');
});
