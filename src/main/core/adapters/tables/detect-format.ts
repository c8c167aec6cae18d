import { isJson } from '../../../../shared/model/is-json.ts';
import type { TableFormat } from '../../../../shared/model/table-file.ts';
import { TableRefusal } from '../../domain/ports/table-files.ts';
import type { Bytes } from './bytes.ts';
import { markedEncoding } from './decode.ts';

const HEAD = 64 * 1024;
const BY_ENDING: Readonly<Record<string, TableFormat>> = {
  '.csv': 'csv',
  '.tsv': 'csv',
  '.tab': 'csv',
  '.txt': 'csv',
  '.json': 'json',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
};
/** What other kinds of files begin with, and what to do instead. */
const OTHERS: readonly { readonly signs: string; readonly message: string }[] = [
  { signs: '%PDF', message: 'This is a PDF. Ask for the table as CSV or XLSX.' },
  { signs: '\x89PNG', message: 'This is a picture. Choose a CSV, TSV, XLSX, JSON or JSONL file.' },
  { signs: '\xff\xd8\xff', message: 'This is a picture. Choose a CSV, TSV, XLSX, JSON or JSONL file.' },
  { signs: '\x1f\x8b', message: 'This file is packed. Unpack it first.' },
  { signs: 'Rar!', message: 'This file is packed. Unpack it first.' },
  { signs: '7z\xbc\xaf', message: 'This file is packed. Unpack it first.' },
  { signs: 'SQLite format 3', message: 'This is a database. Save its table as CSV first.' },
];
const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';

/** What kind of file it is, by what it begins with and then by its name. @throws TableRefusal */
export async function detectFormat(bytes: Bytes): Promise<TableFormat> {
  const head = await bytes.read(0, HEAD);
  const signs = Buffer.from(head.subarray(0, 16)).toString('latin1');
  const other = OTHERS.find((each) => signs.startsWith(each.signs));
  if (other !== undefined) throw new TableRefusal('not-a-table', other.message);
  if (signs.startsWith(OLE)) throw refuseOle(head);
  if (signs.startsWith('PK\x03\x04') || signs.startsWith('PK\x05\x06')) return 'xlsx';
  const text = startOfText(head);
  if (/^<(?:!doctype|html|head|body|table)\b/i.test(text)) throw refusePage();
  if (text.startsWith('<?xml')) throw refuseXml();
  const named = BY_ENDING[bytes.ending];
  if (named !== undefined && named !== 'json') return named;
  return detectJson(text) ?? named ?? 'csv';
}

/** JSONL where a whole object stands in the first line and something comes below it. */
function detectJson(text: string): 'json' | 'jsonl' | undefined {
  if (/^\[\s*(?:[{\]]|$)/.test(text)) return 'json';
  if (!/^\{\s*(?:"|\}|$)/.test(text)) return undefined;
  const end = text.search(/\r?\n/);
  if (end === -1 || text.slice(end).trim() === '') return 'json';
  return isJson(text.slice(0, end)) ? 'jsonl' : 'json';
}

function startOfText(head: Uint8Array): string {
  return new TextDecoder(markedEncoding(head) ?? 'utf-8').decode(head).trimStart();
}

/** A workbook with a password is packed into the container of the old formats. */
function refuseOle(head: Uint8Array): TableRefusal {
  const isLocked = Buffer.from(head).includes(Buffer.from('EncryptedPackage', 'utf16le'));
  return isLocked
    ? new TableRefusal('locked', 'A password protects this workbook. Save it without one first.')
    : new TableRefusal('unknown-format', 'This is an old workbook (.xls). Save it as .xlsx first.');
}

/** A feed of products, or a flat sheet (.fods). */
function refuseXml(): TableRefusal {
  return new TableRefusal('unknown-format', 'This is XML. Save the table in it as CSV or XLSX first.');
}

function refusePage(): TableRefusal {
  return new TableRefusal(
    'not-a-table',
    'This is a web page, not a table. Download the file again; perhaps you must log in first.',
  );
}
