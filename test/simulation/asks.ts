import type { Database } from '../../src/main/core/adapters/sqlite/database.ts';
import type { SubmissionState } from '../../src/shared/model/submission.ts';

/** A submission, as the checks look at it. */
export type Row = {
  readonly id: string;
  readonly product: number;
  readonly remote: number;
  readonly account: number;
  readonly state: SubmissionState;
  readonly record: string | null;
  /** How many of its requests have left. */
  readonly attempts: number;
};

/** A request that is marked as open. */
export type Marked = {
  readonly attempt: number;
  readonly submission: string;
  readonly product: number;
  readonly account: number;
  readonly remote: number;
  readonly place: string;
  readonly identity: string;
  readonly body: string;
  readonly method: string;
  readonly headers: string;
  /** The version of the product that leaves, and the one that is saved. */
  readonly sent: number;
  readonly saved: number;
  /** How many things forbid that it leaves now: a pause, a hold, a draft, the trash, a removed remote. */
  readonly obstacles: number;
};

const ROW = `SELECT id, product_id AS product, remote_id AS remote, account_id AS account, state, remote_record_id AS record,
  (SELECT count(*) FROM attempt a WHERE a.submission_id = submission.id) AS attempts FROM submission`;

/** What a person says that lets a product leave again, or that it may be there twice. */
const WORDS = `'send-again', 'sent-although-unsure'`;

export type Asks = ReturnType<typeof prepareAsks>;

/** Everything that the checks read of a catalog, prepared once: they look past the program at what is stored. */
export function prepareAsks(db: Database) {
  db.exec(`CREATE TEMP TABLE move_log(from_state TEXT, to_state TEXT, was_created INTEGER, account INTEGER, was_last INTEGER);
    CREATE TEMP TRIGGER log_moves AFTER UPDATE OF state ON main.submission WHEN NEW.state IS NOT OLD.state BEGIN
      INSERT INTO move_log VALUES (OLD.state, NEW.state, OLD.unsure_kind IS 'created', NEW.account_id,
        NOT EXISTS (SELECT 1 FROM main.submission s WHERE s.state = 'unsure' AND s.account_id = NEW.account_id));
    END;
    CREATE TEMP TABLE idle_log(account INTEGER);
    CREATE TEMP TRIGGER log_idle AFTER UPDATE OF hold ON main.lane
    WHEN OLD.hold = 'unsure-twice' AND NEW.hold IS NULL
      AND NOT EXISTS (SELECT 1 FROM main.submission_ready n WHERE n.account_id = NEW.account_id) BEGIN
      INSERT INTO idle_log VALUES (NEW.account_id);
    END;`);
  const marked = db.prepare<[string], Marked>(`
    SELECT a.id AS attempt, s.id AS submission, s.product_id AS product, s.account_id AS account, s.remote_id AS remote,
      c.origin || ' ' || c.label AS place, a.identity, a.body, a.method, a.headers, a.product_version AS sent, p.version AS saved,
      s.paused + (p.trashed_at IS NOT NULL) + (r.removed_at IS NOT NULL) + (r.account_id <> s.account_id)
        + l.paused + (l.hold IS NOT NULL) + EXISTS (SELECT 1 FROM form_draft d WHERE d.product_id = s.product_id)
        + EXISTS (SELECT 1 FROM meta WHERE key = 'sending_paused' AND value = '1') AS obstacles
    FROM submission s JOIN attempt a ON a.id = s.attempt_id JOIN product p ON p.id = s.product_id
      JOIN remote r ON r.id = s.remote_id JOIN account c ON c.id = s.account_id
      JOIN lane l ON l.account_id = s.account_id
    WHERE s.state = 'sending' AND a.url = ? AND NOT EXISTS (SELECT 1 FROM answer WHERE attempt_id = a.id)`);
  const words = db
    .prepare<[number, number], number>(`
      SELECT count(*) FROM submission s JOIN evidence e ON e.submission_id = s.id
      WHERE s.product_id = ? AND s.account_id = ? AND e.kind IN (${WORDS})`)
    .pluck();
  const given = db
    .prepare<[number, number], number>(`
      SELECT count(*) FROM submission s JOIN evidence e ON e.submission_id = s.id
      WHERE s.product_id = ? AND s.account_id = ? AND e.kind IN (${WORDS}, 'discarded')`)
    .pluck();
  const publicImage = db
    .prepare<[number], string | null>(`
      SELECT iif(p.image_url LIKE 'local-image:%', COALESCE((SELECT u.url FROM image_upload u
        WHERE u.state = 'done' AND p.image_url LIKE 'local-image:' || u.file || '/%'), 'none'), NULL)
      FROM product p WHERE p.id = ?`)
    .pluck();
  const otherRecord = db
    .prepare<[number, number], string>(`
      SELECT remote_record_id FROM submission WHERE account_id = ? AND product_id <> ? AND state = 'sent'
        AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.submission_id = submission.id AND e.kind = 'found-there'
          AND e.actor = 'person') LIMIT 1`)
    .pluck();
  const rows = db.prepare<[], Row>(`${ROW} ORDER BY seq`);
  const inState = db.prepare<[string], Row>(`
    ${ROW} WHERE state IN (SELECT value FROM json_each(?)) ORDER BY seq`);
  const doubtsBefore = db
    .prepare<[number, number, number], number>(`
      SELECT count(*) FROM submission s JOIN attempt a ON a.submission_id = s.id LEFT JOIN answer w ON w.attempt_id = a.id
      WHERE s.product_id = ? AND s.account_id = ? AND a.id < ? AND COALESCE(w.outcome, 'unsure') = 'unsure'`)
    .pluck();
  const settledByLook = db
    .prepare<[number], number>(`
      SELECT count(*) FROM submission s JOIN evidence e ON e.submission_id = s.id
      WHERE s.account_id = ? AND e.actor = 'engine' AND e.kind IN ('found-there', 'absent')`)
    .pluck();
  const settledAll = db
    .prepare<[number], number>(
      `SELECT count(*) FROM temp.move_log WHERE account = ? AND from_state = 'unsure' AND was_last`,
    )
    .pluck();
  const openedIdle = db
    .prepare<[number], number>('SELECT count(*) FROM temp.idle_log WHERE account = ?')
    .pluck();
  const saidThere = db.prepare<[], Row>(`
    ${ROW} WHERE state = 'sent' AND (SELECT e.kind = 'found-there' AND e.actor = 'person' FROM evidence e
      WHERE e.submission_id = submission.id AND e.kind IN ('found-there', 'taken-back') ORDER BY e.id DESC LIMIT 1)
    ORDER BY seq`);
  const byLook = db
    .prepare<[string], number>(`SELECT count(*) FROM evidence WHERE actor = 'engine' AND kind = ?`)
    .pluck();
  const takenBack = db
    .prepare<[string], number>(
      `SELECT count(*) FROM temp.move_log WHERE from_state = 'sent' AND to_state = ?`,
    )
    .pluck();
  const doubts = db
    .prepare<[], number>(`SELECT count(*) FROM temp.move_log WHERE to_state = 'unsure'`)
    .pluck();
  return {
    marked: (url: string) => marked.all(url),
    words: (product: number, account: number) => words.get(product, account) ?? 0,
    /** As `words`, with what the person gave up as perhaps there. */
    given: (product: number, account: number) => given.get(product, account) ?? 0,
    otherRecord: (product: number, account: number) => otherRecord.get(account, product) ?? null,
    /** The address of the product's image where that is a file of the computer; `none` where it is not public. */
    publicImage: (product: number) => publicImage.get(product) ?? null,
    rows: () => rows.all(),
    inState: (...states: readonly SubmissionState[]) => inState.all(JSON.stringify(states)),
    reasons: db.prepare<[], Reason>(`
      SELECT a.origin || ' ' || a.label AS place, s.state, count(v.reason) AS reasons, v.reason, v.wake_at IS NOT NULL AS wakes,
        l.hold IS NULL AND EXISTS (SELECT 1 FROM remote u WHERE u.account_id = s.account_id AND u.removed_at IS NULL
          AND u.key_missing = 0 AND u.list_works IS NOT 0) AS readable,
        l.testing AND EXISTS (SELECT 1 FROM submission b JOIN submission_reason w ON w.submission_id = b.id
          WHERE b.account_id = s.account_id AND b.seq < s.seq AND w.reason = 'image-waits') AS behindImage
      FROM submission s JOIN account a ON a.id = s.account_id JOIN lane l ON l.account_id = s.account_id
        LEFT JOIN submission_reason v ON v.submission_id = s.id
      WHERE s.state NOT IN ('cancelled', 'discarded', 'superseded') GROUP BY s.id`),
    checks: db.prepare(`SELECT c.product_id, c.remote_id, c.problems, c.waits FROM product_check c
      JOIN product p ON p.id = c.product_id JOIN remote r ON r.id = c.remote_id
      WHERE p.trashed_at IS NULL AND r.removed_at IS NULL ORDER BY 1, 2`),
    otherSkus: db
      .prepare<[], number>(`SELECT count(*) FROM submission s JOIN attempt a ON a.id = s.attempt_id
        WHERE s.sent_sku IS NOT json_extract(a.body, '$.sku')`)
      .pluck(),
    mixedIdentities: db
      .prepare<[], number>(`SELECT count(*) FROM (SELECT 1 FROM attempt GROUP BY identity
        HAVING count(DISTINCT body_hash) > 1 OR count(DISTINCT submission_id) > 1)`)
      .pluck(),
    moves: db
      .prepare<[], string>(`SELECT DISTINCT from_state || ' → ' || to_state FROM temp.move_log`)
      .pluck(),
    /** Earlier requests of a product of which nobody knows what they came to. */
    doubtsBefore: (product: number, account: number, attempt: number) =>
      doubtsBefore.get(product, account, attempt) ?? 0,
    /** How many were settled by look-ups, as there or as absent. */
    settledByLook: (account: number) => settledByLook.get(account) ?? 0,
    /** How often the last row of an account that was unsure was settled. */
    settledAll: (account: number) => settledAll.get(account) ?? 0,
    /** How often two unsure in a row held no longer while nothing was in line, so that nothing was tried by it. */
    openedIdle: (account: number) => openedIdle.get(account) ?? 0,
    /** What is sent by the person's word alone. */
    saidThere: () => saidThere.all(),
    byLook: (kind: 'found-there' | 'absent') => byLook.get(kind) ?? 0,
    /** How often a row became unsure. */
    doubts: () => doubts.get() ?? 0,
    /** How often the person took back that something is there, by what it was before. */
    takenBack: (before: 'unsure' | 'rejected') => takenBack.get(before) ?? 0,
    createdThatReturned: db
      .prepare<[], number>(
        `SELECT count(*) FROM temp.move_log WHERE was_created AND to_state IN ('queued', 'superseded')`,
      )
      .pluck(),
    texts: db
      .prepare<
        [],
        string
      >(`SELECT coalesce(headers, '') || coalesce(body, '') || coalesce(error, '') FROM answer
        UNION ALL SELECT headers || body || url FROM attempt UNION ALL SELECT detail FROM evidence
        UNION ALL SELECT coalesce(detail, '') || differences || field_errors FROM submission
        UNION ALL SELECT coalesce(detail, '') FROM lane UNION ALL SELECT auth || settings FROM remote`)
      .pluck(),
  };
}

/** Why a row stands where it stands, and whether it moves by itself. */
export type Reason = {
  readonly place: string;
  readonly state: SubmissionState;
  readonly reasons: number;
  readonly reason: string | null;
  readonly wakes: number;
  /** Its account's list can be read now. */
  readonly readable: number;
  /** While its account is tested, one before it goes once its image is public. */
  readonly behindImage: number;
};
