import { beforeEach, describe, expect, test } from 'vitest';
import {
  selectCell,
  selectEverything,
} from '../../../../src/renderer/features/products/grid/cell-selection.ts';
import { noteRemotes } from '../../../../src/renderer/features/products/grid/columns-store.ts';
import { fillHere, fillToEnd } from '../../../../src/renderer/features/products/grid/fill-actions.ts';
import {
  clearHere,
  editCell,
  pasteHere,
  readSheet,
  reselect,
} from '../../../../src/renderer/features/products/grid/grid-actions.ts';
import {
  dropPaste,
  finishPaste,
  usePasteAsk,
} from '../../../../src/renderer/features/products/grid/paste-store.ts';
import { forgetList, showQuery } from '../../../../src/renderer/features/products/list-reading.ts';
import { rowAt, useRows } from '../../../../src/renderer/features/products/rows-store.ts';
import { pickCells } from '../../../../src/renderer/features/products/selection-store.ts';
import { describeScopes, findTargets } from '../../../../src/renderer/features/products/targets.ts';
import { EVERY_PRODUCT } from '../../../../src/shared/model/every-product.ts';
import type { ProductField } from '../../../../src/shared/model/product.ts';
import type { InProcess } from '../../../helpers/in-process.ts';
import { openCoreForWindow } from '../../../helpers/render-with-core.tsx';

const ENGLISH = { decimal: '.', group: ',' };
const LONG = 'A long story. '.repeat(40);
const none = (): void => {
  throw new Error('a few cells need no preview');
};
let core: InProcess;

beforeEach(async () => {
  dropPaste();
  noteRemotes(false);
  forgetList();
  const products = ['A', 'B', 'C', 'D'].map((name, n) => ({
    name,
    sku: `S-${n}`,
    description: n === 0 ? LONG : '',
    price: '5.00',
  }));
  ({ core } = await openCoreForWindow({ products }));
  await showQuery({ ...EVERY_PRODUCT, sorts: [{ field: 'name', direction: 'asc' }] });
});

function select(field: ProductField, row: number, height = 1, width = 1): void {
  const x = readSheet().columns.indexOf(field);
  pickCells({ ...selectCell(x, row), range: { x, y: row, width, height } });
}

/** What the catalog has in one field of all rows, in the order of the list. */
async function stored(field: ProductField): Promise<readonly (string | null)[]> {
  const values: (string | null)[] = [];
  for (let row = 0; row < readSheet().rows; row += 1) {
    const id = rowAt(useRows.getState(), row)?.id ?? 0;
    const got = (await core.dispatch('products.get', { id })) as {
      value: { fields: Record<ProductField, string | null> };
    };
    values.push(got.value.fields[field]);
  }
  return values;
}

const paste = (table: readonly (readonly (string | null)[])[]) =>
  pasteHere({ table, fields: [] }, ENGLISH, none);

describe('the cells of the grid', () => {
  test('are looked at first where a few hold more text than one message takes', async () => {
    const [id] = [1, 2, 3, 4].filter((each) => rowAt(useRows.getState(), 0)?.id === each);
    const long = 'x'.repeat(900_000);
    const cells = [{ id: id ?? 0, field: 'description' as const, value: long }];
    await core.call('cells.write', { cells, kind: 'edit', subject: '' });
    select('description', 0, 4);
    let preview = '';
    const show = (shown: string) => {
      preview = shown;
    };
    await fillHere({ kind: 'down', series: false }, ENGLISH, show);
    expect(await core.call('previews.get', { id: preview })).toMatchObject({ willChange: 3 });
  });

  test('are filled down with the whole text, not with what the list has of it', async () => {
    select('description', 0, 3);
    await fillHere({ kind: 'down', series: false }, ENGLISH, none);
    expect(await stored('description')).toEqual([LONG, LONG, LONG, '']);
  });

  test('are filled to the end of the list from the block of the cursor, which repeats', async () => {
    select('sku', 1, 2);
    await fillToEnd(ENGLISH, none);
    expect(await stored('sku')).toEqual(['S-0', 'S-1', 'S-2', 'S-1']);
    expect(readSheet().selection?.range).toMatchObject({ y: 1, height: 3 });
    await fillToEnd(ENGLISH, none);
    expect(await stored('sku')).toEqual(['S-0', 'S-1', 'S-2', 'S-1']);
  });

  test('are filled with a series on request', async () => {
    select('sku', 0, 4);
    await fillHere({ kind: 'down', series: true }, ENGLISH, none);
    expect(await stored('sku')).toEqual(['S-0', 'S-1', 'S-2', 'S-3']);
    select('sku', 1, 3);
    await fillHere({ kind: 'down', series: false }, ENGLISH, none);
    expect(await stored('sku')).toEqual(['S-0', 'S-1', 'S-1', 'S-1']);
    select('sku', 1, 2);
    await fillHere({ kind: 'down', series: true }, ENGLISH, none);
    expect(await stored('sku')).toEqual(['S-0', 'S-1', 'S-2', 'S-1']);
  });

  test('are emptied, or made not set where that is another thing', async () => {
    select('sku', 1, 2);
    await clearHere(false, none);
    expect(await stored('sku')).toEqual(['S-0', '', '', 'S-3']);
    select('sku', 2, 2);
    await clearHere(true, none);
    expect(await stored('sku')).toEqual(['S-0', '', null, null]);
    select('name', 0);
    await clearHere(true, none);
    expect(await stored('name')).toEqual(['A', 'B', 'C', 'D']);
  });

  test('take a pasted table as one change, which one undo takes back', async () => {
    select('price', 1);
    await paste([
      ['9', 'usd'],
      ['1,234.50', 'EUR'],
    ]);
    expect(await stored('price')).toEqual(['5.00', '9', '1234.50', '5.00']);
    expect(readSheet().selection?.range).toMatchObject({ y: 1, width: 2, height: 2 });
    const undone = await core.dispatch('changes.undo', { onLaterEdits: 'ask' });
    expect(undone).toMatchObject({ ok: true, value: { kind: 'done' } });
    expect(await stored('price')).toEqual(['5.00', '5.00', '5.00', '5.00']);
  });

  test('take nothing of a price that reads two ways before the person has said how', async () => {
    select('price', 0);
    await paste([['1.234']]);
    const { ask } = usePasteAsk.getState();
    if (ask === null) throw new Error('nothing was asked');
    expect((await stored('price'))[0]).toBe('5.00');
    await finishPaste(ask, { meant: 'thousands', headings: false, addRows: false });
    expect((await stored('price'))[0]).toBe('1234');
  });

  test('are found by the headings of a table, wherever it was pasted', async () => {
    select('name', 0);
    await paste([
      ['Price', 'SKU'],
      ['7', 'X-1'],
    ]);
    const { ask } = usePasteAsk.getState();
    if (ask === null) throw new Error('nothing was asked');
    await finishPaste(ask, { meant: null, headings: true, addRows: false });
    expect((await stored('price'))[0]).toBe('7');
    expect((await stored('sku'))[0]).toBe('X-1');
    expect((await stored('name'))[0]).toBe('A');
  });

  test('keep a word that their field does not know out', async () => {
    const row = rowAt(useRows.getState(), 0);
    select('status', 0);
    await paste([['Sold out']]);
    expect(usePasteAsk.getState().ask).not.toBeNull();
    expect(row?.status).toBe((await stored('status'))[0]);
  });

  test('are written as they were typed, and nothing is written where nothing was', async () => {
    const row = rowAt(useRows.getState(), 0);
    const about = { id: row?.id ?? 0, field: 'sku', value: 'S-0', cut: false } as const;
    await editCell(about, ' 007 ', ENGLISH, none);
    expect((await stored('sku'))[0]).toBe(' 007 ');
    const before = await core.dispatch('changes.list', { limit: 100 });
    await editCell({ ...about, value: null }, '', ENGLISH, none);
    expect(await core.dispatch('changes.list', { limit: 100 })).toEqual(before);
  });
});

describe('commands on the grid', () => {
  test('are about the rows of the selected cells', async () => {
    select('name', 1, 2);
    const ids = [1, 2].map((row) => rowAt(useRows.getState(), row)?.id);
    expect(await findTargets()).toEqual({ kind: 'ids', ids });
    expect(describeScopes().map(({ label }) => label)).toEqual(['2 selected', 'All 4 in this list']);
    expect(describeScopes('list').map(({ label }) => label)).toEqual(['All 4 in this list', '2 selected']);
  });

  test('can be about every product where the list shows only some', async () => {
    await showQuery({ ...EVERY_PRODUCT, search: 'nothing is called this' });
    const scopes = describeScopes('list');
    expect(scopes.map(({ label }) => label)).toEqual(['All 0 in this list', 'All products']);
    const snapshot = { kind: 'snapshot', snapshot: expect.any(Number) as number };
    expect(await scopes[1]?.read()).toEqual(snapshot);
  });

  test('are about the whole list when every cell is selected, however many were read', async () => {
    select('name', 0);
    reselect(selectEverything);
    const snapshot = useRows.getState().snapshot?.id;
    expect(await findTargets()).toEqual({ kind: 'snapshot', snapshot });
  });
});
