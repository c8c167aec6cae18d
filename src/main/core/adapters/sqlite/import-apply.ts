import type { ImportStore } from '../../domain/ports/import-store.ts';
import { changeKeySql, fieldNumber } from './cell-key.ts';
import type { Database } from './database.ts';
import { IMPORT_TAB, IN_IMPORT } from './import-tabs.ts';
import { stepAt, watchStatements } from './job-steps.ts';
import { COLUMNS, FIELDS } from './product-record.ts';
import { sortedBy } from './sort-columns.ts';

type KeyOf = (id: string) => number;

const CREATED = `FROM staging.import_row r WHERE r.tab = ${IMPORT_TAB.create} AND r.${IN_IMPORT}`;

/** Adds the products of a prepared import: a few statements, however many. */
export function createImportApplying(db: Database, keyOf: KeyOf): Pick<ImportStore, 'countTaken' | 'apply'> {
  const columns = FIELDS.map((field) => COLUMNS[field]);
  const last = db
    .prepare<[], number>(`SELECT COALESCE(max(seq), 0) FROM sqlite_sequence WHERE name = 'product'`)
    .pluck();
  const insert = db.prepare<[{ key: number; at: number }]>(
    `INSERT INTO product(${columns.join(', ')}, created_at, updated_at)
     SELECT ${columns.map((column) => `r.${column}`).join(', ')}, @at, @at ${CREATED} AND ${stepAt(db, 'r.n')} ORDER BY r.n`,
  );
  // Taking the Change back moves them into the trash.
  const record = db.prepare<[{ change: number; at: number; after: number }]>(
    `INSERT INTO change_value(n, before, after)
     SELECT ${changeKeySql('@change', 'id', fieldNumber('trashed'))}, CAST(@at AS TEXT), NULL FROM product WHERE id > @after ORDER BY id`,
  );
  const ids = db.prepare<[number], number>('SELECT id FROM product WHERE id > ? ORDER BY id').pluck();
  const takenBy = (same: string) =>
    db
      .prepare<[{ key: number }], number>(
        `SELECT count(*) ${CREATED} AND r.claim IS NOT NULL AND EXISTS
         (SELECT 1 FROM product p WHERE ${same} AND p.trashed_at IS NULL)`,
      )
      .pluck();
  // The index of names ignores case and marks, so that the name itself is looked at behind it.
  const taken = {
    sku: takenBy('p.sku = r.sku'),
    name: takenBy(`${sortedBy('name')} = sort_text(r.name) AND p.name = r.name`),
  };
  return {
    countTaken: (id, key) =>
      key === 'sku' || key === 'name' ? (taken[key].get({ key: keyOf(id) }) ?? 0) : 0,
    apply: (id, change, job) =>
      watchStatements(db, job, () => {
        const after = last.get() ?? 0;
        if (insert.run({ key: keyOf(id), at: change.at }).changes === 0) return [];
        record.run({ change: change.id, at: change.at, after });
        return ids.all(after);
      }),
  };
}
