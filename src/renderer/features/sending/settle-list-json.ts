import { t } from '../../i18n/t.ts';
import { problem, type TableReading } from './settle-list-reading.ts';

type JsonObject = { readonly [key: string]: unknown };

/** Reads a JSON list of products, wherever in the text it stands, or one product a line. */
export function readJsonRows(text: string): TableReading {
  const whole = parse(text);
  const records = whole === undefined ? readLines(text) : findList(whole, DEEPEST);
  if (records === undefined) {
    return whole === undefined
      ? problem(t`This JSON can’t be read: it is cut off or damaged. Export the list anew.`)
      : problem(t`This JSON has no list of products in it.`);
  }
  if (records.length === 0) return problem(t`There is nothing in this list.`);
  return tabulate(records);
}

/** How far down a list, and the values of a record, are looked for: `data.items`, `custom_data.client_ref`. */
const DEEPEST = 3;
const MOST_COLUMNS = 200;

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** JSON lines; `undefined` where one of them is no record. */
function readLines(text: string): readonly unknown[] | undefined {
  const records = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map(parse);
  return records.every(isObject) ? records : undefined;
}

/** The first list of records or texts; a record that stands alone is a list of one. */
function findList(value: unknown, deep: number): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value as readonly unknown[]; // what else is in it is looked at later
  if (!isObject(value) || deep === 0) return undefined;
  const inside = Object.values(value)
    .filter((one) => isObject(one) || isListOfRecords(one))
    .map((one) => findList(one, deep - 1))
    .find((list) => list !== undefined);
  return inside ?? (deep === DEEPEST && ('id' in value || 'uuid' in value) ? [value] : undefined);
}

function isListOfRecords(value: unknown): boolean {
  return Array.isArray(value) && (value.length === 0 || isObject(value[0]) || typeof value[0] === 'string');
}

function tabulate(records: readonly unknown[]): TableReading {
  const columns = new Map<string, number>();
  const rows = records.map((record) => {
    const row: string[] = [];
    for (const [name, text] of isObject(record)
      ? flatten(record, '', DEEPEST)
      : [[VALUE, print(record)] as const]) {
      const at = columns.get(name) ?? columns.size;
      if (at >= MOST_COLUMNS) continue;
      columns.set(name, at);
      row[at] = text;
    }
    return Array.from(row, (text) => text ?? '');
  });
  const headings = [...columns.keys()];
  const hasHeadings = headings.length > 1 || headings[0] !== VALUE;
  return { kind: 'table', table: { headings, hasHeadings, rows } };
}

/** What a bare value of a list is called. */
const VALUE = t`Column 1`;

/** The plain values of a record by their paths; lists in it are left out. */
function flatten(record: JsonObject, path: string, deep: number): readonly (readonly [string, string])[] {
  return Object.entries(record).flatMap(([key, value]) => {
    const name = path === '' ? key : `${path}.${key}`;
    if (isObject(value)) return deep > 1 ? flatten(value, name, deep - 1) : [];
    return Array.isArray(value) ? [] : [[name, print(value)] as const];
  });
}

function print(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
