import type { ChangedProducts } from '../../domain/ports/changed-products.ts';
import { isOfChangeSql } from './cell-key.ts';
import type { Database } from './database.ts';

/** Finds the products of a Change, by their ids. */
export function createChangedProducts(db: Database): ChangedProducts {
  const isKept = db.prepare<[number], number>('SELECT 1 FROM kept_change WHERE id = ?').pluck();
  const products = db
    .prepare<[{ change: number }], number>(
      `SELECT DISTINCT product_id FROM change_value WHERE ${isOfChangeSql('n', '@change')} ORDER BY product_id`,
    )
    .pluck();
  return (change) => (isKept.get(change) === undefined ? null : products.all({ change }));
}
