import { beforeEach, expect, test } from 'vitest';
import { gridCell } from '../../../../src/renderer/features/products/grid/grid-cell.ts';
import { forgetList, showQuery } from '../../../../src/renderer/features/products/list-reading.ts';
import { letterRemotes } from '../../../../src/renderer/features/products/row-marks.tsx';
import { rowAt, useRows } from '../../../../src/renderer/features/products/rows-store.ts';
import type { GridColors } from '../../../../src/renderer/ui/grid-theme.ts';
import { EVERY_PRODUCT } from '../../../../src/shared/model/every-product.ts';
import { openCoreForWindow } from '../../../helpers/render-with-core.tsx';

const COLORS = { textQuiet: 'gray' } as GridColors; // the one colour that these cells have of their own

beforeEach(() => forgetList());

/** What stands in the price's cell of a product. */
async function priceCell(price: string | null) {
  await openCoreForWindow({ products: [{ name: 'Mug', price, currency: 'GBP' }] });
  await showQuery(EVERY_PRODUCT);
  const row = rowAt(useRows.getState(), 0);
  if (row === undefined) throw new Error('the list has a row');
  return gridCell(row, 'price', { colors: COLORS, letters: letterRemotes([]), now: 0, readOnly: false });
}

test.each([
  ['', ''],
  [null, '—'],
  ['12.5', '12.50'],
])('a price of %j is shown as %j, its currency has a column of its own', async (price, shown) => {
  expect(await priceCell(price)).toMatchObject({ displayData: shown });
});
