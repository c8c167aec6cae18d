import { createHash } from 'node:crypto';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Attempt, SaidThere, SendingStore } from '../../domain/ports/sending-store.ts';
import type { Database } from './database.ts';

type AttemptRecord = Omit<Attempt, 'headers'> & { readonly headers: string };

/** True for a refusal that says that the product exists there already, as SQL about submission `s`. */
export const EXISTS_THERE = `(s.state = 'rejected' AND (s.reason = 'exists-there'
  OR EXISTS (SELECT 1 FROM answer w WHERE w.attempt_id = s.attempt_id AND w.status = 409)))`;

/** True where the id of sent submission `s` is the person's word: nobody else said so since, and it was not taken back; SQL. */
export const IS_SAID = `COALESCE((SELECT e.kind = 'found-there' AND e.actor = 'person' FROM evidence e
  WHERE e.submission_id = s.id AND e.kind IN ('found-there', 'taken-back') ORDER BY e.id DESC LIMIT 1), 0)`;

const SAID_THERE = `SELECT s.remote_record_id AS recordId,
  CASE WHEN EXISTS (SELECT 1 FROM answer w WHERE w.attempt_id = s.attempt_id AND w.outcome = 'rejected') THEN 'rejected'
    WHEN COALESCE((SELECT e.kind = 'sent-elsewhere' FROM evidence e
      WHERE e.submission_id = s.id AND e.kind IN ('sent-elsewhere', 'taken-back') ORDER BY e.id DESC LIMIT 1), 0) THEN 'queued'
    WHEN EXISTS (SELECT 1 FROM evidence e WHERE e.submission_id = s.id AND e.kind = 'answer-without-id') THEN 'created'
    ELSE 'maybe' END AS before
  FROM submission s WHERE s.id = ? AND s.state = 'sent' AND ${IS_SAID}`;

type Attempts =
  | 'insertAttempt'
  | 'attempt'
  | 'lastAttempt'
  | 'countAttempts'
  | 'saidThere'
  | 'answer'
  | 'insertAnswer'
  | 'mayHaveArrived'
  | 'addEvidence';

/** Every request that ever left, what became of it, and who said what about it. Rows are only added. */
export function createAttemptStore(db: Database, clock: Clock): Pick<SendingStore, Attempts> {
  const insert = db.prepare<
    [Omit<AttemptRecord, 'id'> & { hash: string; request: string; startedAt: number }]
  >(`
    INSERT INTO attempt(submission_id, n, epoch, identity, method, url, headers, body, body_hash, product_version, started_at,
      request)
    VALUES (@submissionId, (SELECT count(*) + 1 FROM attempt WHERE submission_id = @submissionId),
      @epoch, @identity, @method, @url, @headers, @body, @hash, @productVersion, @startedAt,
      @request)`);
  const select = db.prepare<[number], AttemptRecord>(`
    SELECT id, submission_id AS submissionId, epoch, identity, method, url, headers, body, product_version AS productVersion
    FROM attempt WHERE id = ?`);
  const last = db.prepare<[string], Pick<Attempt, 'identity' | 'body'>>(
    'SELECT identity, body FROM attempt WHERE submission_id = ? ORDER BY n DESC LIMIT 1',
  );
  const count = db.prepare<[string], number>('SELECT count(*) FROM attempt WHERE submission_id = ?').pluck();
  const saidThere = db.prepare<[string], SaidThere>(SAID_THERE);
  const answer = db.prepare<[number], { status: number; headers: string; body: string }>(
    'SELECT status, headers, body FROM answer WHERE attempt_id = ? AND status IS NOT NULL AND body IS NOT NULL',
  );
  const insertAnswer = db.prepare(`
    INSERT INTO answer(attempt_id, at, outcome, status, headers, body, error)
    VALUES (@attemptId, @at, @outcome, @status, @headers, @body, @error)`);
  const mayHaveArrived = db
    .prepare<[number, number, number], number>(`
      SELECT EXISTS (SELECT 1 FROM submission s JOIN attempt a ON a.submission_id = s.id
        LEFT JOIN answer w ON w.attempt_id = a.id
        WHERE s.product_id = ? AND s.account_id = ? AND a.id <> ? AND COALESCE(w.outcome, 'unsure') = 'unsure'
          AND a.id > COALESCE(s.absent_through, 0))`)
    .pluck();
  const addEvidence = db.prepare(`
    INSERT INTO evidence(submission_id, at, actor, kind, detail) VALUES (@submissionId, @at, @actor, @kind, @detail)`);
  return {
    insertAttempt: (attempt) => {
      const hash = createHash('sha256').update(attempt.body).digest('hex');
      const headers = JSON.stringify(attempt.headers);
      const { startedAt = clock.now() } = attempt;
      return Number(insert.run({ ...attempt, headers, hash, startedAt }).lastInsertRowid);
    },
    attempt: (id) => {
      const record = select.get(id);
      if (record === undefined) return undefined;
      return { ...record, headers: JSON.parse(record.headers) as Attempt['headers'] }; // written by insertAttempt
    },
    lastAttempt: (submissionId) => last.get(submissionId),
    countAttempts: (submissionId) => count.get(submissionId) ?? 0,
    saidThere: (submissionId) => saidThere.get(submissionId),
    answer: (attemptId) => {
      const record = answer.get(attemptId);
      if (record === undefined) return undefined;
      const headers = JSON.parse(record.headers) as Attempt['headers']; // written by insertAnswer
      return { kind: 'answer', status: record.status, headers, body: record.body, cut: false };
    },
    insertAnswer: (given) => {
      insertAnswer.run({ ...given, headers: JSON.stringify(given.headers), at: clock.now() });
    },
    mayHaveArrived: (productId, accountId, exceptAttemptId) =>
      mayHaveArrived.get(productId, accountId, exceptAttemptId) === 1,
    addEvidence: (evidence) => {
      addEvidence.run({ ...evidence, at: clock.now() });
    },
  };
}
