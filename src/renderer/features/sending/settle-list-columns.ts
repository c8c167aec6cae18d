import type { ListedRecord } from '../../../shared/model/submission.ts';
import { t } from '../../i18n/t.ts';
import { type ColumnUse, findByHeading } from './settle-list-headings.ts';
import type { ListTable } from './settle-list-reading.ts';

/** Which column holds what; `null` where the list has none. */
export type Columns = Readonly<Record<ColumnUse, number | null>>;

/** What the columns seem to hold: by their headings, else by what stands in them. */
export function guessColumns(table: ListTable): Columns {
  if (!table.hasHeadings) return guessByCells(table);
  const { headings } = table;
  const id = findByHeading(headings, 'id');
  const name = findByHeading(headings, 'name');
  const other = (use: ColumnUse) => {
    const at = findByHeading(headings, use);
    return at === id || at === name ? null : at;
  };
  return { id, name, reference: other('reference'), sku: other('sku') };
}

/** Enough to know a column by. */
const SAMPLE = 200;
const LIKE_AN_ID = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|[a-z]{2,8}_[\w-]{3,})$/i;

function guessByCells({ headings, rows }: ListTable): Columns {
  const some = rows.slice(0, SAMPLE);
  const shareOf = (at: number, fits: (cell: string) => boolean) =>
    some.filter((row) => fits(row[at]?.trim() ?? '')).length / some.length;
  const columns = headings.map((_, at) => at);
  const id = columns.find((at) => shareOf(at, (cell) => LIKE_AN_ID.test(cell)) > 0.8) ?? null;
  const others = columns.filter((at) => at !== id);
  const [name = null] = others
    .filter((at) => shareOf(at, (cell) => /\p{L}/u.test(cell)) > 0.5)
    .toSorted((a, b) => shareOf(b, hasSpace) - shareOf(a, hasSpace));
  // A lone column of short texts may be either.
  return { id, name, reference: null, sku: others.length === 1 ? name : null };
}

function hasSpace(cell: string): boolean {
  return /\s/.test(cell);
}

/** True where something besides the id can tell a product. */
export function canTell({ reference, sku, name }: Columns): boolean {
  return reference !== null || sku !== null || name !== null;
}

const MOST_ID = 500;
const MOST_TEXT = 10_000;

/** The list for the core, record by record. A line without an id still counts as a product that is there. */
export function* toRecords({ rows }: ListTable, columns: Columns): Generator<ListedRecord> {
  let line = 0;
  for (const row of rows) {
    line += 1;
    const cell = (use: ColumnUse) => cellOf(row, columns[use]);
    const id = cell('id');
    yield {
      id: id === '' || id.length > MOST_ID ? nameLine(line) : id,
      reference: orNull(readReference(cell('reference')), MOST_ID),
      sku: orNull(cell('sku'), MOST_TEXT),
      name: orNull(cell('name'), MOST_TEXT),
    };
  }
}

function cellOf(row: readonly string[], column: number | null): string {
  return column === null ? '' : (row[column]?.trim() ?? '');
}

function nameLine(line: number): string {
  return t`(line ${line})`;
}

/** True for a line of the list that has no id. */
export function isLine(id: string): boolean {
  return /^\(line \d+\)$/.test(id);
}

function orNull(text: string, most: number): string | null {
  return text === '' || text.length > most ? null : text;
}

/** A cell may hold all of a product's custom data as JSON: our reference is in there. */
function readReference(cell: string): string {
  if (!cell.startsWith('{')) return cell;
  try {
    const { client_ref: reference } = JSON.parse(cell) as { readonly client_ref?: unknown };
    return typeof reference === 'string' ? reference : '';
  } catch {
    return '';
  }
}

/** A value of a column, for the person to know it by. */
export function sampleOf({ rows }: ListTable, column: number | null): string {
  const row = rows.slice(0, SAMPLE).find((one) => cellOf(one, column) !== '');
  return row === undefined ? '' : cellOf(row, column);
}

/** What the list says of some of its ids besides: name and SKU, for the person to tell them apart. */
export function describeIds(
  { rows }: ListTable,
  columns: Columns,
  ids: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const told = new Map<string, string>();
  for (const row of rows) {
    const id = cellOf(row, columns.id);
    if (!ids.has(id) || told.has(id)) continue;
    const [name, sku] = [cellOf(row, columns.name), cellOf(row, columns.sku)];
    told.set(id, [name, sku === name ? '' : sku].filter((text) => text !== '').join(' · '));
  }
  return told;
}
