import { isJsonObject, type JsonValue } from '../../../../shared/model/custom-data.ts';
import { sayJsonProblem } from '../../../../shared/model/json-problem.ts';
import type { CellNote, TableRow } from '../../../../shared/model/table-file.ts';
import type { Member } from './json-splitter.ts';

/** A value of an object as text, with a note where the text is JSON. */
type Pair = { readonly name: string; readonly text: string | null; readonly isJson: boolean };
type ReadObject =
  | { readonly pairs: readonly Pair[] }
  | { readonly problem: NonNullable<TableRow['problem']> };

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]/g;
const NAME = /^\s*("[^"\\]*(?:\\.[^"\\]*)*")\s*:/;

/** Where the value of each name stands; the names that come are added. */
export type Columns = Map<string, number>;

/** The row of one JSON object: its values in the order of the columns, numbers with the digits that they are written in. */
export function readJsonRow({ line, text }: Omit<Member, 'list'>, columns: Columns): TableRow {
  const read = readObject(text, line);
  if ('problem' in read) return { line, cells: [], problem: read.problem };
  const cells: (string | null)[] = [];
  const notes: { readonly column: number; readonly note: CellNote }[] = [];
  for (const { name, text: value, isJson } of read.pairs) {
    const column = columnOf(name, columns);
    while (cells.length <= column) cells.push(null);
    cells[column] = value;
    if (isJson) notes.push({ column, note: 'json' });
  }
  const problem = findProblem(read.pairs);
  return {
    line,
    cells,
    ...(notes.length > 0 ? { notes } : {}),
    ...(problem === undefined ? {} : { problem }),
  };
}

function columnOf(name: string, columns: Columns): number {
  const known = columns.get(name);
  if (known !== undefined) return known;
  columns.set(name, columns.size);
  return columns.size - 1;
}

function readObject(text: string, line: number): ReadObject {
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue; // JSON.parse returns nothing but JSON values
  } catch {
    return { problem: { code: 'not-json', message: sayNoJson(text, line) } };
  }
  if (isJsonObject(value)) return { pairs: cutPairs(text).map(readPair) };
  return { problem: { code: 'not-an-object', message: 'This is no object, such as {"name": "Mug"}.' } };
}

/** The lines of the file, not those of the object. */
function sayNoJson(text: string, line: number): string {
  const where = sayJsonProblem(text).replace(
    /^At line (\d+)/,
    (_, at: string) => `At line ${line + Number(at) - 1}`,
  );
  return `This is no JSON. ${where}`;
}

/** Cuts the text of an object at the commas of its own level. */
function cutPairs(text: string): readonly string[] {
  const cuts: number[] = [];
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === '}' || token === ']') depth -= 1;
    if (token === '{' && depth === 0) cuts.push(index);
    if (depth === 1 && token === ',') cuts.push(index);
    if (depth === 0 && token === '}') cuts.push(index);
    if (token === '{' || token === '[') depth += 1;
  }
  const pairs = cuts.slice(1).map((cut, at) => text.slice((cuts[at] ?? 0) + 1, cut));
  return pairs.filter((pair) => pair.trim() !== '');
}

function readPair(pair: string): Pair {
  const match = NAME.exec(pair);
  const name = JSON.parse(match?.[1] ?? '""') as string; // the name is a JSON text
  const raw = pair.slice(match?.[0].length ?? 0).trim();
  if (raw === 'null') return { name, text: null, isJson: false };
  if (raw.startsWith('"')) return { name, text: JSON.parse(raw) as string, isJson: false }; // likewise
  return { name, text: raw, isJson: true };
}

/** `JSON.parse` would keep the last of two values silently. */
function findProblem(pairs: readonly Pair[]): TableRow['problem'] {
  const seen = new Set<string>();
  const repeated = pairs.find(({ name }) => seen.size === seen.add(name).size)?.name;
  if (repeated !== undefined) {
    return { code: 'repeated-name', message: `“${repeated}” stands there twice. Take one of them away.` };
  }
  const nul = pairs.find(({ text }) => text?.includes('\0') === true);
  return nul && { code: 'nul', message: `“${nul.name}” has a NUL character in it. Type it again.` };
}
