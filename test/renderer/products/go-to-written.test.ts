import { expect, onTestFinished, test } from 'vitest';
import { followUndo } from '../../../src/renderer/features/products/follow-undo.ts';
import { goToWritten } from '../../../src/renderer/features/products/go-to-written.ts';
import { readGridColumns } from '../../../src/renderer/features/products/grid/columns-store.ts';
import { readSheet } from '../../../src/renderer/features/products/grid/grid-actions.ts';
import {
  forgetList,
  noticeChange,
  refreshList,
  showQuery,
} from '../../../src/renderer/features/products/list-reading.ts';
import { rowAt, useRows } from '../../../src/renderer/features/products/rows-store.ts';
import { moveTo } from '../../../src/renderer/features/products/selection-store.ts';
import { noteInputs } from '../../../src/renderer/ui/last-input.ts';
import type { Cell } from '../../../src/shared/model/cell.ts';
import { EVERY_PRODUCT } from '../../../src/shared/model/every-product.ts';
import type { ProductFields } from '../../../src/shared/model/product.ts';
import { addProduct } from '../../helpers/catalog.ts';
import { openCoreForWindow } from '../../helpers/render-with-core.tsx';

/** Products named `A` to `E`, last first, in the order of names; their rows are 0 to 4. */
async function openFive() {
  forgetList();
  const products = ['E', 'D', 'C', 'B', 'A'].map((name) => ({ name }));
  const { core } = await openCoreForWindow({ products });
  await showQuery({ ...EVERY_PRODUCT, sorts: [{ field: 'name', direction: 'asc' }] });
  const idAt = (row: number) => rowAt(useRows.getState(), row)?.id ?? 0;
  const write = async (values: readonly (readonly [row: number, Partial<ProductFields>])[]) => {
    const cells = values.flatMap(([row, fields]) =>
      Object.entries(fields).map(([field, value]) => ({ id: idAt(row), field, value }) as Cell),
    );
    await core.call('cells.write', { cells, kind: 'paste', subject: 'test' });
    await noticeChange();
  };
  const takeBack = async () => {
    const undone = await core.call('changes.undo', { onLaterEdits: 'ask' });
    if (undone.kind !== 'done') throw new Error('there was nothing to undo');
    return undone.where;
  };
  const undo = async (meanwhile: () => void = () => {}) => {
    const where = await takeBack();
    await goToWritten(where, performance.now(), async () => {
      await followUndo(where);
      meanwhile();
    });
    return where;
  };
  /** The window follows both only after the second one. */
  const undoTwice = async () => {
    const places = [await takeBack(), await takeBack()];
    await Promise.all(places.map(async (where) => await goToWritten(where, performance.now(), followUndo)));
  };
  moveTo(4);
  return { core, write, undo, undoTwice, idAt };
}

const column = (id: string) => readGridColumns().findIndex((each) => each === id);

test('an undo goes to the cell that it has written', async () => {
  const { write, undo, idAt } = await openFive();
  await write([[1, { sku: 'new' }]]);
  const where = await undo();
  expect(where).toEqual({ products: [idAt(1)], fields: ['sku'], trash: false, isBlock: true });
  expect(readSheet().selection).toMatchObject({ column: column('sku'), row: 1 });
});

test('cells that stand together are selected, of others the first', async () => {
  const { write, undo } = await openFive();
  const next = readGridColumns()[column('sku') + 1];
  const both = { sku: 'x', [next ?? '']: next === 'status' ? 'draft' : '5' };
  await write([
    [3, both],
    [2, both],
  ]);
  await undo();
  const corner = { x: column('sku'), y: 2 };
  expect(readSheet().selection).toMatchObject({ range: { ...corner, width: 2, height: 2 }, row: 2 });
  moveTo(4);
  await write([
    [3, { sku: 'x' }],
    [1, { sku: 'x' }],
  ]);
  await undo();
  expect(readSheet().selection).toMatchObject({ range: { x: column('sku'), y: 1, width: 1, height: 1 } });
});

test('who goes on meanwhile stays there, and what the list does not have moves nothing', async () => {
  const { core, write, undo } = await openFive();
  await write([[0, { sku: 'x' }]]);
  await undo(() => moveTo(2));
  expect(readSheet().selection).toMatchObject({ row: 2 });
  await addProduct(core, { name: 'F' });
  await undo();
  expect(readSheet().selection).toMatchObject({ row: 2 });
});

test('what stands together but was not written is not selected', async () => {
  const { write, undo } = await openFive();
  await write([
    [2, { sku: 'x' }],
    [3, { price: '5.00' }],
  ]);
  await undo();
  expect(readSheet().selection).toMatchObject({ row: 2, range: { width: 1, height: 1 } });
});

test('of two undos at once, what the first one brought back is in the list, too', async () => {
  const { core, write, undoTwice, idAt } = await openFive();
  await write([[0, { sku: 'x' }]]);
  await core.call('products.trash', { scope: { kind: 'ids', ids: [idAt(3)] } });
  await refreshList();
  expect(readSheet().rows).toBe(4);
  await undoTwice();
  expect(readSheet()).toMatchObject({ rows: 5, selection: { row: 0 } });
});

test('of two undos at once, the last one says where the cursor comes to', async () => {
  const { write, undoTwice } = await openFive();
  await write([[0, { sku: 'first' }]]);
  await write([[2, { sku: 'second' }]]);
  await undoTwice();
  expect(readSheet().selection).toMatchObject({ row: 0 });
});

test('where something is typed, or anything was pressed meanwhile, the cursor stays', async () => {
  const { write, undo } = await openFive();
  const field = document.body.appendChild(document.createElement('textarea'));
  onTestFinished(() => field.remove());
  onTestFinished(noteInputs());
  const press = (key: string) => () => void window.dispatchEvent(new KeyboardEvent('keydown', { key }));
  const click = () => void window.dispatchEvent(new Event('pointerdown'));
  for (const meanwhile of [() => field.focus(), press('ArrowRight'), click]) {
    await write([[0, { sku: crypto.randomUUID() }]]);
    await undo(meanwhile);
    field.blur();
    expect(readSheet().selection).toMatchObject({ row: 4 });
  }
  await write([[0, { sku: 'x' }]]);
  await undo(press('Control'));
  expect(readSheet().selection).toMatchObject({ row: 0 });
});

test('a list that is out of date stays as it is', async () => {
  const { core, write, undo, idAt } = await openFive();
  await addProduct(core, { name: 'AA' });
  await noticeChange();
  expect(useRows.getState().outOfDate).toBe(true);
  await write([[1, { sku: 'x' }]]);
  const before = [0, 1, 2, 3, 4].map(idAt);
  await undo();
  expect([0, 1, 2, 3, 4].map(idAt)).toEqual(before);
  expect(readSheet()).toMatchObject({ rows: 5, selection: { row: 1 } });
});
