import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { findDoubleKeys } from '../shared/model/double-keys.ts';
import { isJson } from '../shared/model/is-json.ts';
import { sayJsonProblem } from '../shared/model/json-problem.ts';
import type { ProductFields } from '../shared/model/product.ts';
import { CommandFailure, failed } from './command-failure.ts';
import { numberText, parseKeepingNumbers } from './json-source.ts';
import { FieldProblem, type FieldTexts, readFields } from './read-fields.ts';
import { sayFileTrouble } from './say-file-trouble.ts';
import { type RowText, splitList } from './split-list.ts';

type BadRow = { readonly line: number; readonly message: string };

/** More are counted only: whoever mends a file begins at the top. */
const MOST_NAMED = 20;

/**
 * The products of a JSON or JSONL file, or of what is typed or piped in.
 * @throws CommandFailure that names every row that can't be used by its line
 */
export async function readProductFile(
  file: string | Readable,
  start: ProductFields,
): Promise<readonly ProductFields[]> {
  const products: ProductFields[] = [];
  const bad: BadRow[] = [];
  for await (const { line, text } of rowsOf(readLines(file))) {
    try {
      const { texts, problems } = readTexts(text);
      products.push(readFields(texts, start, problems));
    } catch (error) {
      if (!(error instanceof FieldProblem)) throw error;
      bad.push({ line, message: error.message });
    }
  }
  if (bad.length > 0) throw refuseRows(bad);
  if (products.length === 0) throw failed('empty', 'There is no product in there. Nothing was added.');
  return products;
}

function refuseRows(bad: readonly BadRow[]): CommandFailure {
  const named = bad.slice(0, MOST_NAMED);
  const lines = named.map(({ line, message }) => `  line ${line}: ${message}`);
  const more = bad.length > named.length ? [`  and ${bad.length - named.length} more`] : [];
  const count = bad.length === 1 ? 'One row' : `${bad.length} rows`;
  const message = [`${count} can’t be used, so nothing was added:`, ...lines, ...more].join('\n');
  return new CommandFailure(1, 'bad-rows', message, { rows: named, count: bad.length });
}

async function* readLines(file: string | Readable): AsyncGenerator<string> {
  const input = typeof file === 'string' ? createReadStream(file) : file;
  try {
    yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (!['ENOENT', 'EACCES', 'EISDIR', 'EPERM'].includes(code)) throw error;
    throw failed('not-found', sayFileTrouble(typeof file === 'string' ? file : '-', code));
  }
}

/** JSONL goes through line by line; a list, or an object over several lines, is read whole. */
async function* rowsOf(lines: AsyncIterable<string>): AsyncGenerator<RowText> {
  let number = 0;
  let isFirst = true;
  let whole: { readonly line: number; readonly parts: string[] } | undefined;
  for await (const each of lines) {
    number += 1;
    const text = number === 1 ? each.replace(/^\uFEFF/, '') : each;
    if (whole !== undefined) whole.parts.push(text);
    else if (text.trim() !== '') {
      if (isFirst && !isWholeRow(text)) whole = { line: number, parts: [text] };
      else yield { line: number, text };
      isFirst = false;
    }
  }
  if (whole === undefined) return;
  const text = whole.parts.join('\n');
  if (text.trimStart().startsWith('[')) yield* splitList(text, whole.line);
  else yield* splitObject(text, whole);
}

function isWholeRow(text: string): boolean {
  return !text.trimStart().startsWith('[') && isJson(text);
}

/** One object over several lines; or JSONL whose very first line is broken. */
function* splitObject(
  text: string,
  { line, parts }: { readonly line: number; readonly parts: readonly string[] },
): Generator<RowText> {
  if (isJson(text)) yield { line, text };
  else {
    for (const [at, part] of parts.entries()) if (part.trim() !== '') yield { line: line + at, text: part };
  }
}

/** What stands in a row, and what is wrong with the row itself. */
type RowTexts = { readonly texts: FieldTexts; readonly problems: readonly string[] };

function readTexts(text: string): RowTexts {
  let row: unknown;
  try {
    row = parseKeepingNumbers(text);
  } catch {
    throw new FieldProblem(`this is no JSON. ${sayJsonProblem(text)}`);
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row) || numberText(row) !== undefined) {
    throw new FieldProblem('a product is a JSON object, such as {"name": "Mug", "price": "12.50"}');
  }
  const twice = findDoubleKeys(text).map(
    (path) => `“${path.join('.')}” is there twice: only the last one would count`,
  );
  const texts = Object.fromEntries(Object.entries(row).map(([name, value]) => [name, toText(name, value)]));
  return { texts, problems: twice };
}

/** Custom data may be an object, a price or a SKU a number; everything else is text. */
function toText(name: string, value: unknown): FieldTexts[string] {
  if (value === null || typeof value === 'string') return value;
  const number = numberText(value);
  const mayBeNumber = name === 'price' || name === 'sku';
  if (number !== undefined && mayBeNumber) return number;
  if (name === 'customData' && typeof value === 'object' && number === undefined)
    return JSON.stringify(value);
  const other = mayBeNumber ? ' or a number' : name === 'customData' ? ' or an object' : '';
  return { problem: `${name} must be a text${other}` };
}
