import type { Migration } from './migration.ts';

/** What other copies of this catalog sent, and what may leave only once it is known that they did not. */
export const sendLedger0080: Migration = {
  version: 80,
  sql: `
-- One opening of the catalog in which products were made, from this number on. A copy that is put back gives the same numbers
-- anew; with their opening they are different products.
CREATE TABLE opening(
  first_product INTEGER PRIMARY KEY,
  name TEXT NOT NULL
) STRICT;

-- The name of a request in the send ledger; NULL for those from before there was one.
ALTER TABLE attempt ADD COLUMN request TEXT;
CREATE UNIQUE INDEX attempt_request ON attempt(request) WHERE request IS NOT NULL;

-- Requests that the send ledger knows and this copy of the catalog did not make.
CREATE TABLE sent_elsewhere(
  request TEXT PRIMARY KEY,
  profile_id TEXT NOT NULL,
  origin TEXT NOT NULL,
  label TEXT NOT NULL,
  submission_id TEXT NOT NULL,
  product_id INTEGER NOT NULL,
  product_opening TEXT NOT NULL,
  product_created_at INTEGER NOT NULL,
  product_version INTEGER NOT NULL,
  identity TEXT NOT NULL,
  body_hash TEXT NOT NULL,
  sku TEXT,
  started_at INTEGER NOT NULL,
  -- As JSON; NULL where nobody knows what became of it.
  outcome TEXT CHECK(outcome IS NULL OR json_valid(outcome)),
  -- Taken over into the submission of its product.
  settled INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX sent_elsewhere_product ON sent_elsewhere(product_id) WHERE settled = 0;
CREATE INDEX sent_elsewhere_sku ON sent_elsewhere(sku) WHERE settled = 0 AND sku IS NOT NULL;

-- Whose product, and whose account here each is; NULL where this copy does not have it.
CREATE VIEW elsewhere AS
SELECT e.*, a.id AS account_id, p.id AS here_id
FROM sent_elsewhere e
LEFT JOIN account a ON a.profile_id = e.profile_id AND a.origin = e.origin AND a.label = e.label
LEFT JOIN product p ON p.id = e.product_id AND p.created_at = e.product_created_at AND e.product_opening =
  COALESCE((SELECT o.name FROM opening o WHERE o.first_product <= p.id ORDER BY o.first_product DESC LIMIT 1), '');

-- It was in line when this copy began to send: 1 until a reading of the remote's list or the person says that no other copy
-- sent it, 2 where a reading found something like it, so that only the person can say.
ALTER TABLE submission ADD COLUMN copied INTEGER NOT NULL DEFAULT 0 CHECK(copied IN (0, 1, 2));
CREATE INDEX submission_copied ON submission(account_id) WHERE copied > 0 AND state = 'queued';

DROP VIEW submission_reason;
DROP VIEW submission_ready;
CREATE VIEW submission_ready AS
SELECT s.id AS submission_id, s.account_id, s.seq
FROM submission s
JOIN remote r ON r.id = s.remote_id
JOIN product p ON p.id = s.product_id
WHERE s.state = 'queued' AND s.paused = 0 AND s.copied = 0
  AND r.removed_at IS NULL AND r.key_missing = 0 AND r.account_id = s.account_id AND p.trashed_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM form_draft d WHERE d.product_id = s.product_id)
  AND NOT EXISTS (SELECT 1 FROM product_check c
    WHERE c.product_id = s.product_id AND c.remote_id = s.remote_id AND c.problems > 0);

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
    WHEN s.copied > 0 THEN 'copied'
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
    WHEN s.state = 'queued' AND s.copied > 0 THEN s.detail
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
