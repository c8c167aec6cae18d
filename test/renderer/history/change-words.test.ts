import { expect, test } from 'vitest';
import { describeChange } from '../../../src/renderer/features/history/change-words.ts';
import type { Change } from '../../../src/shared/model/change.ts';

function changeOf(products: number, subject: string): Change {
  return { id: 1, kind: 'images', products, subject, at: 0, undoneAt: null };
}

test.each([
  [1, 'photos', 'Image of 1 product from photos'],
  [2, 'photos', 'Images of 2 products from photos'],
  [2, 'photos\u202Egpj', 'Images of 2 products from photos[U+202E]gpj'],
])('%i products with images from %j', (products, subject, said) => {
  expect(describeChange(changeOf(products, subject))).toBe(said);
});
