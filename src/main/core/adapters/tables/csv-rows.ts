import type { TableReading, TableRow } from '../../../../shared/model/table-file.ts';
import type { CallOff, TableBatch } from '../../domain/ports/table-files.ts';
import type { Bytes } from './bytes.ts';
import { createCsvScanner, type ScannedRow } from './csv-scanner.ts';
import { readText } from './decode.ts';
import { isNamingDelimiter } from './detect-delimiter.ts';
import { findNul, fitCells, headingsOf, tableRow, unguardCells } from './fit-cells.ts';
import { isEmptyRow } from './headings.ts';

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

function findWidth(rows: readonly ScannedRow[], reading: TableReading): number | undefined {
  return rows.length === 0 ? undefined : headingsOf(rows, reading)?.length;
}

/** `width` is how many headings there are. */
export function toTableRow(row: ScannedRow, width: number, guarded: boolean): TableRow {
  const fitting = fitCells(row.cells, width);
  const { cells, notes } = guarded ? unguardCells(fitting) : { cells: fitting, notes: [] };
  const problem = findStray(row) ?? findNul(cells) ?? findRagged(cells.length, width);
  return tableRow(row.line, cells, { notes, problem });
}

function findStray({ hasStray }: ScannedRow): TableRow['problem'] {
  if (!hasStray) return undefined;
  return { code: 'stray-quote', message: 'Text follows a closing quote. Double the quotes within the cell.' };
}

function findRagged(count: number, width: number): TableRow['problem'] {
  if (count === width) return undefined;
  const beside = `${count} cells stand below ${width} headings.`;
  return count > width
    ? { code: 'too-many', message: `${beside} Put quotes around a cell that has the delimiter in it.` }
    : { code: 'too-few', message: `${beside} Fill the missing cells in, or see whether a line is cut.` };
}
