import type { Migration } from './migration.ts';

/** Remotes, accounts, submissions and everything that was ever sent. The rules of sync.md stand in the schema itself. */
export const sending0040: Migration = {
  version: 40,
  sql: `
CREATE TABLE account(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  profile_id TEXT NOT NULL,
  origin TEXT NOT NULL,
  label TEXT NOT NULL,
  UNIQUE(profile_id, origin, label)
) STRICT;

-- A lane is how one account is sent to: what holds it, until when it waits.
CREATE TABLE lane(
  account_id INTEGER PRIMARY KEY REFERENCES account(id) ON DELETE RESTRICT,
  hold TEXT,
  detail TEXT,
  not_before INTEGER,
  -- When that wait began: where the clock is before it, it was set back, and the wait begins anew.
  asked_at INTEGER,
  failures INTEGER NOT NULL DEFAULT 0,
  unsure_in_a_row INTEGER NOT NULL DEFAULT 0,
  difference_seen INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE remote(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE RESTRICT,
  name TEXT NOT NULL,
  profile_id TEXT NOT NULL,
  base_url TEXT NOT NULL,
  origin TEXT NOT NULL,
  account_label TEXT NOT NULL,
  auth TEXT NOT NULL CHECK(json_valid(auth)),
  settings TEXT NOT NULL CHECK(json_valid(settings)),
  key_missing INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  removed_at INTEGER
) STRICT;

-- How many problems a product has at a remote; written with the product and with the remote.
CREATE TABLE product_check(
  product_id INTEGER NOT NULL REFERENCES product(id) ON DELETE CASCADE,
  remote_id INTEGER NOT NULL REFERENCES remote(id) ON DELETE CASCADE,
  problems INTEGER NOT NULL,
  PRIMARY KEY(product_id, remote_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX product_check_problems ON product_check(product_id) WHERE problems > 0;

CREATE TABLE submission(
  id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL UNIQUE,
  product_id INTEGER NOT NULL REFERENCES product(id) ON DELETE RESTRICT,
  remote_id INTEGER NOT NULL REFERENCES remote(id) ON DELETE RESTRICT,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE RESTRICT,
  state TEXT NOT NULL CHECK(state IN
    ('queued', 'sending', 'sent', 'rejected', 'unsure', 'cancelled', 'discarded', 'superseded')),
  unsure_kind TEXT CHECK(unsure_kind IN ('maybe', 'created')),
  -- The reason code of a row that is sent, rejected or unsure; queued rows get theirs from the view.
  reason TEXT,
  detail TEXT,
  paused INTEGER NOT NULL DEFAULT 0,
  -- The attempt whose identity and body are the frozen ones.
  attempt_id INTEGER REFERENCES attempt(id) ON DELETE RESTRICT,
  product_version INTEGER,
  -- The SKU that left with the request: it stays taken there when the product is edited or trashed.
  sent_sku TEXT,
  remote_record_id TEXT,
  differences TEXT NOT NULL DEFAULT '[]' CHECK(json_valid(differences)),
  field_errors TEXT NOT NULL DEFAULT '[]' CHECK(json_valid(field_errors)),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CHECK((state = 'unsure') = (unsure_kind IS NOT NULL)),
  CHECK(state NOT IN ('sent', 'rejected', 'unsure') OR reason IS NOT NULL),
  CHECK(state <> 'sent' OR remote_record_id IS NOT NULL)
) STRICT;

-- One creation per product and account: what was sent counts, what was withdrawn or replaced does not.
CREATE UNIQUE INDEX submission_once ON submission(product_id, account_id)
  WHERE state NOT IN ('cancelled', 'discarded', 'superseded');
CREATE UNIQUE INDEX submission_record ON submission(account_id, remote_record_id)
  WHERE remote_record_id IS NOT NULL AND state = 'sent';
CREATE INDEX submission_sku ON submission(account_id, sent_sku) WHERE sent_sku IS NOT NULL;
CREATE INDEX submission_line ON submission(account_id, seq) WHERE state = 'queued';
CREATE INDEX submission_open ON submission(account_id) WHERE state = 'sending';
CREATE INDEX submission_by_state ON submission(state, updated_at);
CREATE INDEX submission_by_product ON submission(product_id);

-- One HTTP request, committed before its first byte leaves.
CREATE TABLE attempt(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  submission_id TEXT NOT NULL REFERENCES submission(id) ON DELETE RESTRICT,
  n INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  identity TEXT NOT NULL,
  method TEXT NOT NULL,
  url TEXT NOT NULL,
  headers TEXT NOT NULL CHECK(json_valid(headers)),
  body TEXT NOT NULL,
  body_hash TEXT NOT NULL,
  product_version INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  UNIQUE(submission_id, n)
) STRICT;

-- What became of an attempt. Absent while the request is open, and for ever where the program was killed.
CREATE TABLE answer(
  attempt_id INTEGER PRIMARY KEY REFERENCES attempt(id) ON DELETE RESTRICT,
  at INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  status INTEGER,
  headers TEXT NOT NULL CHECK(json_valid(headers)),
  body TEXT,
  error TEXT
) STRICT;

CREATE TABLE evidence(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  submission_id TEXT NOT NULL REFERENCES submission(id) ON DELETE RESTRICT,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL CHECK(actor IN ('person', 'engine', 'start-up')),
  kind TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_by_submission ON evidence(submission_id, id);

CREATE TABLE legal_move(
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  PRIMARY KEY(from_state, to_state)
) STRICT, WITHOUT ROWID;
INSERT INTO legal_move VALUES
  ('queued', 'sending'), ('queued', 'cancelled'), ('queued', 'superseded'),
  ('sending', 'sent'), ('sending', 'queued'), ('sending', 'rejected'), ('sending', 'unsure'),
  ('unsure', 'sent'), ('unsure', 'queued'), ('unsure', 'discarded'), ('unsure', 'superseded'),
  ('rejected', 'superseded'), ('rejected', 'cancelled');

CREATE TRIGGER submission_starts_queued BEFORE INSERT ON submission WHEN NEW.state <> 'queued' BEGIN
  SELECT RAISE(ABORT, 'illegal move: a submission starts queued');
END;
CREATE TRIGGER submission_moves_legally BEFORE UPDATE OF state ON submission
WHEN NEW.state IS NOT OLD.state
 AND NOT EXISTS (SELECT 1 FROM legal_move WHERE from_state = OLD.state AND to_state = NEW.state) BEGIN
  SELECT RAISE(ABORT, 'illegal move');
END;
CREATE TRIGGER submission_created_never_returns BEFORE UPDATE OF state ON submission
WHEN OLD.unsure_kind = 'created' AND NEW.state IN ('queued', 'superseded') BEGIN
  SELECT RAISE(ABORT, 'illegal move: the remote said that it created this');
END;
-- A row that waits is replaced only where the person sent it again and edited it after that.
CREATE TRIGGER submission_queued_replaced_when_frozen BEFORE UPDATE OF state ON submission
WHEN OLD.state = 'queued' AND NEW.state = 'superseded' AND OLD.attempt_id IS NULL BEGIN
  SELECT RAISE(ABORT, 'illegal move: nothing of this was sent yet');
END;
CREATE TRIGGER submission_marker_first BEFORE UPDATE OF state ON submission
WHEN NEW.state = 'sending' AND NOT EXISTS (
  SELECT 1 FROM attempt WHERE id = NEW.attempt_id AND submission_id = NEW.id
    AND NOT EXISTS (SELECT 1 FROM answer WHERE attempt_id = attempt.id)) BEGIN
  SELECT RAISE(ABORT, 'illegal move: no attempt was written before sending');
END;
CREATE TRIGGER submission_stays_where_it_belongs BEFORE UPDATE OF product_id, account_id, remote_id, seq ON submission BEGIN
  SELECT RAISE(ABORT, 'a submission keeps its product and account');
END;
CREATE TRIGGER submission_never_deleted BEFORE DELETE ON submission BEGIN
  SELECT RAISE(ABORT, 'submissions are never deleted');
END;
CREATE TRIGGER attempt_append_only BEFORE UPDATE ON attempt BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER attempt_kept BEFORE DELETE ON attempt BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER answer_append_only BEFORE UPDATE ON answer BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER answer_kept BEFORE DELETE ON answer BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER evidence_append_only BEFORE UPDATE ON evidence BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER evidence_kept BEFORE DELETE ON evidence BEGIN SELECT RAISE(ABORT, 'append only'); END;

-- What nothing but the lane itself keeps from being sent. Engine and screen both go by it.
CREATE VIEW submission_ready AS
SELECT s.id AS submission_id, s.account_id, s.seq
FROM submission s
JOIN remote r ON r.id = s.remote_id
JOIN product p ON p.id = s.product_id
WHERE s.state = 'queued' AND s.paused = 0
  AND r.removed_at IS NULL AND r.key_missing = 0 AND r.account_id = s.account_id AND p.trashed_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM form_draft d WHERE d.product_id = s.product_id)
  AND NOT EXISTS (SELECT 1 FROM product_check c
    WHERE c.product_id = s.product_id AND c.remote_id = s.remote_id AND c.problems > 0);

-- The one reason of every row that has not ended, and when it moves by itself.
CREATE VIEW submission_reason AS
SELECT s.id AS submission_id,
  CASE
    WHEN s.state = 'sending' THEN 'request-open'
    WHEN s.state <> 'queued' THEN s.reason
    WHEN s.paused = 1 THEN 'paused'
    WHEN EXISTS (SELECT 1 FROM meta WHERE key = 'sending_paused' AND value = '1') THEN 'all-paused'
    WHEN r.key_missing = 1 THEN 'no-key'
    WHEN l.hold IS NOT NULL THEN 'remote-held'
    WHEN EXISTS (SELECT 1 FROM form_draft d WHERE d.product_id = s.product_id) THEN 'draft-open'
    WHEN EXISTS (SELECT 1 FROM product_check c
      WHERE c.product_id = s.product_id AND c.remote_id = s.remote_id AND c.problems > 0) THEN 'has-problems'
    WHEN l.not_before IS NOT NULL THEN 'waiting-until'
    WHEN s.id = (SELECT n.submission_id FROM submission_ready n WHERE n.account_id = s.account_id ORDER BY n.seq LIMIT 1)
      THEN 'next'
    ELSE 'in-line'
  END AS reason,
  CASE
    WHEN s.state = 'queued' AND l.hold IS NOT NULL THEN l.detail
    WHEN s.state = 'queued' AND l.not_before IS NOT NULL THEN COALESCE(l.detail, s.detail)
    ELSE s.detail
  END AS detail,
  CASE
    WHEN l.hold IS NULL AND EXISTS (SELECT 1 FROM submission_ready n WHERE n.submission_id = s.id)
      AND NOT EXISTS (SELECT 1 FROM meta WHERE key = 'sending_paused' AND value = '1') THEN l.not_before
  END AS wake_at
FROM submission s
JOIN lane l ON l.account_id = s.account_id
JOIN remote r ON r.id = s.remote_id
WHERE s.state NOT IN ('cancelled', 'discarded', 'superseded');
`,
};
