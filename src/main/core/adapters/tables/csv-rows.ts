import type { CellNote, TableReading, TableRow } from '../../../../shared/model/table-file.ts';
import type { CallOff, TableBatch } from '../../domain/ports/table-files.ts';
import type { Bytes } from './bytes.ts';
import { createCsvScanner, type ScannedRow } from './csv-scanner.ts';
import { readText } from './decode.ts';
import { isNamingDelimiter } from './detect-delimiter.ts';
import { unguardText } from './formula-guard.ts';
import { isEmptyRow, nameColumns, readHeadings } from './headings.ts';

type ScannedBatch = { readonly rows: readonly ScannedRow[]; readonly share: number };

/** All rows as they stand in the file, that of the headings too; empty ones are left out. */
export async function* scanRows(
  bytes: Bytes,
  { encoding, delimiter }: Pick<TableReading, 'encoding' | 'delimiter'>,
  callOff: CallOff,
): AsyncGenerator<ScannedBatch> {
  const scanner = createCsvScanner(delimiter);
  for await (const { text, share } of readText(bytes, encoding, callOff)) {
    yield { rows: scanner.feed(text).filter(isKept), share };
  }
  if (!callOff.isOff()) yield { rows: scanner.end().filter(isKept), share: 1 };
}

function isKept(row: ScannedRow): boolean {
  return !isEmptyRow(row.cells) && !isNamingDelimiter(row);
}

/** The rows below the headings. */
export async function* readCsvRows(
  bytes: Bytes,
  reading: TableReading,
  callOff: CallOff,
): AsyncGenerator<TableBatch> {
  let width: number | undefined;
  for await (const { rows, share } of scanRows(bytes, reading, callOff)) {
    width ??= findWidth(rows, reading);
    const count = width;
    if (count === undefined) continue;
    const below = rows.filter(({ line }) => line > (reading.headingRow ?? 0));
    yield { rows: below.map((row) => toTableRow(row, count, reading.guarded)), share };
  }
}

/** The headings of a file of which the first rows are known; `undefined` where theirs is not among them. */
export function headingsOf(
  rows: readonly ScannedRow[],
  { headingRow, guarded }: Pick<TableReading, 'headingRow' | 'guarded'>,
): readonly string[] | undefined {
  if (headingRow === null) return nameColumns(rows[0]?.cells.length ?? 0);
  const row = rows.find(({ line }) => line === headingRow);
  return row && readHeadings(guarded ? row.cells.map(unguardText) : row.cells);
}

function findWidth(rows: readonly ScannedRow[], reading: TableReading): number | undefined {
  return rows.length === 0 ? undefined : headingsOf(rows, reading)?.length;
}

/** `width` is how many headings there are. */
export function toTableRow(row: ScannedRow, width: number, guarded: boolean): TableRow {
  const cells = fitCells(row.cells, width);
  const plain = guarded ? cells.map(unguardText) : cells;
  const notes = guarded ? notesOf(cells, plain) : [];
  const problem = findProblem(row, cells, width);
  return {
    line: row.line,
    cells: plain,
    ...(notes.length > 0 ? { notes } : {}),
    ...(problem === undefined ? {} : { problem }),
  };
}

/** Without the empty cells behind the last heading. */
function fitCells(cells: readonly string[], width: number): readonly string[] {
  if (cells.length <= width) return cells;
  return cells.slice(0, Math.max(width, cells.findLastIndex((cell) => cell.trim() !== '') + 1));
}

function notesOf(
  cells: readonly string[],
  plain: readonly string[],
): readonly { readonly column: number; readonly note: CellNote }[] {
  return cells.flatMap((cell, column) =>
    cell === plain[column] ? [] : [{ column, note: 'unguarded' as const }],
  );
}

function findProblem(
  row: ScannedRow,
  cells: readonly string[],
  width: number,
): NonNullable<TableRow['problem']> | undefined {
  if (row.hasStray) {
    return {
      code: 'stray-quote',
      message: 'Text follows a closing quote. Double the quotes within the cell.',
    };
  }
  const nul = cells.findIndex((cell) => cell.includes('\0'));
  if (nul !== -1)
    return { code: 'nul', message: `Cell ${nul + 1} has a NUL character in it. Type it again.` };
  const beside = `${cells.length} cells stand below ${width} headings.`;
  if (cells.length > width) {
    return { code: 'too-many', message: `${beside} Put quotes around a cell that has the delimiter in it.` };
  }
  if (cells.length < width) {
    return { code: 'too-few', message: `${beside} Fill the missing cells in, or see whether a line is cut.` };
  }
  return undefined;
}
