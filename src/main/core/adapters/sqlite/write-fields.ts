import { fieldNumber } from './cell-key.ts';
import type { Database } from './database.ts';

/** Values that are written at once; after each such part somebody may cancel. */
export const VALUES_AT_ONCE = 512;
const SEARCHED_AT_ONCE = 8192;
const SEARCHED = ['name', 'sku'].map(fieldNumber);

/**
 * How many values to write after a part with these fields. Of few, what one statement looked at is still in the processor's cache for
 * the next one; but after each statement the search index puts what it was told into a segment of its own, to be merged.
 */
export function sizeAfter(fields: readonly number[]): number {
  return fields.some((field) => SEARCHED.includes(field)) ? SEARCHED_AT_ONCE : VALUES_AT_ONCE;
}

/** From one product to another, at a time; with what else the statements ask for. */
type Part = {
  readonly first: number;
  readonly last: number;
  readonly at: number;
  readonly [name: string]: number;
};

type Written = {
  /** The row with a column's new value for the product that is written: a FROM clause that finds it by a key. */
  readonly rowOf: (column: string) => string;
  /** The new value of a column, as an expression on such a row and on `product`. */
  readonly value: (column: string) => string;
  /** Products that are written, as a SELECT of their ids. */
  readonly products: string;
};

/** Writes new values into columns of products, each set of columns by a statement that is prepared once; answers how many products. */
export function prepareWritingFields(
  db: Database,
  written: Written,
): (columns: readonly string[], parameters: Part) => number {
  const prepared = new Map<string, ReturnType<typeof prepare>>();
  const prepare = (columns: readonly string[]) => db.prepare<[Part]>(writeFieldsSql(columns, written));
  return (columns, parameters) => {
    const name = columns.join();
    const statement = prepared.get(name) ?? prepare(columns);
    prepared.set(name, statement);
    return statement.run(parameters).changes;
  };
}

/**
 * One statement that writes new values into columns of many products, and counts their versions up. `@at` is the time. Each value is
 * looked up by its product: told as a join, SQLite may go through all products for each row.
 */
function writeFieldsSql(columns: readonly string[], { rowOf, value, products }: Written): string {
  const set = columns.map((column) => {
    const row = rowOf(column);
    return columns.length === 1
      ? `${column} = (SELECT ${value(column)} ${row})`
      : `${column} = CASE WHEN EXISTS (SELECT 1 ${row}) THEN (SELECT ${value(column)} ${row}) ELSE ${column} END`;
  });
  return `UPDATE product SET ${set.join(', ')}, version = version + 1, updated_at = @at WHERE id IN (${products})`;
}

/** What stands in the column that a row names, of the product `p`. */
export function currentValueSql(columns: readonly string[], field: string): string {
  return `CASE ${field} ${columns.map((column) => `WHEN '${column}' THEN p.${column}`).join(' ')} END`;
}
