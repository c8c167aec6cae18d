import type { CellValue } from '../../../../shared/model/cell.ts';
import type { PriceCurrency } from '../../../../shared/model/currency-signs.ts';
import type { NumberMarks } from '../../../../shared/model/money.ts';
import type { ProductField } from '../../../../shared/model/product.ts';
import { blocksOf, type CellSelection, countRowsOf, ownBlocks } from './cell-selection.ts';
import { fieldOf, GRID_COLUMNS, type GridColumnId } from './grid-columns.ts';
import { type CellReading, type MarkMeans, readCell } from './read-cell.ts';
import { clipRect, columnsIn, type Rect } from './rects.ts';
import type { CopiedTable, FieldTable } from './table-html.ts';

/** Where a table goes: block by block, repeated where a block is larger. */
export type PastePlan = {
  /** Its rows may be shorter than it is wide: what a row does not have leaves cells as they are. */
  readonly table: CopiedTable;
  /** The most columns that a row of the table has. */
  readonly width: number;
  /** Where each column of the table comes from: what stays in its field needs no reading. */
  readonly fields: FieldTable['fields'];
  readonly blocks: readonly Rect[];
  /** How many columns of the table stand right of the last column, so that they are dropped. */
  readonly droppedColumns: number;
  /** Columns of the grid within the blocks that can't be written. */
  readonly readOnly: readonly GridColumnId[];
  /** Rows of the table below the end of the list, but for blank lines between wider ones: new products, if the person wants them. */
  readonly extraRows: number;
};

export type PasteTarget = {
  readonly selection: CellSelection;
  /** The columns that are shown, in their order. */
  readonly columns: readonly GridColumnId[];
  /** How many rows the list has. */
  readonly rows: number;
};

/**
 * Lays a copied table onto the grid: one cell fills the selection; a selection that the table fits into a whole number of times
 * is filled with it; otherwise the table starts at the corner of the selection and takes the room that it needs.
 */
export function planPaste(
  { table, fields }: FieldTable,
  { selection, columns, rows }: PasteTarget,
): PastePlan {
  const height = table.length;
  const width = table.reduce((most, row) => Math.max(most, row.length), 0);
  const filled = blocksToFill(selection, width, height);
  const { x, y } = selection.range;
  const room = clipRect({ x, y, width, height }, columns.length, rows);
  const blocks = filled ?? (room === null ? [] : [room]);
  const alone = filled === null;
  const lines = width > 1 ? table.map((row) => (isBlankLine(row) ? [] : row)) : table;
  return {
    table: lines,
    width,
    fields,
    blocks,
    droppedColumns: alone ? Math.max(0, x + width - columns.length) : 0,
    readOnly: columnsIn(blocks, columns).filter((id) => fieldOf(id) === null),
    extraRows: alone ? filledRows(lines.slice(Math.max(0, rows - y))).length : 0,
  };
}

/** A line between the rows of a wider table, and no cell to empty. */
function isBlankLine(row: CopiedTable[number]): boolean {
  return row.length === 1 && row[0] === '';
}

/** The rows of a table that have a cell. */
export function filledRows(table: CopiedTable): CopiedTable {
  return table.filter((row) => row.length > 0);
}

/** The selected blocks, where the table fits into each of them a whole number of times; `null` otherwise. */
function blocksToFill(selection: CellSelection, width: number, height: number): readonly Rect[] | null {
  if (width === 0 || height === 0) return [];
  const blocks = ownBlocks(selection) ?? blocksOf(selection);
  const single = countRowsOf(selection) === 1 && blocks.length === 1 && blocks[0]?.width === 1;
  const fits = blocks.every((block) => block.width % width === 0 && block.height % height === 0);
  return fits && !(single && width * height > 1) ? blocks : null;
}

/** What the plan puts into a cell of one of its blocks; `undefined` where its row is too short to have anything for it. */
export function pastedValue(
  { table, width }: PastePlan,
  block: Rect,
  column: number,
  row: number,
): CellValue | undefined {
  return table[(row - block.y) % table.length]?.[(column - block.x) % width];
}

/** Reads what the plan puts into a field of one of its blocks; `null` where that is nothing. */
export function readPasted(
  plan: PastePlan,
  block: Rect,
  at: { readonly field: ProductField; readonly column: number; readonly row: number },
  marks: NumberMarks,
  meant: MarkMeans | null,
  currency: PriceCurrency,
): CellReading | null {
  const value = pastedValue(plan, block, at.column, at.row);
  if (value === undefined) return null;
  const isSame = plan.fields[(at.column - block.x) % plan.width] === at.field;
  return isSame ? { kind: 'value', value } : readCell(at.field, value, marks, meant, currency);
}

/** The columns that a table's first row names, where every filled cell of it is a heading of ours; `null` otherwise. */
export function readHeadings(table: CopiedTable): readonly (GridColumnId | null)[] | null {
  const [first, ...rest] = table;
  if (first === undefined || rest.length === 0) return null;
  const ids = first.map((cell) => findColumn(cell ?? ''));
  const isHeading = first.some((cell) => (cell ?? '').trim() !== '');
  return isHeading && first.every((cell, at) => (cell ?? '').trim() === '' || ids[at] !== null) ? ids : null;
}

function findColumn(text: string): GridColumnId | null {
  const word = text.trim().toLowerCase();
  const found = Object.entries(GRID_COLUMNS).find(
    ([id, { title }]) => title.toLowerCase() === word || id.toLowerCase() === word.replaceAll(/[\s_]/g, ''),
  );
  return found ? (found[0] as GridColumnId) : null; // a key of the table
}
