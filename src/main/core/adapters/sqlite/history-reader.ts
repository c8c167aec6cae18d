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
  // What a look found out is written right after its reading.
  const evidence = db.prepare<[string], History['evidence'][number]>(`
    SELECT e.at, e.actor, e.detail,
      CASE WHEN e.actor = 'engine' AND e.kind IN ('found-there', 'hint', 'absent', 'not-found', 'look-failed')
        THEN (SELECT c.remote_id FROM scan c WHERE c.account_id = s.account_id AND c.ended_at <= e.at
          ORDER BY c.ended_at DESC, c.id DESC LIMIT 1) END AS readFrom
    FROM evidence e JOIN submission s ON s.id = e.submission_id WHERE e.submission_id = ? ORDER BY e.id`);
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
