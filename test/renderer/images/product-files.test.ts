import { expect, test } from 'vitest';
import { sayBytes } from '../../../src/renderer/features/images/match-words.ts';
import { groupByProduct } from '../../../src/renderer/features/images/product-files.ts';
import type { ImageRow } from '../../../src/shared/model/image-match.ts';

function rowOf(n: number, ids: readonly number[]): ImageRow {
  const name = `${n}.jpg`;
  const size = { bytes: 1, width: 1, height: 1, type: 'jpg' as const, hash: 'a' };
  return {
    file: { n, path: name, name, root: 0, inside: name, ...size },
    rule: 'sku',
    products: ids.map((id) => ({
      id,
      name: `Product ${id}`,
      sku: null,
      image: '',
      chosen: null,
      first: null,
    })),
    productCount: ids.length,
    leftOut: false,
    problem: null,
  };
}

const shapeOf = (rows: readonly ImageRow[]) =>
  groupByProduct(rows).map(({ product, files }) => [product.id, files.map(({ file }) => file.n)]);

test('files stand with the product that they could be the image of, in the order of the first', () => {
  expect(shapeOf([rowOf(1, [7]), rowOf(2, [7]), rowOf(3, [5]), rowOf(9, [5])])).toEqual([
    [7, [1, 2]],
    [5, [3, 9]],
  ]);
});

test('a file that was given to several products stands with those that have others, too', () => {
  expect(shapeOf([rowOf(1, [7, 8]), rowOf(2, [7])])).toEqual([[7, [1, 2]]]);
  expect(shapeOf([rowOf(1, [7, 8]), rowOf(2, [7]), rowOf(3, [8])])).toEqual([
    [7, [1, 2]],
    [8, [1, 3]],
  ]);
});

test('a product of which only the first file was read so far is there', () => {
  expect(shapeOf([rowOf(1, [7])])).toEqual([[7, [1]]]);
});

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [84_400, '84 kB'],
  [2_440_000, '2.4 MB'],
  [31_000_000, '31 MB'],
  [3_000_000_000, '3 GB'],
])('%i bytes are said as %s', (bytes, said) => {
  expect(sayBytes(bytes)).toBe(said);
});
