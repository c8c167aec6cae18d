import type { PreviewStore } from '../../domain/ports/preview-store.ts';
import { cellKeySql, columnOfNumber, fieldNumber, numberInKeySql } from './cell-key.ts';
import type { Database } from './database.ts';
import { stepAt, watchStatements } from './job-steps.ts';
import { TABS } from './preview-tabs.ts';
import { COLUMNS } from './product-record.ts';
import { currentValueSql, writeFieldsSql } from './write-fields.ts';

/** Values that will be written. */
const WILL_CHANGE = TABS['will-change'];
const CHOSEN = `FROM staging.preview_row r WHERE r.preview = @preview AND r.tab = ${WILL_CHANGE}`;

type Which = { readonly preview: number };

/** Writes a prepared bulk action: a few statements, however many products. */
export function createPreviewApplying(db: Database): Pick<PreviewStore, 'countStale' | 'apply'> {
  const key = db.prepare<[string], number>('SELECT key FROM staging.preview WHERE id = ?').pluck();
  const fields = db.prepare<[Which], number>(`SELECT DISTINCT ${numberInKeySql('r.n')} ${CHOSEN}`).pluck();
  const applied = db
    .prepare<[Which], number>(`SELECT DISTINCT r.product_id ${CHOSEN} ORDER BY r.product_id`)
    .pluck();
  // A product that nobody saved since is what it was: its values need no look.
  const current = currentValueSql(Object.values(COLUMNS), 'r.field');
  const countStale = db
    .prepare<[Which], number>(
      `SELECT count(DISTINCT r.product_id) FROM staging.preview_row r CROSS JOIN product p ON p.id = r.product_id
       WHERE r.preview = @preview AND r.tab = ${WILL_CHANGE}
         AND (p.trashed_at IS NOT NULL OR (p.version <> r.version AND ${current} IS NOT r.before))`,
    )
    .pluck();
  // Of a product that somebody saved since, this is a version that it never has again: an undo compares its values then.
  const record = db.prepare<[Which & { change: number }]>(
    `INSERT INTO change_value(change_id, product_id, field, version, before, start, stop, after)
     SELECT @change, r.product_id, r.field, r.version + 1, r.before, r.start, r.stop,
       CASE WHEN r.start IS NULL THEN r.after ELSE r.middle END
     ${CHOSEN} AND ${stepAt(db, 'r.product_id')}`,
  );
  const measure = db.prepare<[Which & { change: number }]>(
    `UPDATE change SET size = (SELECT COALESCE(sum(r.bytes), 0) ${CHOSEN}) WHERE id = @change`,
  );
  const keyOf = (id: string) => ({ preview: key.get(id) ?? 0 });
  return {
    countStale: (id) => countStale.get(keyOf(id)) ?? 0,
    apply: (id, change, job) => {
      const which = keyOf(id);
      const write = db.prepare<[Which & { at: number }]>(
        writeFieldsSql({
          columns: fields.all(which).map(columnOfNumber),
          rowOf: (column) =>
            `FROM staging.preview_row r WHERE r.n = ${cellKeySql('@preview', 'product.id', fieldNumber(column))} AND r.tab = ${WILL_CHANGE}`,
          value: 'r.after',
          products: `SELECT r.product_id ${CHOSEN}`,
          step: stepAt(db, 'product.id'),
        }),
      );
      watchStatements(db, job, () => {
        record.run({ ...which, change: change.id });
        measure.run({ ...which, change: change.id });
        write.run({ ...which, at: change.at });
      });
      return applied.all(which);
    },
  };
}
