import type { WrittenPlace } from '../../../shared/model/change.ts';
import { keepsText } from '../../commands/shortcuts.ts';
import { isIdleSince } from '../../ui/last-input.ts';
import { selectCell } from './grid/cell-selection.ts';
import { readGridColumns } from './grid/columns-store.ts';
import { findRows } from './read-rows.ts';
import { rowAt, useRows } from './rows-store.ts';
import { searchRows } from './search-rows.ts';
import { pickCells, useSelection } from './selection-store.ts';
import { noteJump } from './use-product-list.ts';

/** Brings the list up to date. */
type Follow = (written: WrittenPlace) => Promise<void>;

/**
 * Goes to what an undo or a redo has written, as a spreadsheet does: to the first row of it in the shown list (of many products, of
 * those that it names), and selects its cells where they stand together. `follow` brings the list up to date first. It stays
 * where it is when the list has none of them, when anything was pressed `since` then, and wherever something is being typed.
 */
export async function goToWritten(written: WrittenPlace, since: number, follow: Follow): Promise<void> {
  // Another search, as of F8, may be on its way since: it is not ended for this.
  if (!isIdleSince(since)) return await follow(written);
  let following: Promise<void> | null = null;
  await searchRows(async () => {
    following ??= follow(written);
    await following;
    const indexes = await findRows(useRows.getState(), written.products);
    return () => {
      if (isIdleSince(since) && !keepsText(document.activeElement)) pick(indexes, written);
    };
  });
}

function pick(indexes: readonly number[], { products, fields, isBlock }: WrittenPlace): void {
  const [row] = indexes;
  if (row === undefined) return;
  const product = rowAt(useRows.getState(), row)?.id;
  if (product !== undefined) noteJump(product);
  const columns = readGridColumns().flatMap((id, at) => (fields.some((field) => field === id) ? [at] : []));
  const cell = selectCell(columns[0] ?? useSelection.getState().column, row);
  const [height, width] = [products.length, fields.length];
  const isTogether =
    isBlock && isRun(indexes) && isRun(columns) && indexes.length === height && columns.length === width;
  pickCells(isTogether ? { ...cell, range: { ...cell.range, width, height } } : cell);
}

/** Each is the one after the one before. */
function isRun(numbers: readonly number[]): boolean {
  return numbers.every((number, at) => number === (numbers[0] ?? 0) + at);
}
