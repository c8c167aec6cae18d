import type { Migration } from './migration.ts';

/** Changes of any kind and size, which are removed bit by bit once they are no longer kept; recipes. */
export const bulkEditing0110: Migration = {
  version: 110,
  sql: `
ALTER TABLE change RENAME TO old_change;
ALTER TABLE change_value RENAME TO old_change_value;

CREATE TABLE change(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  products INTEGER NOT NULL,
  subject TEXT NOT NULL,
  undone_at INTEGER,
  -- Of its values, in bytes.
  size INTEGER NOT NULL DEFAULT 0,
  -- It is no longer kept, and its values are being removed.
  dropped INTEGER NOT NULL DEFAULT 0 CHECK(dropped IN (0, 1))
) STRICT;

-- field is a column of product, or 'trashed'; a value is its text, or NULL for not set. A change's values are written one after
-- the other and never looked for by product.
CREATE TABLE change_value(
  n INTEGER PRIMARY KEY,
  change_id INTEGER NOT NULL REFERENCES change(id),
  product_id INTEGER NOT NULL,
  field TEXT NOT NULL,
  -- The product's, right after the change; NULL where nobody noted it.
  version INTEGER,
  before TEXT,
  -- Where these are not NULL, "after" is what came between these two places of "before", in UTF-16 units.
  start INTEGER,
  stop INTEGER,
  after TEXT
) STRICT;

INSERT INTO change(id, kind, at, products, subject, undone_at, size)
SELECT c.id, c.kind, c.at, c.products, c.subject, c.undone_at, COALESCE(
  (SELECT sum(COALESCE(octet_length(v.before), 0) + COALESCE(octet_length(v.after), 0))
    FROM old_change_value v WHERE v.change_id = c.id), 0)
FROM old_change c ORDER BY c.id;
INSERT INTO change_value(change_id, product_id, field, before, after)
SELECT change_id, product_id, field, before, after FROM old_change_value ORDER BY change_id, product_id, field;
DROP TABLE old_change_value;
DROP TABLE old_change;
CREATE INDEX change_value_by_change ON change_value(change_id);
CREATE INDEX change_dropped ON change(id) WHERE dropped = 1;
CREATE VIEW kept_change AS SELECT * FROM change WHERE dropped = 0;

CREATE TABLE recipe(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  actions TEXT NOT NULL CHECK(json_valid(actions))
) STRICT;
`,
};
