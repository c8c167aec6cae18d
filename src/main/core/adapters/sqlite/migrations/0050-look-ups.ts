import type { Migration } from './migration.ts';

/** Looking products up at their remotes, pausing one account, and sending one as a test. */
export const lookUps0050: Migration = {
  version: 50,
  sql: `
-- The person paused this account; and: one goes as a test, then the lane is held until the person has seen it.
ALTER TABLE lane ADD COLUMN paused INTEGER NOT NULL DEFAULT 0;
ALTER TABLE lane ADD COLUMN testing INTEGER NOT NULL DEFAULT 0;

-- Whether the remote's list can be used, as it was found out by trying; NULL while that is not known.
ALTER TABLE remote ADD COLUMN list_works INTEGER;
ALTER TABLE remote ADD COLUMN list_detail TEXT;
-- The last reading from before that was to be found out again.
ALTER TABLE remote ADD COLUMN list_forgotten INTEGER NOT NULL DEFAULT 0;

-- One reading of a remote's list. Complete: every page was read, and the same total was said first and last.
CREATE TABLE scan(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE RESTRICT,
  remote_id INTEGER NOT NULL REFERENCES remote(id) ON DELETE RESTRICT,
  why TEXT NOT NULL CHECK(why IN ('before', 'look-up')),
  epoch INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER NOT NULL,
  -- Milliseconds of a clock that is never set, since the start of its epoch.
  elapsed INTEGER NOT NULL,
  pages INTEGER NOT NULL,
  records INTEGER NOT NULL,
  complete INTEGER NOT NULL,
  -- It has the last product that was sent there, with what products are told by: so it would have the others too.
  witnessed INTEGER NOT NULL,
  detail TEXT
) STRICT;
CREATE INDEX scan_by_account ON scan(account_id, id);
CREATE TRIGGER scan_append_only BEFORE UPDATE ON scan BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER scan_kept BEFORE DELETE ON scan BEGIN SELECT RAISE(ABORT, 'append only'); END;

-- The SKUs of the last complete reading.
CREATE TABLE listed_sku(
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE RESTRICT,
  sku TEXT NOT NULL,
  PRIMARY KEY(account_id, sku)
) STRICT, WITHOUT ROWID;

-- When an unsure row is looked up next, and how often it was since its last request.
ALTER TABLE submission ADD COLUMN look_at INTEGER;
ALTER TABLE submission ADD COLUMN looks INTEGER NOT NULL DEFAULT 0;
-- The complete reading before the first request that did not have its SKU: then a record with it is this product.
ALTER TABLE submission ADD COLUMN sku_free_scan INTEGER REFERENCES scan(id) ON DELETE RESTRICT;
-- The first complete reading since the last request that did not have it.
ALTER TABLE submission ADD COLUMN absent_scan INTEGER REFERENCES scan(id) ON DELETE RESTRICT;
-- Every attempt up to this one was proven to have created nothing.
ALTER TABLE submission ADD COLUMN absent_through INTEGER REFERENCES attempt(id) ON DELETE RESTRICT;
CREATE INDEX submission_to_look_up ON submission(account_id, look_at) WHERE look_at IS NOT NULL;

-- A refusal that says that it exists already is settled by the id of what exists.
INSERT INTO legal_move VALUES ('rejected', 'sent');

DROP VIEW submission_reason;
-- The first of each line is found once for a whole question: looked for row by row, a long line would be read over and over.
CREATE VIEW submission_reason AS
WITH first_in_line AS MATERIALIZED (
  SELECT account_id, (SELECT n.submission_id FROM submission_ready n
    WHERE n.account_id = lane.account_id ORDER BY n.seq LIMIT 1) AS submission_id
  FROM lane)
SELECT s.id AS submission_id,
  CASE
    WHEN s.state = 'sending' THEN 'request-open'
    WHEN s.state <> 'queued' THEN s.reason
    WHEN s.paused = 1 THEN 'paused'
    WHEN EXISTS (SELECT 1 FROM meta WHERE key = 'sending_paused' AND value = '1') THEN 'all-paused'
    WHEN l.paused = 1 THEN 'remote-paused'
    WHEN r.key_missing = 1 THEN 'no-key'
    WHEN l.hold IS NOT NULL THEN 'remote-held'
    WHEN EXISTS (SELECT 1 FROM form_draft d WHERE d.product_id = s.product_id) THEN 'draft-open'
    WHEN EXISTS (SELECT 1 FROM product_check c
      WHERE c.product_id = s.product_id AND c.remote_id = s.remote_id AND c.problems > 0) THEN 'has-problems'
    WHEN l.not_before IS NOT NULL THEN 'waiting-until'
    WHEN s.id = (SELECT f.submission_id FROM first_in_line f WHERE f.account_id = s.account_id) THEN 'next'
    ELSE 'in-line'
  END AS reason,
  CASE
    WHEN s.state = 'queued' AND l.hold IS NOT NULL THEN l.detail
    WHEN s.state = 'queued' AND l.not_before IS NOT NULL THEN COALESCE(l.detail, s.detail)
    ELSE s.detail
  END AS detail,
  CASE
    WHEN s.state = 'unsure' THEN CASE
      -- Not while the key or the address has to be mended first, nor in a copy of the catalog.
      WHEN NOT EXISTS (SELECT 1 FROM meta WHERE key = 'away') AND COALESCE(l.hold, 'tested') IN ('unsure-twice', 'difference', 'tested') AND EXISTS (SELECT 1 FROM remote u
        WHERE u.account_id = s.account_id AND u.removed_at IS NULL AND u.key_missing = 0 AND u.list_works IS NOT 0)
      THEN max(s.look_at, COALESCE(l.not_before, 0)) END
    WHEN l.hold IS NULL AND l.paused = 0 AND EXISTS (SELECT 1 FROM submission_ready n WHERE n.submission_id = s.id)
      AND NOT EXISTS (SELECT 1 FROM meta WHERE key = 'sending_paused' AND value = '1') THEN l.not_before
  END AS wake_at
FROM submission s
JOIN lane l ON l.account_id = s.account_id
JOIN remote r ON r.id = s.remote_id
WHERE s.state NOT IN ('cancelled', 'discarded', 'superseded');
`,
};
