import type { WrittenPlace } from '../../../shared/model/change.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { selectCell } from './grid/cell-selection.ts';
import { readGridColumns } from './grid/columns-store.ts';
import { type RowsState, rowAt, useRows } from './rows-store.ts';
import { pickCells, useSelection } from './selection-store.ts';

/**
 * Goes to what an undo or a redo has written, as a spreadsheet does: to its first row in the shown list, and selects its cells where
 * they stand together. `follow` brings the list up to date first. It stays where it is when the list has none of them, or when
 * the person went on meanwhile.
 */
export async function goToWritten(written: WrittenPlace, follow: () => Promise<void>): Promise<void> {
  const before = activeId();
  await follow();
  const rows = useRows.getState();
  const found = await findRows(rows, written.products);
  const isSame = useRows.getState().snapshot === rows.snapshot;
  const now = activeId();
  if (!isSame || (now !== undefined && now !== before)) return;
  const indexes = found.toSorted((a, b) => a - b);
  const [row] = indexes;
  if (row === undefined) return;
  const shown = readGridColumns();
  const columns = shown.flatMap((id, at) => (written.fields.some((field) => field === id) ? [at] : []));
  const cell = selectCell(columns[0] ?? useSelection.getState().column, row);
  const height = heightOf(indexes, written);
  const isTogether = height !== null && columns.every((column, at) => column === cell.column + at);
  const width = Math.max(1, columns.length);
  pickCells(isTogether ? { ...cell, range: { ...cell.range, width, height } } : cell);
}

/** How many rows it is; `null` where some are elsewhere. */
function heightOf(indexes: readonly number[], { products, isAll }: WrittenPlace): number | null {
  const first = indexes[0] ?? 0;
  const isBlock =
    isAll && indexes.length === products.length && indexes.at(-1) === first + indexes.length - 1;
  return isBlock ? indexes.length : null;
}

/** The rows of these products as the list shows them, those on top included. */
async function findRows({ snapshot, pinned }: RowsState, ids: readonly number[]): Promise<readonly number[]> {
  const onTop = pinned.flatMap((row, index) => (ids.includes(row.id) ? [index] : []));
  const listed = snapshot && (await offshelf().products.indexesOf({ snapshot: snapshot.id, ids: [...ids] }));
  const below = listed?.ok ? listed.value.filter((index) => index !== null) : [];
  return [...onTop, ...below.map((index) => pinned.length + index)];
}

function activeId(): number | undefined {
  return rowAt(useRows.getState(), useSelection.getState().active)?.id;
}
