import type { Migration } from './migration.ts';

/** The files in the folder of images that ever were an image of a product. */
export const images0130: Migration = {
  version: 130,
  sql: `
CREATE TABLE image_file(
  -- SHA-256 of what is in it, in hex: its name, with ext behind it.
  hash TEXT PRIMARY KEY,
  ext TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  -- Pixels, as it is shown.
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  added_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
