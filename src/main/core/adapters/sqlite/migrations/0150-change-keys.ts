import type { Migration } from './migration.ts';

/** What a Change keeps of a value is found by its Change, its product and its field without an index. */
export const changeKeys0150: Migration = {
  version: 150,
  sql: `
ALTER TABLE change_value RENAME TO old_change_value;

CREATE TABLE change_value(
  -- The change, the product and the number of the field, in 27, 32 and 4 bits.
  n INTEGER PRIMARY KEY CHECK(n > 0),
  -- The product's, right after the change; NULL where nobody noted it.
  version INTEGER,
  before TEXT,
  -- Where these are not NULL, "after" is what came between these two places of "before", in UTF-16 units.
  start INTEGER,
  stop INTEGER,
  after TEXT,
  change_id INTEGER GENERATED ALWAYS AS (n >> 36) VIRTUAL,
  product_id INTEGER GENERATED ALWAYS AS ((n >> 4) & 4294967295) VIRTUAL,
  -- A column of product, or 'trashed'; a value is its text, or NULL for not set.
  field TEXT GENERATED ALWAYS AS (CASE n & 15 WHEN 0 THEN 'name' WHEN 1 THEN 'sku' WHEN 2 THEN 'type' WHEN 3 THEN 'description'
    WHEN 4 THEN 'status' WHEN 5 THEN 'price' WHEN 6 THEN 'currency' WHEN 7 THEN 'billing_type' WHEN 8 THEN 'billing_period'
    WHEN 9 THEN 'image_url' WHEN 10 THEN 'image_alt' WHEN 11 THEN 'custom_data' WHEN 12 THEN 'trashed' END) VIRTUAL
) STRICT;

-- No value stands twice in a Change; were one to, its first is kept, so that the catalog can be opened.
INSERT OR IGNORE INTO change_value(n, version, before, start, stop, after)
SELECT (change_id << 36) | (product_id << 4) | CASE field WHEN 'name' THEN 0 WHEN 'sku' THEN 1 WHEN 'type' THEN 2
    WHEN 'description' THEN 3 WHEN 'status' THEN 4 WHEN 'price' THEN 5 WHEN 'currency' THEN 6 WHEN 'billing_type' THEN 7
    WHEN 'billing_period' THEN 8 WHEN 'image_url' THEN 9 WHEN 'image_alt' THEN 10 WHEN 'custom_data' THEN 11
    WHEN 'trashed' THEN 12 END,
  version, before, start, stop, after
FROM old_change_value ORDER BY n;
DROP TABLE old_change_value;
`,
};
