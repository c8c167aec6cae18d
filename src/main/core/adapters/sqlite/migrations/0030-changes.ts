import type { Migration } from './migration.ts';

/** Changes: one undoable step each, with the values before and after, so that undo works after a restart. */
export const changes0030: Migration = {
  version: 30,
  sql: `
CREATE TABLE change(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK(kind IN ('create', 'edit', 'duplicate', 'trash', 'restore', 'bulk-edit')),
  at INTEGER NOT NULL,
  products INTEGER NOT NULL,
  subject TEXT NOT NULL,
  undone_at INTEGER
) STRICT;

-- field is a column of product, or 'trashed'; a value is its text, or NULL for not set.
CREATE TABLE change_value(
  change_id INTEGER NOT NULL REFERENCES change(id) ON DELETE CASCADE,
  product_id INTEGER NOT NULL REFERENCES product(id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  before TEXT,
  after TEXT,
  PRIMARY KEY(change_id, product_id, field)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_value_by_product ON change_value(product_id);
`,
};
