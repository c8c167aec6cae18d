import { expectPresent } from '../../../../shared/assert.ts';
import type { ProductFields } from '../../../../shared/model/product.ts';
import type { ProductStore } from '../../domain/ports/product-store.ts';
import type { Database } from './database.ts';
import {
  INSERT_FIELDS,
  type ProductRecord,
  SELECT_PRODUCT,
  SET_FIELDS,
  toProduct,
} from './product-record.ts';

export function createProductStore(db: Database): ProductStore {
  const select = db.prepare<[number], ProductRecord>(`${SELECT_PRODUCT} WHERE p.id = ?`);
  const any = db.prepare<[], number>('SELECT EXISTS (SELECT 1 FROM product)').pluck();
  const insert = db.prepare<[ProductFields & { at: number }]>(`INSERT INTO product ${INSERT_FIELDS}`);
  const update = db.prepare<[ProductFields & { at: number; id: number }]>(
    `UPDATE product SET ${SET_FIELDS}, version = version + 1, updated_at = @at WHERE id = @id`,
  );
  const trash = db
    .prepare<[number, string], number>(
      `UPDATE product SET trashed_at = ? WHERE id IN (SELECT value FROM json_each(?)) AND trashed_at IS NULL RETURNING id`,
    )
    .pluck();
  const selectTrashed = db.prepare<[string], { id: number; trashedAt: number }>(
    `SELECT id, trashed_at AS trashedAt FROM product
     WHERE id IN (SELECT value FROM json_each(?)) AND trashed_at IS NOT NULL`,
  );
  const restore = db.prepare<[string]>(
    'UPDATE product SET trashed_at = NULL WHERE id IN (SELECT value FROM json_each(?)) AND trashed_at IS NOT NULL',
  );
  const get = (id: number) => {
    const record = select.get(id);
    return record === undefined ? null : toProduct(record);
  };
  const written = (id: number) => expectPresent(get(id), 'a product that was just written is there');
  return {
    isEmpty: () => any.get() === 0,
    get,
    insert: (fields, at) => written(Number(insert.run({ ...fields, at }).lastInsertRowid)),
    update: (id, fields, at) => {
      update.run({ ...fields, at, id });
      return written(id);
    },
    trash: (ids, at) => trash.all(at, JSON.stringify(ids)),
    restore: (ids) => {
      const found = selectTrashed.all(JSON.stringify(ids));
      restore.run(JSON.stringify(ids));
      return found;
    },
  };
}
