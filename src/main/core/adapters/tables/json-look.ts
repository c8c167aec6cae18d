import {
  TABLE_LIMITS,
  type TableLook,
  type TableReading,
  type TableRow,
} from '../../../../shared/model/table-file.ts';
import { type CallOff, TableRefusal } from '../../domain/ports/table-files.ts';
import type { Bytes } from './bytes.ts';
import { type Columns, readJsonRow } from './json-object.ts';
import { readMembers, readWhole } from './json-rows.ts';
import type { Member } from './json-splitter.ts';
import { refuseEmpty, refuseWide } from './refuse.ts';

type Over = Partial<TableReading> & Pick<TableReading, 'format' | 'encoding'>;
/** What is known of one list of the document. */
type List = { readonly columns: Columns; readonly sample: TableRow[]; count: number; objects: number };

/** Lists that are looked at; whatever has more of them is no list of products. */
const MOST_LISTS = 100;
/** An object with one of these is a product itself, even where it has lists of objects, such as its images. */
const OWN_NAMES = ['name', 'title', 'sku'];
const USUAL_LISTS = ['products', 'items', 'data', 'results', 'records', 'rows'];

/** Reads the whole file once: any object may have a name that those before it do not have. */
export async function lookAtJson(bytes: Bytes, over: Over, callOff: CallOff): Promise<TableLook> {
  const lists = await readLists(bytes, over, callOff);
  const named = [...lists].flatMap(([name, { objects }]) => (name === null || objects === 0 ? [] : [name]));
  const whole = lists.has(null) || over.format === 'jsonl' ? null : await lookAtWhole(bytes, over, callOff);
  const sheet = over.sheet === undefined ? chooseList(named, whole) : over.sheet;
  const list = lists.get(sheet) ?? (sheet === null ? whole : null);
  if (list === null || list.count === 0) throw refuseNoRows(sheet, over);
  if (list.objects === 0) throw refuseNoObjects(over);
  return {
    reading: {
      format: over.format,
      encoding: over.encoding,
      delimiter: ',',
      sheet,
      headingRow: null,
      guarded: false,
    },
    sheets: named,
    headings: [...list.columns.keys()],
    sample: list.sample,
    warnings: [],
    size: bytes.size,
    mark: bytes.mark,
  };
}

async function readLists(
  bytes: Bytes,
  over: Over,
  callOff: CallOff,
): Promise<ReadonlyMap<string | null, List>> {
  const lists = new Map<string | null, List>();
  for await (const { members } of readMembers(bytes, over, callOff)) {
    for (const member of members) {
      const list = lists.get(member.list) ?? startList();
      if (lists.size < MOST_LISTS) lists.set(member.list, list);
      addTo(list, member);
    }
  }
  return lists;
}

function startList(): List {
  return { columns: new Map(), sample: [], count: 0, objects: 0 };
}

function addTo(list: List, member: Omit<Member, 'list'>): void {
  const row = readJsonRow(member, list.columns);
  if (list.columns.size > TABLE_LIMITS.columns) throw refuseWide(row.line);
  list.count += 1;
  if (row.problem === undefined || row.cells.length > 0) list.objects += 1;
  if (list.sample.length < TABLE_LIMITS.sample) list.sample.push(row);
}

/** The document as one object; `null` where it is too long for one, or has lists of products as it seems. */
async function lookAtWhole(bytes: Bytes, over: Over, callOff: CallOff): Promise<List | null> {
  if (bytes.size > TABLE_LIMITS.row) return null;
  const text = await readWhole(bytes, over, callOff);
  if (!text.startsWith('{')) return null;
  const list = startList();
  addTo(list, { line: 1, text });
  return list.columns.size === 0 ? null : list;
}

function chooseList(named: readonly string[], whole: List | null): string | null {
  if (whole !== null && OWN_NAMES.some((name) => whole.columns.has(name))) return null;
  return named.find((name) => USUAL_LISTS.includes(name.toLowerCase())) ?? named[0] ?? null;
}

function refuseNoRows(sheet: string | null, { format }: Over): TableRefusal {
  if (sheet !== null) return new TableRefusal('no-such-sheet', `There is no list “${sheet}” in this file.`);
  if (format === 'jsonl') return refuseEmpty();
  return new TableRefusal('empty', 'There is no product in this file. Choose another.');
}

function refuseNoObjects({ format }: Over): TableRefusal {
  const message =
    format === 'jsonl'
      ? 'No line of this file is a JSON object. Choose the format that it is in.'
      : 'There are no objects in this list, such as {"name": "Mug"}. Choose another file.';
  return new TableRefusal('not-a-table', message);
}
