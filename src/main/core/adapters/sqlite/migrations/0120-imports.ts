import type { Migration } from './migration.ts';

/** What was last decided about files with the same headings. */
export const imports0120: Migration = {
  version: 120,
  sql: `
CREATE TABLE import_plan(
  -- The headings in their order, as a JSON list of texts without case and marks.
  headings TEXT PRIMARY KEY,
  plan TEXT NOT NULL CHECK(json_valid(plan)),
  used_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
