import { isOfPartSql, LAST_PRODUCT, numberInKeySql } from './cell-key.ts';
import type { Database } from './database.ts';
import { sizeAfter, VALUES_AT_ONCE } from './write-fields.ts';

/** Some products of a Change. */
export type ChangePart = { readonly change: number; readonly first: number; readonly last: number };

/** With the numbers of the fields, how many values there are, and of how many of them the product was saved since. */
export type SummedPart = ChangePart & {
  readonly fields: readonly number[];
  readonly count: number;
  readonly touched: number;
};

type Sums = Pick<SummedPart, 'count' | 'touched'> & { readonly least: number; readonly most: number };

/**
 * The parts of a Change, by a table `v` that has the keys of values as row ids: all values of Changes, or those of one that are to
 * be written.
 */
export function prepareChangeParts(
  db: Database,
  rows: string,
  touched: string,
): (change: number) => Iterable<SummedPart> {
  const lastOf = db
    .prepare<[ChangePart & { size: number }], number>(
      `SELECT v.product_id FROM ${rows} WHERE ${isOfPartSql('v.n')} ORDER BY v.n LIMIT 1 OFFSET @size - 1`,
    )
    .pluck();
  const field = numberInKeySql('v.n');
  const sum = db.prepare<[ChangePart], Sums>(
    `SELECT min(${field}) AS least, max(${field}) AS most, count(*) AS count, total(${touched}) AS touched
     FROM ${rows} WHERE ${isOfPartSql('v.n')}`,
  );
  const fieldsOf = db
    .prepare<[ChangePart], number>(`SELECT DISTINCT ${field} FROM ${rows} WHERE ${isOfPartSql('v.n')}`)
    .pluck();
  return function* (change) {
    let size = VALUES_AT_ONCE;
    for (let first = 0; first <= LAST_PRODUCT; ) {
      const last = lastOf.get({ change, first, last: LAST_PRODUCT, size }) ?? LAST_PRODUCT;
      const part = { change, first, last };
      const { least, most, ...sums } = sum.get(part) ?? NOTHING;
      const fields = least === most ? [least] : fieldsOf.all(part);
      if (sums.count > 0) yield { ...part, ...sums, fields };
      size = sizeAfter(fields);
      first = last + 1;
    }
  };
}

const NOTHING: Sums = { least: 0, most: 0, count: 0, touched: 0 };
