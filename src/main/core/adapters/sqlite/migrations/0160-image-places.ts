import type { Migration } from './migration.ts';

/** Where image files are published, how each stands there, and products that wait for theirs. */
export const imagePlaces0160: Migration = {
  version: 160,
  sql: `
CREATE TABLE image_place(
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  -- Settings of its kind, without any secret.
  place TEXT NOT NULL CHECK(json_valid(place)),
  path TEXT NOT NULL,
  public_base TEXT NOT NULL,
  preset TEXT CHECK(preset IS NULL OR json_valid(preset)),
  -- What a key is bound to; NULL where none is needed.
  origin TEXT,
  -- Why nothing is put there before somebody does something about it; NULL where nothing is in the way.
  held TEXT,
  -- It could not be reached, or had no time: not before this, and why.
  not_before INTEGER,
  trouble TEXT,
  tries INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  -- A place that was changed or removed: what lies there is still known.
  removed_at INTEGER
) STRICT;

CREATE TABLE image_upload(
  place_id INTEGER NOT NULL REFERENCES image_place(id) ON DELETE CASCADE,
  -- <hash>.<ext> in the folder of images.
  file TEXT NOT NULL,
  -- Where it goes below the place: written down before the first try, so that every try is the same.
  key TEXT NOT NULL,
  url TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK(state IN ('waiting', 'failed', 'done')),
  -- It lies there, and its public address was not opened yet.
  put INTEGER NOT NULL DEFAULT 0,
  tries INTEGER NOT NULL DEFAULT 0,
  next_at INTEGER,
  detail TEXT,
  checked_at INTEGER,
  PRIMARY KEY(place_id, file)
) STRICT, WITHOUT ROWID;
CREATE INDEX image_upload_file ON image_upload(file);

-- It can be sent as soon as its image is published.
ALTER TABLE product_check ADD COLUMN waits INTEGER NOT NULL DEFAULT 0 CHECK(waits IN (0, 1));
CREATE INDEX product_check_waits ON product_check(product_id) WHERE waits > 0;

-- Products by their image file.
CREATE INDEX product_local_image ON product(image_url)
  WHERE image_url >= 'local-image:' AND image_url < 'local-image;' AND trashed_at IS NULL;

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
    WHERE c.product_id = s.product_id AND c.remote_id = s.remote_id AND (c.problems > 0 OR c.waits > 0));

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
    WHEN EXISTS (SELECT 1 FROM product_check c
      WHERE c.product_id = s.product_id AND c.remote_id = s.remote_id AND c.waits > 0) THEN 'image-waits'
    WHEN l.not_before IS NOT NULL THEN 'waiting-until'
    WHEN s.id = (SELECT f.submission_id FROM first_in_line f WHERE f.account_id = s.account_id) THEN 'next'
    ELSE 'in-line'
  END AS reason,
  CASE
    WHEN s.state = 'queued' AND s.copied > 0 THEN s.detail
    WHEN s.state = 'queued' AND l.hold IS NOT NULL THEN l.detail
    WHEN s.state = 'queued' AND EXISTS (SELECT 1 FROM product_check c
      WHERE c.product_id = s.product_id AND c.remote_id = s.remote_id AND c.waits > 0 AND c.problems = 0)
      THEN (SELECT COALESCE(i.held, iif(i.not_before IS NULL, NULL, i.trouble), u.detail) FROM product p JOIN image_place i ON i.id = r.settings ->> 'imagePlaceId'
        LEFT JOIN image_upload u ON u.place_id = i.id AND u.file = substr(p.image_url, 13, instr(p.image_url, '/') - 13)
        WHERE p.id = s.product_id)
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
