import {
  type Delimiter,
  TABLE_LIMITS,
  type TableLook,
  type TableReading,
  type TableWarning,
} from '../../../../shared/model/table-file.ts';
import { type CallOff, TableRefusal } from '../../domain/ports/table-files.ts';
import type { Bytes } from './bytes.ts';
import { scanRows, toTableRow } from './csv-rows.ts';
import type { ScannedRow } from './csv-scanner.ts';
import { readText } from './decode.ts';
import { detectDelimiter } from './detect-delimiter.ts';
import { headingsOf } from './fit-cells.ts';
import { findHeadingRow, warnOfHeadings } from './headings.ts';
import { refuseEmpty, refuseHeaderOnly, refuseHeadingRow } from './refuse.ts';

/** More control characters than this share of the text: it is no text. */
const MOST_CONTROLS = 0.02;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u0008\u000e-\u001f]/g;

export async function lookAtCsv(
  bytes: Bytes,
  over: Partial<TableReading> & Pick<TableReading, 'encoding'>,
  callOff: CallOff,
): Promise<TableLook> {
  const { encoding } = over;
  const delimiter = over.delimiter ?? (await findDelimiter(bytes, encoding, callOff));
  const head = await readHead(bytes, { ...over, encoding, delimiter }, callOff);
  const headingRow = over.headingRow === undefined ? findHeadingRow(head) : over.headingRow;
  const guarded = over.guarded ?? true;
  const headings = headingsOf(head, { headingRow, guarded });
  const below = head.filter(({ line }) => line > (headingRow ?? 0)).slice(0, TABLE_LIMITS.sample);
  if (head.length === 0) throw refuseEmpty();
  if (headings === undefined) throw refuseHeadingRow(headingRow);
  if (below.length === 0) throw refuseHeaderOnly();
  return {
    reading: { format: 'csv', encoding, delimiter, sheet: null, headingRow, guarded },
    sheets: [],
    headings,
    sample: below.map((row) => toTableRow(row, headings.length, guarded)),
    warnings: [...warnOfHeadings(headings), ...warnOfSigns(head)],
    size: bytes.size,
    mark: bytes.mark,
  };
}

async function findDelimiter(
  bytes: Bytes,
  encoding: TableReading['encoding'],
  callOff: CallOff,
): Promise<Delimiter> {
  if (bytes.ending === '.tsv' || bytes.ending === '.tab') return '\t';
  for await (const { text } of readText(bytes, encoding, callOff)) {
    if (isNoText(text)) throw refuseNoText();
    return detectDelimiter(text);
  }
  return ',';
}

function isNoText(text: string): boolean {
  return (text.match(CONTROLS)?.length ?? 0) > text.length * MOST_CONTROLS;
}

function warnOfSigns(rows: readonly ScannedRow[]): readonly TableWarning[] {
  const row = rows.find(({ cells }) => cells.some((cell) => cell.includes('\uFFFD')));
  if (row === undefined) return [];
  const message = `Line ${row.line} has a � in it: a character was lost before, or the encoding is another.`;
  return [{ code: 'odd-characters', message }];
}

/** The first rows, until there are enough of them below the headings for a sample. */
async function readHead(
  bytes: Bytes,
  reading: Pick<TableReading, 'encoding' | 'delimiter'> & { readonly headingRow?: number | null },
  callOff: CallOff,
): Promise<readonly ScannedRow[]> {
  let head: readonly ScannedRow[] = [];
  for await (const { rows } of scanRows(bytes, reading, callOff)) {
    head = head.concat(rows);
    const headingRow = reading.headingRow === undefined ? findHeadingRow(head) : reading.headingRow;
    const below = head.filter(({ line }) => line > (headingRow ?? 0)).length;
    if (head.length > 2 * TABLE_LIMITS.sample && below >= TABLE_LIMITS.sample) break;
  }
  return head;
}

function refuseNoText(): TableRefusal {
  return new TableRefusal(
    'not-a-table',
    'This is no table. Choose a CSV, TSV, XLSX, JSON or JSONL file, or save it as one.',
  );
}
