import { beforeEach, expect, test } from 'vitest';
import { followUndo } from '../../../src/renderer/features/products/follow-undo.ts';
import {
  forgetList,
  pinProducts,
  refreshList,
  showQuery,
} from '../../../src/renderer/features/products/list-reading.ts';
import { countRows, rowAt, useRows } from '../../../src/renderer/features/products/rows-store.ts';
import {
  extendTo,
  moveTo,
  pickCells,
  tickRows,
  useSelection,
} from '../../../src/renderer/features/products/selection-store.ts';
import { describeScopes, findTargets } from '../../../src/renderer/features/products/targets.ts';
import { EVERY_PRODUCT } from '../../../src/shared/model/every-product.ts';
import type { ListQuery } from '../../../src/shared/model/query.ts';
import { addProduct } from '../../helpers/catalog.ts';
import { openCoreForWindow } from '../../helpers/render-with-core.tsx';

const BY_NAME: ListQuery = { ...EVERY_PRODUCT, sorts: [{ field: 'name', direction: 'asc' }] };

beforeEach(() => forgetList());

async function open(names: readonly string[], query = BY_NAME) {
  const { core } = await openCoreForWindow({ products: names.map((name) => ({ name })) });
  await showQuery(query);
  return core;
}

const shown = () =>
  Array.from({ length: countRows(useRows.getState()) }, (_, row) => rowAt(useRows.getState(), row)?.name);
const cursor = () => rowAt(useRows.getState(), useSelection.getState().active)?.name;

function selectRows(y: number, height: number, more: readonly { y: number; height: number }[] = []): void {
  const block = (rows: { y: number; height: number }) => ({ x: 1, width: 1, ...rows });
  pickCells({ column: 1, row: y, range: block({ y, height }), more: more.map(block) });
}

test('who goes to another row or cell while the list is built anew is there afterwards', async () => {
  const core = await open('bcdefg'.split(''));
  await addProduct(core, { name: 'a' });
  moveTo(0);
  const refreshed = refreshList();
  moveTo(3);
  await refreshed;
  expect(cursor()).toBe('e');
  const again = refreshList();
  selectRows(5, 2);
  await again;
  expect(cursor()).toBe('f');
});

test('who goes to a row that is not read yet while the list is built anew is there afterwards', async () => {
  const core = await open(Array.from({ length: 300 }, (_, n) => `P${String(n).padStart(3, '0')}`));
  await addProduct(core, { name: 'A' });
  moveTo(0);
  const refreshed = refreshList();
  moveTo(299);
  await refreshed;
  expect(useSelection.getState().active).toBe(300);
});

test('a new product on top leaves the same cells selected, and every row where that is meant', async () => {
  const core = await open(['b', 'c', 'd']);
  selectRows(1, 2, [{ y: 0, height: 1 }]);
  await pinProducts([(await addProduct(core, { name: 'x' })).id]);
  expect(useSelection.getState().cells).toMatchObject({ row: 2, range: { y: 2 }, more: [{ y: 1 }] });
  expect(cursor()).toBe('c');
  const pinned = pinProducts([(await addProduct(core, { name: 'y' })).id]);
  const refreshed = refreshList();
  selectRows(0, 4);
  await Promise.all([pinned, refreshed]);
  expect(shown()).toEqual(['b', 'c', 'd', 'x', 'y']);
  expect(useSelection.getState().cells?.range).toMatchObject({ y: 0, height: 5 });
});

test('an undo that takes a product out of the list and brings another in shows that', async () => {
  const red = {
    kind: 'text',
    field: 'name',
    test: 'contains',
    text: 'red',
    matchCase: false,
    not: false,
  } as const;
  const filter = { match: 'all' as const, conditions: [red] };
  const core = await open(['red mug', 'blue mug'], { ...BY_NAME, filter });
  const cells = [
    { id: 1, field: 'name' as const, value: 'green mug' },
    { id: 2, field: 'name' as const, value: 'red cup' },
  ];
  await core.call('cells.write', { cells, kind: 'paste', subject: 'test' });
  await refreshList();
  expect(shown()).toEqual(['red cup']);
  const undone = await core.call('changes.undo', { onLaterEdits: 'ask' });
  if (undone.kind !== 'done') throw new Error('there was nothing to undo');
  await followUndo(undone.where);
  expect(shown()).toEqual(['red mug']);
});

test('what is selected stays what it was after a look at the whole list', async () => {
  const core = await open('abcde'.split(''));
  const { id } = await addProduct(core, { name: 'new' });
  await pinProducts([id]);
  selectRows(1, 3);
  const [selected, whole] = describeScopes();
  const first = await selected?.read();
  expect(first).toMatchObject({ ids: [1, 2, 3] });
  await whole?.read();
  expect(await selected?.read()).toEqual(first);
});

test('selected rows that can’t be read are no targets and no ticks, and the list says so', async () => {
  const names = Array.from({ length: 400 }, (_, n) => `P${String(n).padStart(3, '0')}`);
  const core = await open(names);
  selectRows(350, 2, [{ y: 0, height: 3 }]);
  for (let n = 0; n < 7; n += 1) await core.call('products.list', { ...BY_NAME, ticket: 'scope' });
  expect(await findTargets()).toBeNull();
  expect(useRows.getState().problem).not.toBeNull();
  await tickRows(350, 352, true);
  moveTo(349);
  await extendTo(352);
  expect(useSelection.getState().selection).toMatchObject({ kind: 'some', ids: new Set() });
});
