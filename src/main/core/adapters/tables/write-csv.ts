import type { ExportCell } from '../../../../shared/model/table-file.ts';
import type { ExportPlan } from '../../domain/ports/table-files.ts';
import { guardText } from './formula-guard.ts';
import type { Count, Rows } from './write-count.ts';

/** Spreadsheets take a CSV for UTF-8 only where it says so. */
const BYTE_ORDER_MARK = '\uFEFF';

export async function* writeCsv(
  { format, headings, guard }: ExportPlan,
  rows: Rows,
  count: Count,
): AsyncGenerator<string> {
  const delimiter = format === 'tsv' ? '\t' : ',';
  const line = (cells: readonly ExportCell[]): string =>
    `${cells.map((cell) => writeCell(cellText(cell), guard, delimiter, count)).join(delimiter)}\r\n`;
  yield BYTE_ORDER_MARK + line(headings);
  for await (const batch of rows) {
    count.rows += batch.length;
    yield batch.map(line).join('');
  }
}

export function cellText(cell: ExportCell): string {
  if (cell === null) return '';
  return typeof cell === 'string' ? cell : cell.json;
}

function writeCell(text: string, guard: boolean, delimiter: string, count: Count): string {
  const safe = guard ? guardText(text) : text;
  if (safe !== text) count.guarded += 1;
  return needsQuotes(safe, delimiter) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Blanks at the edges too, which other programs take off. */
function needsQuotes(text: string, delimiter: string): boolean {
  return /["\r\n]|^\s|\s$/.test(text) || text.includes(delimiter);
}
