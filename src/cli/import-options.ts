import {
  DELIMITERS,
  TABLE_FORMATS,
  type TableFormat,
  type TableReading,
  TEXT_ENCODINGS,
} from '../shared/model/table-file.ts';
import type { ImportPlan } from '../shared/model/transfer.ts';
import { IMPORT_KEYS } from '../shared/model/transfer-words.ts';
import type { Given } from './command.ts';
import { wrongUsage } from './command-failure.ts';
import { readWholeNumber } from './read-number.ts';

/** What `--delimiter` calls marks that a shell makes hard to type. */
const DELIMITER_WORDS = new Map([
  ['tab', '\t'],
  ['comma', ','],
  ['semicolon', ';'],
  ['pipe', '|'],
]);

const KEYS = new Map(
  IMPORT_KEYS.map((key) => [key.replaceAll(/-(.)/gu, (_, letter: string) => letter.toUpperCase()), key]),
);

/** What `--key` calls a key. */
export function wordOfKey(key: ImportPlan['key']): string {
  return [...KEYS].find(([, one]) => one === key)?.[0] ?? key;
}

/** The choices that a call makes; what it leaves out stays as it was suggested. @throws CommandFailure of wrong usage */
export function readPlanOptions(given: Given): Partial<ImportPlan> {
  const key = oneOf(given, 'key', [...KEYS.keys()]);
  const takes = given.flag('take-currency-signs');
  return withoutGaps({
    key: key === undefined ? undefined : KEYS.get(key),
    mode: oneOf(given, 'mode', ['new', 'update', 'both']),
    blank: oneOf(given, 'blank', ['keep', 'clear']),
    decimal: readDecimal(given),
    variants: oneOf(given, 'variants', ['each', 'first', 'custom-data']),
    images: oneOf(given, 'images', ['first', 'custom-data', 'as-is']),
    unknownIds: oneOf(given, 'unknown-ids', ['ask', 'new']),
    nearSkus: oneOf(given, 'near-skus', ['ask', 'apart']),
    unreadable: oneOf(given, 'unreadable', ['ask', 'keep']),
    spaces: oneOf(given, 'spaces', ['keep', 'trim']),
    priceSigns: takes || given.flag('drop-currency-signs') ? 'drop' : undefined,
    signCurrency: takes ? 'take' : undefined,
  });
}

/** How the file is read, as far as the call says it. @throws CommandFailure of wrong usage */
export function readReadingOptions(given: Given, file: string): Partial<TableReading> {
  const heading = given.text('heading-row');
  const delimiter = given.text('delimiter');
  return withoutGaps({
    format: readFormat(given, file),
    encoding: oneOf(given, 'encoding', TEXT_ENCODINGS),
    delimiter: delimiter === undefined ? undefined : readDelimiter(delimiter),
    sheet: given.text('sheet'),
    headingRow:
      heading === undefined
        ? undefined
        : heading === 'none'
          ? null
          : readWholeNumber(heading, '--heading-row'),
  });
}

function readFormat(given: Given, file: string): TableFormat | undefined {
  const format = oneOf(given, 'format', [...TABLE_FORMATS, 'tsv']);
  if (format === undefined && file === '-')
    throw wrongUsage('--format says what is on standard input, such as --format csv.');
  if (file === '-' && format === 'xlsx')
    throw wrongUsage('An XLSX file can’t be read from standard input. Name the file.');
  return format === 'tsv' ? 'csv' : format;
}

function readDelimiter(word: string): TableReading['delimiter'] {
  const mark = DELIMITER_WORDS.get(word) ?? word;
  const found = DELIMITERS.find((one) => one === mark);
  if (found === undefined) throw wrongUsage('--delimiter is one of comma, semicolon, tab, pipe.');
  return found;
}

function readDecimal(given: Given): '.' | ',' | undefined {
  const word = oneOf(given, 'decimal', ['point', 'comma']);
  return word === undefined ? undefined : word === 'point' ? '.' : ',';
}

function oneOf<const T extends string>(given: Given, option: string, words: readonly T[]): T | undefined {
  const text = given.text(option);
  if (text === undefined) return undefined;
  const found = words.find((word) => word === text);
  if (found === undefined) throw wrongUsage(`--${option} is one of ${words.join(', ')}.`);
  return found;
}

type Said<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function withoutGaps<T extends object>(options: T): Said<T> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Said<T>; // of the same names
}
