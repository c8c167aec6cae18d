import { afterEach, describe, expect, test } from 'vitest';
import {
  activateProduct,
  forgetList,
  needRows,
  noteOwnEdit,
  noticeChange,
  pinProducts,
  refreshList,
  showQuery,
  sortList,
} from '../../../src/renderer/features/products/list-reading.ts';
import { countRows, expectRows, rowAt, useRows } from '../../../src/renderer/features/products/rows-store.ts';
import {
  extendTo,
  forgetComing,
  moveTo,
  pickCells,
  selectAll,
  toggleRow,
  useSelection,
} from '../../../src/renderer/features/products/selection-store.ts';
import { countScope, findTargets } from '../../../src/renderer/features/products/targets.ts';
import { EVERY_PRODUCT } from '../../../src/shared/model/every-product.ts';
import type { ListQuery } from '../../../src/shared/model/query.ts';
import { addProduct, editProduct } from '../../helpers/catalog.ts';
import { openCoreForWindow } from '../../helpers/render-with-core.tsx';
import { until } from '../../helpers/until.ts';

const BY_NAME: ListQuery = { ...EVERY_PRODUCT, sorts: [{ field: 'name', direction: 'asc' }] };

afterEach(() => forgetList());

async function listOf(count: number) {
  const names = Array.from({ length: count }, (_, i) => ({
    name: `Product ${String(i + 1).padStart(4, '0')}`,
  }));
  const { core } = await openCoreForWindow({ products: names });
  await showQuery(BY_NAME);
  return core;
}

const names = (count = countRows(useRows.getState())) =>
  Array.from({ length: count }, (_, i) => rowAt(useRows.getState(), i)?.name);

test('the order of the list stays with its catalog', async () => {
  await listOf(2);
  const newest = [{ field: 'updated', direction: 'desc' }];
  const orderOf = (folder: string) => {
    expectRows(folder);
    return useRows.getState().query.sorts;
  };
  expect(orderOf('/one')).toEqual(newest);
  await sortList([{ field: 'price', direction: 'asc' }]);
  expect(orderOf('/other')).toEqual(newest);
  expect(orderOf('/one')).toEqual([{ field: 'price', direction: 'asc' }]);
});

describe('the rows of the list', () => {
  test('are read by pages when they are about to be seen', async () => {
    await listOf(250);
    expect(countRows(useRows.getState())).toBe(250);
    expect(rowAt(useRows.getState(), 99)?.name).toBe('Product 0100');
    expect(rowAt(useRows.getState(), 220)).toBeUndefined();
    needRows(215, 240);
    await until('the last page is read', () => rowAt(useRows.getState(), 220)?.name === 'Product 0221');
  });

  test('stay all selected when the list is built anew with one more, and others do not', async () => {
    const core = await listOf(3);
    moveTo(1);
    const all = { x: 0, y: 0, width: 2, height: 3 };
    pickCells({ column: 0, row: 1, range: all, more: [] });
    await addProduct(core, { name: 'Another' });
    await refreshList();
    expect(useSelection.getState()).toMatchObject({ active: 2, cells: { row: 2, range: { height: 4 } } });
    pickCells({ column: 0, row: 1, range: { ...all, height: 2 }, more: [] });
    await refreshList();
    expect(useSelection.getState().cells).toBeNull();
  });

  test('show the last question when answers overtake each other', async () => {
    await listOf(3);
    await Promise.all([showQuery({ ...BY_NAME, search: '0001' }), showQuery({ ...BY_NAME, search: '0002' })]);
    expect(names()).toEqual(['Product 0002']);
  });

  test('refresh in place after an edit here, though the order would be another', async () => {
    const core = await listOf(3);
    await editProduct(core, 1, { name: 'Zebra' });
    noteOwnEdit(1);
    await noticeChange();
    expect(names()).toEqual(['Zebra', 'Product 0002', 'Product 0003']);
    expect(useRows.getState().outOfDate).toBe(false);
    await refreshList();
    expect(names()).toEqual(['Product 0002', 'Product 0003', 'Zebra']);
  });

  test('are out of date when something else was added, until they are refreshed', async () => {
    const core = await listOf(3);
    await addProduct(core, { name: 'Aardvark' });
    await noticeChange();
    expect(useRows.getState().outOfDate).toBe(true);
    expect(names()).toEqual(['Product 0001', 'Product 0002', 'Product 0003']);
    await refreshList();
    expect(useRows.getState().outOfDate).toBe(false);
    expect(names()[0]).toBe('Aardvark');
  });

  test('are not out of date when a change moves nothing', async () => {
    const core = await listOf(3);
    await editProduct(core, 2, { description: 'new words' });
    await noticeChange();
    expect(useRows.getState().outOfDate).toBe(false);
    expect(rowAt(useRows.getState(), 1)?.description).toBe('new words');
  });

  test('begin with what was added here, and stay so when it is edited again', async () => {
    const core = await listOf(2);
    const added = await addProduct(core, { name: 'Added' });
    await pinProducts([added.id]);
    expect(names()).toEqual(['Added', 'Product 0001', 'Product 0002']);
    await editProduct(core, added.id, { name: 'Added and named' });
    await noticeChange();
    expect(names()[0]).toBe('Added and named');
    expect(useRows.getState().outOfDate).toBe(false);
  });
});

describe('the active row', () => {
  test('stays the same product when the order changes', async () => {
    await listOf(4);
    moveTo(1);
    await showQuery({ ...BY_NAME, sorts: [{ field: 'name', direction: 'desc' }] });
    expect(useSelection.getState().active).toBe(2);
  });

  test('stays in its place when its product leaves the list', async () => {
    const core = await listOf(4);
    moveTo(2);
    await core.call('products.trash', { scope: { kind: 'ids', ids: [3] } });
    await refreshList();
    expect(rowAt(useRows.getState(), useSelection.getState().active)?.name).toBe('Product 0004');
  });

  test('can be a product far down that was never read', async () => {
    await listOf(230);
    await activateProduct(225);
    expect(useSelection.getState().active).toBe(224);
  });
});

describe('what a command is about', () => {
  test('is the active row while nothing is ticked, else what is ticked', async () => {
    await listOf(5);
    moveTo(3);
    expect(await findTargets()).toEqual({ kind: 'ids', ids: [4] });
    toggleRow(0);
    toggleRow(2);
    expect(await findTargets()).toEqual({ kind: 'ids', ids: [1, 3] });
  });

  test('is the product that the window went to, before its row is found', async () => {
    await listOf(230);
    moveTo(3);
    const found = activateProduct(225);
    expect(await findTargets()).toEqual({ kind: 'ids', ids: [225] });
    moveTo(1);
    await found;
    expect([useSelection.getState().active, await findTargets()]).toEqual([1, { kind: 'ids', ids: [2] }]);
  });

  test('is nothing where the list does not have the product that the form shows, until a row is marked', async () => {
    const core = await listOf(3);
    const product = await addProduct(core, { name: 'Kettle' });
    moveTo(1);
    await showQuery({ ...BY_NAME, search: 'Product' });
    await activateProduct(product.id);
    expect(await findTargets()).toBeNull();
    expect(useSelection.getState().active).toBe(-1);
    moveTo(useSelection.getState().active + 1);
    expect(await findTargets()).toEqual({ kind: 'ids', ids: [rowAt(useRows.getState(), 0)?.id] });
  });

  test('is not the product that the window left again before its row was found', async () => {
    await listOf(230);
    moveTo(3);
    const found = activateProduct(225);
    forgetComing();
    await found;
    expect([useSelection.getState().active, await findTargets()]).toEqual([3, { kind: 'ids', ids: [4] }]);
  });

  test('is a range, rows that were never read included', async () => {
    await listOf(230);
    moveTo(2);
    await extendTo(228);
    const ids = Array.from({ length: 227 }, (_, at) => 3 + at);
    expect(await findTargets()).toEqual({ kind: 'ids', ids });
  });

  test('is the whole list as a list, without those that were unticked', async () => {
    await listOf(230);
    selectAll();
    toggleRow(1);
    const targets = await findTargets();
    const snapshot = useRows.getState().snapshot?.id;
    expect(targets).toEqual({ kind: 'snapshot', snapshot, except: [2] });
    expect(targets && countScope(targets)).toBe(229);
  });
});
