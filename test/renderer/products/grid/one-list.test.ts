import { afterEach, beforeEach, expect, test } from 'vitest';
import { readGridColumns } from '../../../../src/renderer/features/products/grid/columns-store.ts';
import { fillHere } from '../../../../src/renderer/features/products/grid/fill-actions.ts';
import {
  clearHere,
  cutHere,
  editCell,
} from '../../../../src/renderer/features/products/grid/grid-actions.ts';
import {
  dropPaste,
  finishPaste,
  usePasteAsk,
} from '../../../../src/renderer/features/products/grid/paste-store.ts';
import {
  forgetList,
  refreshList,
  showQuery,
} from '../../../../src/renderer/features/products/list-reading.ts';
import { type RowsState, rowAt, useRows } from '../../../../src/renderer/features/products/rows-store.ts';
import { moveTo, pickCells } from '../../../../src/renderer/features/products/selection-store.ts';
import { EVERY_PRODUCT } from '../../../../src/shared/model/every-product.ts';
import { addProduct, getProduct } from '../../../helpers/catalog.ts';
import type { InProcess } from '../../../helpers/in-process.ts';
import { openCoreForWindow } from '../../../helpers/render-with-core.tsx';

const MARKS = { decimal: '.', group: ',' };
const none = (): void => {
  throw new Error('a few cells need no preview');
};
const { execCommand } = document;
let core: InProcess;
let descending: RowsState;

/** Products named `a` to `e`, ids 1 to 5, in the order of names; the other way round, too. */
beforeEach(async () => {
  forgetList();
  dropPaste();
  const products = 'abcde'.split('').map((name) => ({ name, sku: `s-${name}`, price: '1', currency: 'EUR' }));
  ({ core } = await openCoreForWindow({ products }));
  await showQuery({ ...EVERY_PRODUCT, sorts: [{ field: 'name', direction: 'desc' }] });
  descending = useRows.getState();
  await showQuery({ ...EVERY_PRODUCT, sorts: [{ field: 'name', direction: 'asc' }] });
});
afterEach(() => {
  document.execCommand = execCommand;
});

async function skus(): Promise<readonly unknown[]> {
  return await Promise.all([1, 2, 3, 4, 5].map(async (id) => (await getProduct(core, id)).fields.sku));
}

/** So many cells of SKU from this row on, and others selected before. */
function select(y: number, height = 1, more: readonly { y: number; height: number }[] = []): void {
  const x = readGridColumns().indexOf('sku');
  const block = (rows: { y: number; height: number }) => ({ x, width: 1, ...rows });
  pickCells({ column: x, row: y, range: block({ y, height }), more: more.map(block) });
}

test('blocks are emptied in the list in which they were selected', async () => {
  select(1, 1, [{ y: 3, height: 1 }]);
  const cleared = clearHere(false, none);
  useRows.setState(descending);
  await cleared;
  expect(await skus()).toEqual(['s-a', '', 's-c', '', 's-e']);
});

test('a fill takes its source and its target from the same list', async () => {
  select(0, 2);
  const filled = fillHere({ kind: 'down', series: false }, MARKS, none);
  useRows.setState(descending);
  await filled;
  expect(await skus()).toEqual(['s-a', 's-a', 's-c', 's-d', 's-e']);
});

test('a cut empties what it has copied, wherever the cursor went meanwhile', async () => {
  const given: string[] = [];
  document.execCommand = () => {
    const event = new Event('copy');
    const clipboardData = { setData: (_type: string, text: string) => given.push(text) };
    return window.dispatchEvent(Object.assign(event, { clipboardData }));
  };
  select(0);
  const cut = cutHere(MARKS, none);
  select(4);
  await cut;
  expect(given[0]).toBe('s-a');
  expect(await skus()).toEqual(['', 's-b', 's-c', 's-d', 's-e']);
});

test('a price that is asked about goes to the product in whose cell it was typed', async () => {
  await addProduct(core, { name: '0', price: '1', currency: 'EUR' });
  moveTo(0);
  const { id = 0 } = rowAt(useRows.getState(), 0) ?? {};
  const refreshed = refreshList();
  await editCell({ id, field: 'price', value: '1', cut: false, currency: 'EUR' }, '1.234', MARKS, none);
  const { ask } = usePasteAsk.getState();
  if (ask === null) throw new Error('it was not asked about');
  await refreshed;
  // The core keeps the last few lists only.
  for (let n = 0; n < 7; n += 1) await core.call('products.list', { ...EVERY_PRODUCT, ticket: 'scope' });
  expect(rowAt(useRows.getState(), 0)?.id).not.toBe(id);
  await finishPaste(ask, { meant: 'thousands', headings: false, addRows: false });
  expect((await getProduct(core, id)).fields.price).toBe('1234');
  expect((await getProduct(core, 6)).fields.price).toBe('1');
});
