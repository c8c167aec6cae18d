import {
  boundRects,
  clipRect,
  countCells,
  countSpans,
  coverOnce,
  isWithin,
  mergeSpans,
  type Rect,
  type Span,
} from './rects.ts';

/** The cells that are selected: never more than a few blocks, so that a million rows cost nothing. */
export type CellSelection = {
  /** Where the keyboard is; always within `range`. */
  readonly column: number;
  readonly row: number;
  /** The block that grows with Shift. */
  readonly range: Rect;
  /** The blocks that were selected before it, with Ctrl. */
  readonly more: readonly Rect[];
};

/** One cell and nothing else. */
export function selectCell(column: number, row: number): CellSelection {
  return { column, row, range: { x: column, y: row, width: 1, height: 1 }, more: [] };
}

/** Every cell of the list, read or not. */
export function selectEverything(
  { column, row }: CellSelection,
  columns: number,
  rows: number,
): CellSelection {
  return { column, row, range: { x: 0, y: 0, width: columns, height: rows }, more: [] };
}

/** The same rows in all columns. */
export function selectWholeRows(selection: CellSelection, columns: number): CellSelection {
  const widen = (rect: Rect): Rect => ({ ...rect, x: 0, width: columns });
  return { ...selection, range: widen(selection.range), more: selection.more.map(widen) };
}

/** The same columns in all rows. */
export function selectWholeColumns(selection: CellSelection, rows: number): CellSelection {
  const lengthen = (rect: Rect): Rect => ({ ...rect, y: 0, height: rows });
  return { ...selection, range: lengthen(selection.range), more: selection.more.map(lengthen) };
}

/** One column from top to bottom; `added` keeps what is selected already. */
export function selectColumn(
  selection: CellSelection | null,
  column: number,
  rows: number,
  added: boolean,
): CellSelection {
  const kept = added && selection ? [...selection.more, selection.range] : [];
  return { column, row: selection?.row ?? 0, range: { x: column, y: 0, width: 1, height: rows }, more: kept };
}

/** Whole rows, as their numbers were clicked: the cursor stays where it is among them, or goes to the `fresh` one. */
export function selectRows(
  before: CellSelection | null,
  rows: readonly Span[],
  fresh: number | null,
  columns: number,
): CellSelection | null {
  const blocks = rows.map(({ from, to }) => ({ x: 0, y: from, width: columns, height: to - from + 1 }));
  const column = before?.column ?? 0;
  const holding = (row: number | undefined): Rect | undefined =>
    blocks.find(({ y, height }) => row !== undefined && row >= y && row < y + height);
  const range = holding(fresh ?? undefined) ?? holding(before?.row) ?? blocks.at(-1);
  if (range === undefined) return before && selectCell(column, before.row);
  const stays = before !== null && holding(before.row) === range;
  const row = stays ? before.row : (fresh ?? range.y);
  return { column, row, range, more: blocks.filter((block) => block !== range) };
}

/** A block of every row is one of every row of the new list too, its cursor on the same product; any other means nothing there. */
export function keepEveryRow(
  { range, more, column, row }: CellSelection,
  rows: number,
  next: { readonly rows: number; readonly row: number },
): CellSelection | null {
  const isWhole = more.length === 0 && range.y === 0 && range.height > 1 && range.height >= rows;
  if (!isWhole || next.rows === 0) return null;
  const cursor = next.row < 0 ? Math.min(row, next.rows - 1) : next.row;
  return { column, row: cursor, range: { ...range, height: next.rows }, more };
}

/** The same cells where so many rows came above them. */
export function moveDown({ column, row, range, more }: CellSelection, rows: number): CellSelection {
  const lower = (rect: Rect): Rect => ({ ...rect, y: rect.y + rows });
  return { column, row: row + rows, range: lower(range), more: more.map(lower) };
}

/** Where the end of the block is that Shift moves; its other end is the cursor. */
export function movedEnd({ column, row, range }: CellSelection): { column: number; row: number } {
  return {
    column: range.x < column ? range.x : range.x + range.width - 1,
    row: range.y < row ? range.y : range.y + range.height - 1,
  };
}

/** The block goes from the column of the cursor to this one; its rows stay. */
export function extendToColumn(selection: CellSelection, end: number): CellSelection {
  const { column, range } = selection;
  const x = Math.min(column, end);
  return { ...selection, range: { ...range, x, width: Math.abs(column - end) + 1 } };
}

/** The block goes from the row of the cursor to this one; its columns stay. */
export function extendToRow(selection: CellSelection, end: number): CellSelection {
  const { row, range } = selection;
  const y = Math.min(row, end);
  return { ...selection, range: { ...range, y, height: Math.abs(row - end) + 1 } };
}

/** What is left of it in a list of so many columns and rows; `null` when the list is empty. */
export function fitSelection(selection: CellSelection, columns: number, rows: number): CellSelection | null {
  if (columns < 1 || rows < 1) return null;
  const column = Math.min(selection.column, columns - 1);
  const row = Math.min(selection.row, rows - 1);
  const range = clipRect(selection.range, columns, rows);
  const more = selection.more.flatMap((rect) => clipRect(rect, columns, rows) ?? []);
  const around = range && boundRects([range, { x: column, y: row, width: 1, height: 1 }]);
  return { column, row, range: around ?? selectCell(column, row).range, more };
}

/** The blocks of a selection without overlap, from top to bottom. */
export function blocksOf({ range, more }: CellSelection): readonly Rect[] {
  return coverOnce([...more, range]);
}

/**
 * The blocks as they were selected, but for those within another one; where all are in the same rows, those that touch are one.
 * `null` where others overlap.
 */
export function ownBlocks({ range, more }: CellSelection): readonly Rect[] | null {
  if (more.every(({ y, height }) => y === range.y && height === range.height))
    return coverOnce([...more, range]);
  const all = [...more, range];
  const own = all.filter(
    (block, at) => !all.some((other, n) => isWithin(block, other) && (n < at || !isWithin(other, block))),
  );
  return countCells(own) === countCells(coverOnce(own)) ? own : null;
}

/** The blocks from top to bottom where all of them have the same columns, so that they make one table; `null` otherwise. */
export function tableOf(selection: CellSelection): readonly Rect[] | null {
  const rows = new Map<number, Rect[]>();
  for (const block of blocksOf(selection)) rows.set(block.y, [...(rows.get(block.y) ?? []), block]);
  const columns = (blocks: readonly Rect[]): string => blocks.map(({ x, width }) => `${x}+${width}`).join();
  const bands = [...rows.values()];
  return new Set(bands.map(columns)).size === 1 ? bands.flat() : null;
}

/** The rows that have a selected cell. */
export function rowsOf({ range, more }: CellSelection): readonly Span[] {
  return mergeSpans([...more, range].map(({ y, height }) => ({ from: y, to: y + height - 1 })));
}

/** How many rows have a selected cell: only of more than one do commands mean them, and not the row of the cursor. */
export function countRowsOf(selection: CellSelection): number {
  return countSpans(rowsOf(selection));
}
