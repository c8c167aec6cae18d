import { TABLE_LIMITS, type TableReading } from '../../../../shared/model/table-file.ts';
import type { CallOff, TableBatch } from '../../domain/ports/table-files.ts';
import type { Bytes } from './bytes.ts';
import { readText } from './decode.ts';
import { type Columns, readJsonRow } from './json-object.ts';
import { createJsonSplitter, createLineSplitter, type Member } from './json-splitter.ts';
import { refuseLong, refuseWide } from './refuse.ts';

type MemberBatch = { readonly members: readonly Member[]; readonly share: number };

/** What stands in the lists of a document, and the lines of JSONL. */
export async function* readMembers(
  bytes: Bytes,
  { format, encoding }: Pick<TableReading, 'format' | 'encoding'>,
  callOff: CallOff,
): AsyncGenerator<MemberBatch> {
  const splitter = format === 'jsonl' ? createLineSplitter() : createJsonSplitter();
  for await (const { text, share } of readText(bytes, encoding, callOff)) {
    yield { members: splitter.feed(text), share };
  }
  if (!callOff.isOff()) yield { members: splitter.end(), share: 1 };
}

/** The rows of one list, of all lines, or the one object that the document is. */
export async function* readJsonRows(
  bytes: Bytes,
  reading: TableReading,
  callOff: CallOff,
): AsyncGenerator<TableBatch> {
  const columns: Columns = new Map();
  let isList = reading.sheet !== null || reading.format === 'jsonl';
  for await (const { members, share } of readMembers(bytes, reading, callOff)) {
    const own = members.filter(({ list }) => list === reading.sheet);
    isList ||= own.length > 0;
    const rows = own.map((member) => readJsonRow(member, columns));
    if (columns.size > TABLE_LIMITS.columns) throw refuseWide(rows.at(-1)?.line ?? 1);
    yield { rows, share };
  }
  if (isList || callOff.isOff()) return;
  const text = await readWhole(bytes, reading, callOff);
  if (text.startsWith('{')) yield { rows: [readJsonRow({ line: 1, text }, columns)], share: 1 };
}

/** A document that is one product. */
export async function readWhole(
  bytes: Bytes,
  { encoding }: Pick<TableReading, 'encoding'>,
  callOff: CallOff,
): Promise<string> {
  let whole = '';
  for await (const { text } of readText(bytes, encoding, callOff)) {
    whole += text;
    if (whole.length > TABLE_LIMITS.row) throw refuseLong(1);
  }
  return whole.trim();
}
