import {
  BulkAction,
  type BulkField,
  type Preview,
  type PreviewRow,
} from '../../../../shared/model/change.ts';
import type { FieldValue, PreviewStore } from '../../domain/ports/preview-store.ts';
import type { Database } from './database.ts';
import { createPreviewApplying } from './preview-apply.ts';
import { COLUMNS } from './product-record.ts';

type PreviewRecord = Omit<Preview, 'action'> & { readonly action: string };

/**
 * Prepared bulk actions, in a file beside the catalog that is thrown away with them: big previews cost the catalog
 * nothing. Nothing of it is synced, since nothing in it is worth keeping; a rollback of the catalog still has
 * to reach it, so the journal is in memory.
 */
export function createPreviewStore(db: Database, stagingFile: string): PreviewStore {
  attachStaging(db, stagingFile);
  const insert = db.prepare('INSERT INTO staging.preview(id, action) VALUES (?, ?)');
  const insertRow = db.prepare('INSERT OR IGNORE INTO staging.preview_row VALUES (?, ?, ?, ?, ?)');
  const select = db.prepare<[string], PreviewRecord>(
    `SELECT id, action, count(r.tab) AS scope,
       count(*) FILTER (WHERE r.tab = 'will-change') AS willChange,
       count(*) FILTER (WHERE r.tab = 'same') AS same,
       count(*) FILTER (WHERE r.tab = 'left-out') AS leftOut
     FROM staging.preview LEFT JOIN staging.preview_row r ON r.preview_id = id WHERE id = ? GROUP BY id`,
  );
  const selectPage = db.prepare<
    [string, string, number, number],
    Omit<PreviewRow, 'leftOut'> & { leftOut: number }
  >(
    `SELECT p.id AS productId, p.name, p.sku, r.before, r.after, r.tab = 'left-out' AS leftOut
     FROM staging.preview_row r CROSS JOIN product p ON p.id = r.product_id
     WHERE r.preview_id = ? AND r.tab = ? ORDER BY r.product_id LIMIT ? OFFSET ?`,
  );
  const leaveOut = db.prepare<[string, string, string, string]>(
    `UPDATE staging.preview_row SET tab = ? WHERE preview_id = ? AND tab = ?
       AND product_id IN (SELECT value FROM json_each(?))`,
  );
  const leaveOutAll = db.prepare<[string, string, string]>(
    'UPDATE staging.preview_row SET tab = ? WHERE preview_id = ? AND tab = ?',
  );
  const removeRows = db.prepare<[string]>('DELETE FROM staging.preview_row WHERE preview_id = ?');
  const remove = db.prepare<[string]>('DELETE FROM staging.preview WHERE id = ?');
  return {
    open: (id, action) => {
      insert.run(id, JSON.stringify(action));
    },
    readValues: prepareReadValues(db),
    stage: (id, values) =>
      db.transaction(() => {
        for (const { id: product, before, after } of values) {
          insertRow.run(id, before === after ? 'same' : 'will-change', product, before, after);
        }
      })(),
    get: (id) => {
      const record = select.get(id);
      return record === undefined ? null : { ...record, action: BulkAction.parse(JSON.parse(record.action)) };
    },
    page: (id, tab, from, count) =>
      selectPage.all(id, tab, count, from).map((row) => ({ ...row, leftOut: Boolean(row.leftOut) })),
    leaveOut: (id, products, leftOut) => {
      const [from, to] = leftOut ? ['will-change', 'left-out'] : ['left-out', 'will-change'];
      if (products === 'all') leaveOutAll.run(to, id, from);
      else leaveOut.run(to, id, from, JSON.stringify(products));
    },
    close: (id) => {
      removeRows.run(id);
      remove.run(id);
    },
    ...createPreviewApplying(db),
  };
}

function attachStaging(db: Database, file: string): void {
  db.prepare('ATTACH ? AS staging').run(file);
  db.pragma('staging.journal_mode = MEMORY');
  db.pragma('staging.synchronous = OFF');
  db.exec(`
    CREATE TABLE staging.preview(id TEXT PRIMARY KEY, action TEXT NOT NULL) STRICT;
    CREATE TABLE staging.preview_row(
      preview_id TEXT NOT NULL,
      tab TEXT NOT NULL CHECK(tab IN ('will-change', 'same', 'left-out')),
      product_id INTEGER NOT NULL,
      before TEXT NOT NULL,
      after TEXT NOT NULL,
      PRIMARY KEY(preview_id, product_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX staging.preview_tab ON preview_row(preview_id, tab, product_id)`);
}

function prepareReadValues(db: Database): PreviewStore['readValues'] {
  const read = (field: BulkField) =>
    db.prepare<[string], FieldValue>(
      `SELECT p.id, p.${COLUMNS[field]} AS value FROM json_each(?) ids CROSS JOIN product p ON p.id = ids.value
       WHERE p.trashed_at IS NULL`,
    );
  const statements = { description: read('description'), imageUrl: read('imageUrl') };
  return (field, ids) => statements[field].all(JSON.stringify(ids));
}
