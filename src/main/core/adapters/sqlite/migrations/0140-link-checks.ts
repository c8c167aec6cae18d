import type { Migration } from './migration.ts';

/** What was found at the web addresses of images, and when. */
export const linkChecks0140: Migration = {
  version: 140,
  sql: `
CREATE TABLE link_check(
  -- The image of a product, as it stands there.
  url TEXT PRIMARY KEY,
  outcome TEXT NOT NULL CHECK(outcome IN ('ok', 'not-reachable', 'not-an-image', 'breaks-a-rule', 'blocked-address')),
  -- Why it is not ok.
  fault TEXT,
  -- What the server answered, where one did.
  status INTEGER,
  -- Where the address led on to; NULL where it did not.
  led_to TEXT,
  type TEXT,
  -- Of the whole picture.
  bytes INTEGER,
  width INTEGER,
  height INTEGER,
  -- SHA-256 of the whole picture in hex, where all of it was read.
  hash TEXT,
  checked_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
