import { t } from '../../i18n/t.ts';

/** A value of the key and value table. `raw` is the text of a string, or the literal exactly as it stands in the JSON. */
export type Cell =
  | { readonly kind: 'text'; readonly raw: string }
  | { readonly kind: 'number' | 'yes-no' | 'nothing'; readonly raw: string };

export type Row = { readonly key: string; readonly value: Cell };

export type TableReading =
  | { readonly kind: 'table'; readonly rows: readonly Row[] }
  | { readonly kind: 'not-flat'; readonly why: string };

const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null/y;
const SPACE = /[\t\n\r ]*/y;

/**
 * Reads custom data as rows. A reader of its own, because `JSON.parse` would lose what it cannot hold: repeated keys
 * and numbers such as 1.0 or 12345678901234567890.
 */
export function readRows(text: string | null): TableReading {
  if (text === null || text.trim() === '' || text.trim() === 'null') return { kind: 'table', rows: [] };
  const reader = createReader(text);
  if (!reader.take('{')) return notFlat(t`The JSON is not an object { … }.`);
  if (reader.take('}')) return endOf(reader, []);
  const rows: Row[] = [];
  do {
    const row = readRow(reader);
    if (typeof row === 'string') return notFlat(row);
    rows.push(row);
  } while (reader.take(','));
  return reader.take('}') ? endOf(reader, rows) : notFlat(BROKEN);
}

const BROKEN = t`The JSON can’t be read yet.`;

type Reader = {
  readonly take: (mark: string) => boolean;
  readonly match: (token: RegExp) => string | undefined;
  readonly peek: () => string | undefined;
};

function createReader(text: string): Reader {
  let at = 0;
  const match = (token: RegExp) => {
    token.lastIndex = at;
    const found = token.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const peek = () => {
    match(SPACE);
    return text[at];
  };
  const take = (mark: string) => {
    if (peek() !== mark) return false;
    at += 1;
    return true;
  };
  return { take, match, peek };
}

/** The row, or why there is none. */
function readRow(reader: Reader): Row | string {
  reader.peek();
  const quoted = reader.match(STRING);
  if (quoted === undefined || !reader.take(':')) return BROKEN;
  const key = JSON.parse(quoted) as string; // a quoted JSON string
  if (key === '') return t`One key is empty, so it is edited as JSON.`;
  const next = reader.peek();
  if (next === '{') return t`“${key}” holds more keys, so it is edited as JSON.`;
  if (next === '[') return t`“${key}” holds a list, so it is edited as JSON.`;
  const value = next === '"' ? readText(reader) : readScalar(reader);
  return value === undefined ? BROKEN : { key, value };
}

function readText(reader: Reader): Cell | undefined {
  const quoted = reader.match(STRING);
  return quoted === undefined ? undefined : { kind: 'text', raw: JSON.parse(quoted) as string }; // a quoted JSON string
}

function readScalar(reader: Reader): Cell | undefined {
  const raw = reader.match(SCALAR);
  if (raw === undefined) return undefined;
  if (raw === 'null') return { kind: 'nothing', raw };
  return { kind: raw === 'true' || raw === 'false' ? 'yes-no' : 'number', raw };
}

function endOf(reader: Reader, rows: readonly Row[]): TableReading {
  return reader.peek() === undefined ? { kind: 'table', rows } : notFlat(BROKEN);
}

function notFlat(why: string): TableReading {
  return { kind: 'not-flat', why };
}

/** The JSON of rows; rows nobody has filled in are left out, and no rows at all are no custom data. */
export function writeRows(rows: readonly Row[]): string | null {
  const filled = rows.filter((row) => row.key !== '' || row.value.kind !== 'text' || row.value.raw !== '');
  if (filled.length === 0) return null;
  const lines = filled.map(({ key, value }) => `  ${JSON.stringify(key)}: ${writeCell(value)}`);
  return `{\n${lines.join(',\n')}\n}`;
}

function writeCell({ kind, raw }: Cell): string {
  if (kind === 'text') return JSON.stringify(raw);
  return kind === 'number' && raw.trim() === '' ? '0' : raw;
}

/** The same value as another kind, as near as that kind allows. */
export function convertCell({ raw }: Cell, kind: Cell['kind']): Cell {
  switch (kind) {
    case 'text':
      return { kind, raw: raw === 'null' ? '' : raw };
    case 'number':
      return { kind, raw: isNumberLiteral(raw) ? raw.trim() : '0' };
    case 'yes-no':
      return { kind, raw: /^(?:true|yes|1)$/i.test(raw.trim()) ? 'true' : 'false' };
    case 'nothing':
      return { kind, raw: 'null' };
  }
}

export function isNumberLiteral(raw: string): boolean {
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(raw.trim());
}

/** What is wrong with a row, in a sentence, or `null`. */
export function rowProblem(rows: readonly Row[], row: Row): string | null {
  if (row.key === '' && row.value.raw !== '') return t`This value has no key.`;
  if (row.key !== '' && rows.find((other) => other.key === row.key) !== row) {
    return t`“${row.key}” stands here already; only one of them is sent.`;
  }
  if (row.value.kind === 'number' && !isNumberLiteral(row.value.raw)) {
    return t`Not a number: write it like 12.5, or choose Text.`;
  }
  return null;
}
