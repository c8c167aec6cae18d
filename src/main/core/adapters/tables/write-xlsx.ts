import type { ExportCell } from '../../../../shared/model/table-file.ts';
import { type ExportPlan, TableRefusal } from '../../domain/ports/table-files.ts';
import type { Count, Rows } from './write-count.ts';
import { cellText } from './write-csv.ts';

/** What a spreadsheet program opens: characters of a cell, and rows of a sheet with that of the headings. */
const MOST_CHARACTERS = 32_767;
const MOST_ROWS = 1_048_576;

/**
 * Every cell is a text, and its column is marked as one: a spreadsheet neither runs it nor makes a number or a date of
 * it, so that no guard is needed. The library loads when it is first used.
 */
export async function* writeXlsx(
  { headings }: ExportPlan,
  rows: Rows,
  count: Count,
): AsyncGenerator<Uint8Array> {
  const { writeXlsxStream } = await import('hucre/xlsx');
  const columns = headings.map((header) => ({ header: escapeText(header), numFmt: '@' }));
  const stream = writeXlsxStream(writeRows(rows, count), {
    name: 'Products',
    columns,
    freezePane: { rows: 1 },
  });
  for await (const chunk of stream) yield chunk;
}

async function* writeRows(rows: Rows, count: Count): AsyncGenerator<(string | null)[]> {
  for await (const batch of rows) {
    for (const cells of batch) {
      count.rows += 1;
      if (count.rows >= MOST_ROWS) throw refuseRows();
      yield cells.map((cell) => writeCell(cell, count.rows));
    }
  }
}

function writeCell(cell: ExportCell, row: number): string | null {
  if (cell === null) return null;
  const text = cellText(cell);
  if (text.length > MOST_CHARACTERS) throw refuseCell(row);
  return escapeText(text);
}

/**
 * A text that looks like the way in which a workbook writes such a character as CR would be read as that character; and
 * with the two that XML does not have, other programs stop reading.
 */
function escapeText(text: string): string {
  return text
    .replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
    .replace(/\uFFFE/g, '_xFFFE_')
    .replace(/\uFFFF/g, '_xFFFF_');
}

function refuseRows(): TableRefusal {
  return new TableRefusal('too-many-rows', 'A sheet has 1,048,576 rows at most. Save as CSV or JSON.');
}

function refuseCell(row: number): TableRefusal {
  const message = `A cell of row ${row + 1} is longer than the 32,767 characters of a workbook. Save as CSV or JSON.`;
  return new TableRefusal('too-long', message);
}
