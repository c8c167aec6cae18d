import { dropEnding } from '../../../../shared/model/file-slug.ts';
import type { ImageRules, ImageTableLine } from '../../../../shared/model/image-match.ts';
import { TABLE_LINES_SHOWN } from '../../../../shared/model/image-words.ts';
import { shorten } from '../catalog/shorten.ts';
import { foldName, foldPath } from './fold-name.ts';
import type { FoundProducts } from './found-products.ts';
import type { Scan, TableNotes } from './scans.ts';
import { isComplete, readTableRows, type TableRow } from './table-rows.ts';

/** Small enough for everything else that waits for this thread to go in between. */
const BATCH = 250;
/** Characters of a cell that are shown. */
const LONGEST_CELL = 200;

/** The rows of the table that is switched on; none where none is. */
export function rowsOfTable(rules: ImageRules): readonly TableRow[] {
  const table = rules.find((rule) => rule.on && rule.kind === 'table');
  return table?.kind === 'table' ? readTableRows(table.text) : [];
}

/** Which lines of a table lead nowhere. The first one is taken for its headings where it names neither a file nor a product. */
export async function noteTable(
  { pause }: { readonly pause: () => Promise<void> },
  { files }: Scan,
  rows: readonly TableRow[],
  found: FoundProducts,
): Promise<TableNotes> {
  if (rows.length === 0) return { lines: { count: 0, first: [] }, notes: [] };
  const names = new Set<string>();
  for (const [n, { path, name }] of files.entries()) {
    if (n % BATCH === BATCH - 1) await pause();
    for (const folded of [foldPath(path), foldName(name), foldName(dropEnding(name))]) names.add(folded);
  }
  const counts: Counts = { incomplete: 0, 'no-file': 0, 'no-product': 0 };
  const first: ImageTableLine[] = [];
  let [total, named] = [0, 0];
  for (const [n, row] of rows.entries()) {
    if (n % BATCH === BATCH - 1) await pause();
    const isHere = names.has(row.foldedFile);
    const isKnown = found.has({ of: 'sku', folded: row.foldedSku });
    if (n === 0 && !isHere && !isKnown && rows.length > 1) continue;
    total += 1;
    if (isHere) named += 1;
    const why = !isComplete(row) ? 'incomplete' : !isHere ? 'no-file' : !isKnown ? 'no-product' : null;
    if (why === null) continue;
    counts[why] += 1;
    if (first.length < TABLE_LINES_SHOWN) first.push({ line: row.line, ...showCells(row), why });
  }
  const count = counts.incomplete + counts['no-file'] + counts['no-product'];
  return { lines: { count, first }, notes: named === 0 ? [SAY_NONE] : sayDead(count, total, counts) };
}

function showCells({ file, sku }: TableRow): Pick<ImageTableLine, 'file' | 'sku'> {
  return { file: shorten(file, LONGEST_CELL, '…'), sku: shorten(sku, LONGEST_CELL, '…') };
}

const SAY_NONE = 'The table names none of these files.';

type Counts = Record<ImageTableLine['why'], number>;

function sayDead(count: number, total: number, counts: Counts): readonly string[] {
  if (count === 0) return [];
  const say = (number: number, one: string, many: string): readonly string[] =>
    number === 0 ? [] : [`${number.toLocaleString('en')} ${number === 1 ? one : many}`];
  const reasons = [
    ...say(counts['no-file'], 'names a file that is not here', 'name files that are not here'),
    ...say(
      counts['no-product'],
      'names a SKU that none of these products has',
      'name SKUs that none of these products has',
    ),
    ...say(counts.incomplete, 'is without a file or a SKU', 'are without a file or a SKU'),
  ];
  const lines = `${count.toLocaleString('en')} of ${total.toLocaleString('en')} lines of the table`;
  return [`${lines} ${count === 1 ? 'leads' : 'lead'} nowhere: ${reasons.join(', ')}.`];
}
