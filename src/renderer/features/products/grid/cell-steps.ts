import { pickCells } from '../selection-store.ts';
import { type CellSelection, extendToColumn, extendToRow, movedEnd, selectCell } from './cell-selection.ts';
import { readSheet } from './grid-actions.ts';
import { countCells } from './rects.ts';

/** Columns to the right and rows down. */
export type Step = readonly [-1 | 0 | 1, -1 | 0 | 1];

/** The cells that Tab went through since it first left an edited one: Enter goes on below the first of them. */
export type TabRun = { readonly first: number; readonly column: number; readonly row: number };

/** The next cell within a selected block, around its edges; `null` where only one cell is selected. */
export function stepWithin(selection: CellSelection, [right, down]: Step): CellSelection | null {
  const { column, row, range } = selection;
  const cells = countCells([range]);
  if (cells < 2 || (right === 0 && down === 0)) return null;
  const x = column - range.x;
  const y = row - range.y;
  const at = right === 0 ? x * range.height + y : y * range.width + x;
  const next = (at + right + down + cells) % cells;
  const lines = right === 0 ? range.height : range.width;
  const [line, place] = [Math.floor(next / lines), next % lines];
  const [to, below] = right === 0 ? [line, place] : [place, line];
  return { ...selection, column: range.x + to, row: range.y + below };
}

/** Where Tabs began, after one more step from a cell. */
export function continueRun(run: TabRun | null, from: CellSelection, [right]: Step): TabRun | null {
  if (right !== 1) return null;
  const isNext = run !== null && run.column === from.column && run.row === from.row;
  return { first: isNext ? run.first : from.column, column: from.column + 1, row: from.row };
}

/** The cell below the one where the Tabs began; `null` where none led to this one. */
export function returnFromRun(run: TabRun | null, from: CellSelection, rows: number): CellSelection | null {
  if (run === null || run.column !== from.column || run.row !== from.row) return null;
  return selectCell(run.first, Math.min(from.row + 1, rows - 1));
}

let run: TabRun | null = null;

/** Moves on after an edit: within what is selected, or back to where Tabs began. Answers whether it moved. */
export function moveAfterEdit(step: Step): boolean {
  const { selection, rows, columns } = readSheet();
  if (selection === null) return false;
  const [right, down] = step;
  const next = stepWithin(selection, step) ?? (down === 1 ? returnFromRun(run, selection, rows) : null);
  run = right === 1 && selection.column + 1 < columns.length ? continueRun(run, selection, step) : null;
  if (next !== null) pickCells(next);
  return next !== null;
}

/** Where the grid goes to have in sight what was selected last. */
export type InSight = {
  readonly column: number;
  readonly row: number;
  readonly along: 'horizontal' | 'vertical';
};

/** With Shift, Home and End select to the ends of the row, and the page keys so many rows up or down; `null` for another key. */
export function extendByKey(key: string, page: number): InSight | null {
  const { selection, rows, columns } = readSheet();
  if (selection === null) return null;
  const end = movedEnd(selection);
  switch (key) {
    case 'Home':
    case 'End': {
      const column = key === 'Home' ? 0 : columns.length - 1;
      pickCells(extendToColumn(selection, column));
      return { ...end, column, along: 'horizontal' };
    }
    case 'PageUp':
    case 'PageDown': {
      const row = Math.max(0, Math.min(rows - 1, end.row + (key === 'PageUp' ? -page : page)));
      pickCells(extendToRow(selection, row));
      return { ...end, row, along: 'vertical' };
    }
    default:
      return null;
  }
}

/** The same keys while nothing is edited: `true` where the cursor moved and the grid need not. */
export function moveByKey(key: string, shift: boolean): boolean {
  const { selection, rows, columns } = readSheet();
  if (selection === null || (key !== 'Tab' && key !== 'Enter')) return false;
  const back = shift ? -1 : 1;
  const step: Step = key === 'Tab' ? [back, 0] : [0, back];
  const within = stepWithin(selection, step);
  const returned = key === 'Enter' && !shift ? returnFromRun(run, selection, rows) : null;
  const up = key === 'Enter' && shift ? selectCell(selection.column, Math.max(0, selection.row - 1)) : null;
  const wrapped = key === 'Tab' ? stepToLine(selection, shift, columns.length, rows) : null;
  const next = within ?? returned ?? up ?? wrapped;
  run = key === 'Tab' && run !== null && within === null ? continueIfRunning(selection, step) : null;
  if (next !== null) pickCells(next);
  return next !== null;
}

/** From the end of a row to the beginning of the next one, and back; `null` within a row, and at both ends of the list. */
export function stepToLine(
  { column, row }: Pick<CellSelection, 'column' | 'row'>,
  back: boolean,
  columns: number,
  rows: number,
): CellSelection | null {
  if (back) return column === 0 && row > 0 ? selectCell(columns - 1, row - 1) : null;
  return column === columns - 1 && row < rows - 1 ? selectCell(0, row + 1) : null;
}

function continueIfRunning(selection: CellSelection, step: Step): TabRun | null {
  const isNext = run?.column === selection.column && run.row === selection.row;
  return isNext ? continueRun(run, selection, step) : null;
}
