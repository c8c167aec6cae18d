import type { Migration } from './migration.ts';

/** Profiles that a person added from files. */
export const profiles0070: Migration = {
  version: 70,
  sql: `
CREATE TABLE profile(
  id TEXT PRIMARY KEY,
  json TEXT NOT NULL,
  -- SHA-256 of json: whoever has read these words before need not read them again.
  hash TEXT NOT NULL,
  added_at INTEGER NOT NULL
) STRICT;

-- What a product was sent by is what it is looked up by: it never changes under an account.
CREATE TRIGGER profile_used BEFORE UPDATE ON profile
WHEN EXISTS (SELECT 1 FROM account WHERE profile_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'profile in use'); END;
CREATE TRIGGER profile_kept BEFORE DELETE ON profile
WHEN EXISTS (SELECT 1 FROM account WHERE profile_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'profile in use'); END;
`,
};
