import { beforeEach, describe, expect, test } from 'vitest';
import { selectCell } from '../../../../src/renderer/features/products/grid/cell-selection.ts';
import { noteRemotes } from '../../../../src/renderer/features/products/grid/columns-store.ts';
import {
  copyHere,
  cutHere,
  editEverywhere,
  readSheet,
} from '../../../../src/renderer/features/products/grid/grid-actions.ts';
import { forgetList, showQuery } from '../../../../src/renderer/features/products/list-reading.ts';
import { rowAt, useRows } from '../../../../src/renderer/features/products/rows-store.ts';
import { pickCells } from '../../../../src/renderer/features/products/selection-store.ts';
import { EVERY_PRODUCT } from '../../../../src/shared/model/every-product.ts';
import type { ProductField } from '../../../../src/shared/model/product.ts';
import { peek } from '../../../helpers/catalog.ts';
import type { InProcess } from '../../../helpers/in-process.ts';
import { openCoreForWindow } from '../../../helpers/render-with-core.tsx';

const ENGLISH = { decimal: '.', group: ',' };
const none = (): void => {
  throw new Error('a few cells need no preview');
};
let core: InProcess;

beforeEach(async () => {
  noteRemotes(false);
  forgetList();
  const products = ['A', 'B', 'C', 'D'].map((name, n) => ({ name, sku: `S-${n}`, price: '5.00' }));
  ({ core } = await openCoreForWindow({ products }));
  await showQuery({ ...EVERY_PRODUCT, sorts: [{ field: 'name', direction: 'asc' }] });
});

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

/** What copying puts on the clipboard, as text: this DOM has none. */
function catchCopies(): { readonly writes: readonly string[] } {
  const writes: string[] = [];
  document.execCommand = () => {
    const event = new Event('copy', { cancelable: true });
    const setData = (kind: string, text: string) => kind === 'text/plain' && writes.push(text);
    Object.defineProperty(event, 'clipboardData', { value: { setData } });
    window.dispatchEvent(event);
    return true;
  };
  return { writes };
}

describe('several cells of the grid', () => {
  test('are cut only where they could be copied', async () => {
    let works = false;
    document.execCommand = () => works;
    const x = readSheet().columns.indexOf('name');
    pickCells({ ...selectCell(x, 0), range: { x, y: 0, width: 1, height: 2 } });
    await cutHere(ENGLISH, none);
    expect(await stored('name')).toEqual(['A', 'B', 'C', 'D']);
    works = true;
    await cutHere(ENGLISH, none);
    expect(await stored('name')).toEqual(['', '', 'C', 'D']);
  });

  test('are copied together where they were selected one by one, and refused where they make no table', async () => {
    const { writes } = catchCopies();
    const [name, sku] = ['name', 'sku'].map((field) => readSheet().columns.indexOf(field as ProductField));
    const cell = (x = 0, y = 0) => ({ x, y, width: 1, height: 1 });
    pickCells({ ...selectCell(sku ?? 0, 2), more: [cell(name, 2)] });
    expect(await copyHere(ENGLISH)).toBe(true);
    pickCells({ ...selectCell(name ?? 0, 3), more: [cell(name, 0), cell(name, 1)] });
    expect(await copyHere(ENGLISH)).toBe(true);
    expect(writes).toEqual(['C\tS-2', 'A\r\nB\r\nD']);
    pickCells({ ...selectCell(sku ?? 0, 3), more: [cell(name, 0)] });
    await cutHere(ENGLISH, none);
    expect(useRows.getState().problem?.message).toMatch(/make no table/);
    expect(await stored('name')).toEqual(['A', 'B', 'C', 'D']);
  });

  test('get what was typed into one of them with Ctrl+Enter, as each can read it, as one change', async () => {
    const x = readSheet().columns.indexOf('sku');
    pickCells({ ...selectCell(x, 1), range: { x, y: 1, width: 2, height: 2 } });
    await editEverywhere('12', ENGLISH, none);
    expect(await stored('sku')).toEqual(['S-0', '12', '12', 'S-3']);
    expect(await stored('price')).toEqual(['5.00', '12', '12', '5.00']);
    await core.call('changes.undo', { onLaterEdits: 'ask' });
    expect(await stored('sku')).toEqual(['S-0', 'S-1', 'S-2', 'S-3']);
  });

  test('that only tell a time are copied too, of rows that were never read', async () => {
    const insert = peek(core).prepare(
      `INSERT INTO product(name, type, description, image_url, image_alt, created_at, updated_at)
       VALUES (?, 'standard', '', '', '', 1, 1)`,
    );
    for (let more = 0; more < 300; more += 1) insert.run(`N${more}`);
    await showQuery({ ...EVERY_PRODUCT, sorts: [{ field: 'name', direction: 'asc' }] });
    const x = readSheet().columns.indexOf('updated');
    pickCells({ ...selectCell(x, 0), range: { x, y: 0, width: 1, height: 304 } });
    const { writes } = catchCopies();
    await copyHere(ENGLISH);
    const lines = (writes[0] ?? '').trim().split('\n');
    expect({ lines: lines.length, empty: lines.filter((line) => line.trim() === '').length }).toEqual({
      lines: 304,
      empty: 0,
    });
  });
});
