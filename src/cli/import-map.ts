import { readFile } from 'node:fs/promises';
import { PRODUCT_FIELDS } from '../shared/model/cell-rules.ts';
import type { ColumnTarget, FixedValue } from '../shared/model/transfer.ts';
import { failed, wrongUsage } from './command-failure.ts';
import { FIXED_WORDS, toFixed } from './import-fixed.ts';
import { suggest } from './nearest.ts';
import { sayFileTrouble } from './say-file-trouble.ts';

/** Which column goes where, by its name: see `nameColumns`. */
export type ColumnMap = ReadonlyMap<string, string>;

export type ImportMap = { readonly columns: ColumnMap; readonly fixed: FixedValue[] };

const OTHERS = ['remoteId', 'productId', 'ignore'];

/**
 * Reads a file such as `{"Heading": "name", "Brand": "customData.brand", "Notes": "ignore"}`; what a dry run prints with
 * `--json` is one, too. @throws CommandFailure where it is none
 */
export async function readMapFile(path: string, typed: string): Promise<ImportMap> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw failed('not-found', sayFileTrouble(typed, (error as NodeJS.ErrnoException).code ?? ''));
  }
  const map = readMap(text);
  if (map === null)
    throw wrongUsage(
      `${typed} must be a JSON object of headings, such as {"Title": "name", "Brand": "customData.brand"}.`,
    );
  const pairs = (texts: Texts) => texts.map(([name, value]) => ({ name, value }));
  return {
    columns: new Map(map.columns),
    fixed: toFixed({ new: pairs(map.created), all: pairs(map.all) }),
  };
}

type Texts = readonly (readonly [string, string])[];

/** Beside the headings under `columns`, there may be values for all rows under `set` and `setAll`. */
function readMap(
  text: string,
): { readonly columns: Texts; readonly created: Texts; readonly all: Texts } | null {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return null;
  }
  if (!isRecord(value)) return null;
  const isWhole = isRecord(value['columns']);
  const columns = readTexts(isWhole ? value['columns'] : value);
  const created = readTexts(isWhole ? (value[FIXED_WORDS.new] ?? {}) : {});
  const all = readTexts(isWhole ? (value[FIXED_WORDS.all] ?? {}) : {});
  return columns === null || created === null || all === null ? null : { columns, created, all };
}

function readTexts(value: unknown): Texts | null {
  if (!isRecord(value)) return null;
  const entries = Object.entries(value);
  return entries.every((entry): entry is [string, string] => typeof entry[1] === 'string') ? entries : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One target for each heading; those that the map does not name are left out. @throws CommandFailure of wrong usage */
export function applyMap(
  { headings }: { readonly headings: readonly string[] },
  map: ColumnMap,
): ColumnTarget[] {
  const targets = headings.map((): ColumnTarget => ({ to: 'ignore' }));
  const named = new Set<number>();
  for (const [name, word] of map) {
    const column = findColumn(headings, name);
    if (named.has(column)) throw wrongUsage(`The map names the column “${name}” twice. Take one away.`);
    named.add(column);
    targets[column] = readTarget(word);
  }
  return targets;
}

/**
 * What a map calls the columns of a file: by their heading; `Price#2` for the second of those called Price; `#3` for the third
 * column, where it has no heading.
 */
export function nameColumns(headings: readonly string[]): readonly string[] {
  return headings.map((heading, at) => {
    if (heading === '') return `#${at + 1}`;
    if (headings.indexOf(heading) === headings.lastIndexOf(heading)) return heading;
    const name = `${heading}#${headings.slice(0, at + 1).filter((other) => other === heading).length}`;
    return headings.includes(name) ? `#${at + 1}` : name;
  });
}

/** The column that a map calls so; each can be called by its number, too. @throws CommandFailure of wrong usage */
function findColumn(headings: readonly string[], name: string): number {
  const names = nameColumns(headings);
  const column = names.indexOf(name);
  if (column >= 0) return column;
  const number = Number(/^#(\d{1,4})$/u.exec(name)?.[1] ?? 0);
  if (number > 0 && number <= headings.length) return number - 1;
  const same = names.filter((_, at) => headings[at] === name).map((one) => `“${one}”`);
  if (same.length > 0)
    throw wrongUsage(`More than one column is called “${name}”. Name them ${same.join(', ')}.`);
  throw wrongUsage(`The file has no column “${name}”.${suggest(name, names)}`);
}

function readTarget(word: string): ColumnTarget {
  if (word === 'ignore') return { to: 'ignore' };
  if (word === 'remoteId') return { to: 'remote-id' };
  if (word === 'productId') return { to: 'product-id' };
  const field = PRODUCT_FIELDS.find((one) => one === word);
  if (field !== undefined) return { to: 'field', field };
  const key = /^customData\.(.+)$/u.exec(word)?.[1];
  if (key !== undefined) return { to: 'custom-data', key };
  const known = [...PRODUCT_FIELDS, ...OTHERS];
  throw wrongUsage(
    `A column can’t go into “${word}”.${suggest(word, known)} Use one of ${known.join(', ')}, or customData.NAME.`,
  );
}

/** The opposite: what a map file calls a target. */
export function nameTarget(target: ColumnTarget | undefined): string {
  switch (target?.to) {
    case 'field':
      return target.field;
    case 'custom-data':
      return `customData.${target.key}`;
    case 'remote-id':
      return 'remoteId';
    case 'product-id':
      return 'productId';
    default:
      return 'ignore';
  }
}
