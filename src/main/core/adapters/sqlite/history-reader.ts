import type { History } from '../../domain/ports/sending-reader.ts';
import type { AttemptOutcome } from '../../domain/ports/sending-store.ts';
import type { Database } from './database.ts';

type AttemptRecord = {
  readonly n: number;
  readonly at: number;
  readonly method: 'POST' | 'PUT';
  readonly url: string;
  readonly headers: string;
  readonly body: string;
  readonly answeredAt: number | null;
  readonly outcome: AttemptOutcome | null;
  readonly status: number | null;
  readonly answerHeaders: string | null;
  readonly answerBody: string | null;
  readonly error: string | null;
};

/** Everything that was ever written about one submission. */
export function createHistoryReader(db: Database): (submissionId: string) => History | undefined {
  const queuedAt = db.prepare<[string], number>(`SELECT created_at FROM submission WHERE id = ?`).pluck();
  const attempts = db.prepare<[string], AttemptRecord>(`
    SELECT a.n, a.started_at AS at, a.method, a.url, a.headers, a.body,
      w.at AS answeredAt, w.outcome, w.status, w.headers AS answerHeaders, w.body AS answerBody, w.error
    FROM attempt a LEFT JOIN answer w ON w.attempt_id = a.id
    WHERE a.submission_id = ? ORDER BY a.n`);
  const evidence = db.prepare<[string], History['evidence'][number]>(
    `SELECT at, actor, detail FROM evidence WHERE submission_id = ? ORDER BY id`,
  );
  return (submissionId) => {
    const at = queuedAt.get(submissionId);
    if (at === undefined) return undefined;
    return {
      queuedAt: at,
      attempts: attempts.all(submissionId).map(toAttempt),
      evidence: evidence.all(submissionId),
    };
  };
}

function toAttempt(record: AttemptRecord): History['attempts'][number] {
  const { n, at, method, url, headers, body } = record;
  return { n, at, request: { method, url, headers: readHeaders(headers), body }, answer: toAnswer(record) };
}

function toAnswer(record: AttemptRecord): History['attempts'][number]['answer'] {
  const { answeredAt: at, outcome, status, answerHeaders, answerBody: body, error } = record;
  if (at === null || outcome === null) return null;
  return { at, outcome, status, headers: readHeaders(answerHeaders ?? '{}'), body, error };
}

function readHeaders(json: string): Readonly<Record<string, string>> {
  return JSON.parse(json) as Readonly<Record<string, string>>; // written by the attempt store
}
