import { BulkAction, type BulkField } from '../../../../shared/model/change.ts';
import type { PreviewStore } from '../../domain/ports/preview-store.ts';
import type { Database } from './database.ts';
import { COLUMNS } from './product-record.ts';

/** Writes a prepared bulk action: three statements, however many products. */
export function createPreviewApplying(db: Database): Pick<PreviewStore, 'countStale' | 'apply'> {
  const selectAction = db
    .prepare<[string], string>('SELECT action FROM staging.preview WHERE id = ?')
    .pluck();
  const statements = { description: prepare(db, 'description'), imageUrl: prepare(db, 'imageUrl') };
  const applied = db
    .prepare<[string], number>(
      `SELECT product_id FROM staging.preview_row WHERE preview_id = ? AND tab = 'will-change' ORDER BY product_id`,
    )
    .pluck();
  const of = (id: string) => statements[BulkAction.parse(JSON.parse(selectAction.get(id) ?? 'null')).field];
  return {
    countStale: (id) => of(id).countStale.get(id) ?? 0,
    apply: (id, changeId, at) => {
      const { record, write } = of(id);
      record.run(changeId, id);
      write.run(at, id);
      return applied.all(id);
    },
  };
}

function prepare(db: Database, field: BulkField) {
  const column = COLUMNS[field];
  return {
    countStale: db
      .prepare<[string], number>(
        `SELECT count(*) FROM staging.preview_row r CROSS JOIN product p ON p.id = r.product_id
         WHERE r.preview_id = ? AND r.tab = 'will-change' AND (p.trashed_at IS NOT NULL OR p.${column} <> r.before)`,
      )
      .pluck(),
    record: db.prepare<[number, string]>(
      `INSERT INTO change_value SELECT ?, product_id, '${column}', before, after
       FROM staging.preview_row WHERE preview_id = ? AND tab = 'will-change'`,
    ),
    write: db.prepare<[number, string]>(
      `UPDATE product SET ${column} = r.after, version = version + 1, updated_at = ?
       FROM staging.preview_row r WHERE r.preview_id = ? AND r.tab = 'will-change' AND r.product_id = product.id`,
    ),
  };
}
