import type { TableReading, TableRow } from '../../../../../shared/model/table-file.ts';
import { type CallOff, type TableBatch, TableRefusal } from '../../../domain/ports/table-files.ts';
import type { Bytes } from '../bytes.ts';
import { findNul, fitCells, headingsOf, tableRow, unguardCells } from '../fit-cells.ts';
import { isEmptyRow } from '../headings.ts';
import { createSheetReader, type SheetRow } from './sheet-reader.ts';
import { openWorkbook, type Sheet, type Workbook } from './workbook.ts';
import { MOST_STREAMED, readEntryText } from './zip-entry.ts';

/** All rows of a sheet that have something in them, that of the headings too. */
export async function* scanSheet(
  bytes: Bytes,
  workbook: Workbook,
  { entry }: Sheet,
  callOff: CallOff,
): AsyncGenerator<{ readonly rows: readonly SheetRow[]; readonly share: number }> {
  const reader = createSheetReader(workbook);
  for await (const { text, share } of readEntryText(bytes, entry, MOST_STREAMED, callOff)) {
    yield { rows: reader.feed(text).filter(({ cells }) => !isEmptyRow(cells)), share };
  }
  if (!callOff.isOff()) reader.end();
}

/** The rows below the headings. */
export async function* readXlsxRows(
  bytes: Bytes,
  reading: TableReading,
  callOff: CallOff,
): AsyncGenerator<TableBatch> {
  const workbook = await openWorkbook(bytes, callOff);
  if (callOff.isOff()) return;
  const sheet = findSheet(workbook, reading.sheet);
  let width: number | undefined;
  for await (const { rows, share } of scanSheet(bytes, workbook, sheet, callOff)) {
    if (rows.length === 0) continue;
    width ??= headingsOf(rows, reading)?.length;
    const count = width;
    if (count === undefined) continue;
    const below = rows.filter(({ line }) => line > (reading.headingRow ?? 0));
    yield { rows: below.map((row) => toTableRow(row, count, reading.guarded)), share };
  }
}

export function findSheet({ sheets }: Workbook, name: string | null): Sheet {
  const sheet = sheets.find((each) => each.name === name);
  if (sheet !== undefined) return sheet;
  throw new TableRefusal('no-such-sheet', `There is no sheet “${name ?? ''}” in this workbook.`);
}

/** `width` is how many headings there are. Cells that are missing at the end are nothing, as in any sheet. */
export function toTableRow(row: SheetRow, width: number, guarded: boolean): TableRow {
  const fitting = fitCells(row.cells, width);
  const { cells, notes } = guarded ? unguardCells(fitting) : { cells: fitting, notes: [] };
  const problem = findNul(cells) ?? findTooMany(cells.length, width);
  return tableRow(row.line, cells, { notes: [...row.notes, ...notes], problem });
}

function findTooMany(count: number, width: number): TableRow['problem'] {
  if (count <= width) return undefined;
  const message = `${count} cells stand below ${width} headings. Give each column a heading.`;
  return { code: 'too-many', message };
}
