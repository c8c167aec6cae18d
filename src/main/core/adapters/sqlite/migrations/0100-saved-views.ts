import type { Migration } from './migration.ts';

/** The views that the person saved. */
export const savedViews0100: Migration = {
  version: 100,
  sql: `
CREATE TABLE saved_view(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- Where it stands among the others; gaps are fine.
  place INTEGER NOT NULL,
  name TEXT NOT NULL UNIQUE,
  -- view, filter and sorts, as the program's model has them.
  query TEXT NOT NULL CHECK(json_valid(query))
) STRICT;
`,
};
