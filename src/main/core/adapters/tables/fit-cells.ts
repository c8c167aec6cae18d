import type { TableReading, TableRow } from '../../../../shared/model/table-file.ts';
import { unguardText } from './formula-guard.ts';
import { nameColumns, readHeadings } from './headings.ts';

type Cells = readonly (string | null)[];
type Notes = NonNullable<TableRow['notes']>;
type Problem = NonNullable<TableRow['problem']>;

/** The headings of a table of which the first rows are known; `undefined` where theirs is not among them. */
export function headingsOf(
  rows: readonly { readonly line: number; readonly cells: Cells }[],
  { headingRow, guarded }: Pick<TableReading, 'headingRow' | 'guarded'>,
): readonly string[] | undefined {
  if (headingRow === null) return nameColumns(rows[0]?.cells.length ?? 0);
  const row = rows.find(({ line }) => line === headingRow);
  return row && readHeadings(guarded ? unguardCells(row.cells).cells : row.cells);
}

/** Without the empty cells behind the last heading. */
export function fitCells(cells: Cells, width: number): Cells {
  if (cells.length <= width) return cells;
  return cells.slice(0, Math.max(width, cells.findLastIndex((cell) => (cell ?? '').trim() !== '') + 1));
}

/** Cells without the quote that guards them, each with a note. */
export function unguardCells(cells: Cells): { readonly cells: Cells; readonly notes: Notes } {
  const plain = cells.map((cell) => (cell === null ? null : unguardText(cell)));
  const changed = plain.flatMap((cell, column) => (cell === cells[column] ? [] : [column]));
  return { cells: plain, notes: changed.map((column) => ({ column, note: 'unguarded' })) };
}

export function findNul(cells: Cells): Problem | undefined {
  const nul = cells.findIndex((cell) => cell?.includes('\0') === true);
  if (nul === -1) return undefined;
  return { code: 'nul', message: `Cell ${nul + 1} has a NUL character in it. Type it again.` };
}

/** A row of a table. What there is none of is left out. */
export function tableRow(
  line: number,
  cells: Cells,
  { notes, problem }: { readonly notes: Notes; readonly problem: Problem | undefined },
): TableRow {
  return {
    line,
    cells,
    ...(notes.length > 0 ? { notes } : {}),
    ...(problem === undefined ? {} : { problem }),
  };
}
