import { beforeEach, describe, expect, test } from 'vitest';
import { useAdding } from '../../../../src/renderer/features/products/adding-store.ts';
import { selectCell } from '../../../../src/renderer/features/products/grid/cell-selection.ts';
import { noteRemotes } from '../../../../src/renderer/features/products/grid/columns-store.ts';
import { pasteHere, readSheet } from '../../../../src/renderer/features/products/grid/grid-actions.ts';
import {
  dropPaste,
  finishPaste,
  startPaste,
  usePasteAsk,
} from '../../../../src/renderer/features/products/grid/paste-store.ts';
import {
  forgetList,
  refreshList,
  showQuery,
} from '../../../../src/renderer/features/products/list-reading.ts';
import { rowAt, useRows } from '../../../../src/renderer/features/products/rows-store.ts';
import { pickCells } from '../../../../src/renderer/features/products/selection-store.ts';
import { EVERY_PRODUCT } from '../../../../src/shared/model/every-product.ts';
import type { ProductField } from '../../../../src/shared/model/product.ts';
import { aProduct, peek } from '../../../helpers/catalog.ts';
import type { InProcess } from '../../../helpers/in-process.ts';
import { openCoreForWindow } from '../../../helpers/render-with-core.tsx';

const ENGLISH = { decimal: '.', group: ',' };
const none = (): void => {
  throw new Error('a few cells need no preview');
};
let core: InProcess;

beforeEach(async () => {
  dropPaste();
  noteRemotes(false);
  forgetList();
  const products = ['A', 'B', 'C', 'D'].map((name) => ({ name }));
  ({ core } = await openCoreForWindow({ products }));
  await showQuery({ ...EVERY_PRODUCT, sorts: [{ field: 'name', direction: 'asc' }] });
});

function select(field: ProductField, row: number): void {
  pickCells(selectCell(readSheet().columns.indexOf(field), row));
}

/** The names of all rows, in the order of the list. */
function names(): readonly (string | undefined)[] {
  return Array.from({ length: readSheet().rows }, (_, row) => rowAt(useRows.getState(), row)?.name);
}

type Table = readonly (readonly string[])[];

const paste = (table: Table) => pasteHere({ table, fields: [] }, ENGLISH, none);

async function pasteNew(table: Table): Promise<void> {
  const { list, ...sheet } = readSheet();
  const target = { ...sheet, selection: selectCell(sheet.columns.indexOf('name'), 0) };
  await startPaste({ given: { table, fields: [] }, target, list, marks: ENGLISH, asNew: true });
}

/** Answers the question about a table that is longer than the list: what is below it is added. */
async function addBelow(): Promise<string | null> {
  const { ask } = usePasteAsk.getState();
  if (ask === null) throw new Error('nothing was asked');
  const outcome = await finishPaste(ask, { meant: null, headings: false, addRows: true });
  return typeof outcome === 'object' ? outcome.preview : null;
}

describe('rows of a paste', () => {
  test('are no products where a line between wider rows is blank', async () => {
    await pasteNew([['Mug', 'M-1'], [''], ['Bowl', 'B-1'], ['']]);
    expect(names()).toEqual(['Mug', 'Bowl', 'A', 'B', 'C', 'D']);
    await refreshList();
    select('name', 5);
    await paste([['F', 'F-1'], [''], ['G', 'G-1']]);
    await addBelow();
    expect(new Set(names())).toEqual(new Set(['A', 'B', 'Bowl', 'C', 'D', 'F', 'G']));
  });

  test('are added as one change, however many rows are pasted as new products', async () => {
    await pasteNew(Array.from({ length: 5001 }, (_, n) => [`New ${n}`]));
    expect(useRows.getState().problem).toBeNull();
    expect(readSheet().rows).toBe(5005);
    expect(await core.call('changes.list', { limit: 1 })).toMatchObject([{ products: 5001 }]);
    await core.call('changes.undo', { onLaterEdits: 'ask' });
    await refreshList();
    expect(readSheet().rows).toBe(4);
  });

  test('of a table that is longer than the list become new products, if the person wants them', async () => {
    select('name', 3);
    await paste([['Last'], ['Beyond']]);
    await addBelow();
    expect(readSheet().rows).toBe(5);
    expect(await core.call('changes.list', { limit: 1 })).toMatchObject([{ kind: 'paste', products: 2 }]);
    expect(new Set(names())).toEqual(new Set(['A', 'B', 'C', 'Last', 'Beyond']));
    await core.dispatch('changes.undo', { onLaterEdits: 'ask' });
    await refreshList();
    expect(names()).toEqual(['A', 'B', 'C', 'D']);
  });

  test('of a long table leave nothing where what is below the list can not be added', async () => {
    const before = await core.call('changes.list', { limit: 100 });
    const db = peek(core);
    db.exec(`CREATE TRIGGER failing BEFORE INSERT ON product BEGIN SELECT RAISE(ABORT, 'injected'); END`);
    select('name', 3);
    await paste([['Last'], ['Beyond']]);
    await addBelow();
    expect(useRows.getState().problem).not.toBeNull();
    expect(names()).toEqual(['A', 'B', 'C', 'D']);
    expect(await core.call('changes.list', { limit: 100 })).toEqual(before);
    db.exec('DROP TRIGGER failing');
  });

  test('are looked at first where there are many, with the products below the list', async () => {
    const many = Array.from({ length: 1100 }, (_, n) =>
      aProduct({ name: `M ${String(n).padStart(4, '0')}` }),
    );
    await core.call('products.add', { products: many, remotes: [] });
    await refreshList();
    select('sku', 0);
    await paste(Array.from({ length: 1106 }, (_, n) => [`X-${n}`, String(n)]));
    const preview = await addBelow();
    expect(await core.call('previews.get', { id: preview ?? '' })).toMatchObject({
      products: 1104,
      added: 2,
    });
    expect(await core.call('changes.list', { limit: 1 })).toMatchObject([{ kind: 'create', products: 1100 }]);
    expect(await core.call('previews.apply', { id: preview ?? '' })).toMatchObject({ products: 1106 });
    await refreshList();
    expect(readSheet().rows).toBe(1106);
  });

  test('are taken back while they are added as new products, with nothing left', async () => {
    let cancelled = false;
    ({ core } = await openCoreForWindow({ isCancelled: () => cancelled }));
    await refreshList();
    const seen: (string | undefined)[] = [];
    const stop = useAdding.subscribe(({ progress }) => {
      seen.push(progress?.stage);
      cancelled ||= progress?.stage === 'preparing' && progress.done === 1000;
    });
    await pasteNew(Array.from({ length: 2000 }, (_, n) => [`New ${n}`]));
    stop();
    expect(seen.filter((stage) => stage === 'preparing')).toHaveLength(2);
    expect(useAdding.getState().label).toBeNull();
    expect(useRows.getState().problem).toBeNull();
    cancelled = false;
    expect(await core.call('products.counts', {})).toMatchObject({ all: 0, trash: 0 });
    expect(await core.call('changes.list', { limit: 10 })).toEqual([]);
  });

  test('become new products when that is asked for, in the order of the table', async () => {
    select('name', 0);
    await pasteNew([
      ['New one', 'N-1'],
      ['New two', 'N-2'],
    ]);
    expect(readSheet().rows).toBe(6);
    expect(names().slice(0, 2)).toEqual(['New one', 'New two']);
    expect(names()).toContain('A');
  });
});
