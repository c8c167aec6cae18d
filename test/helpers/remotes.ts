import { randomUUID } from 'node:crypto';
import type { Database } from '../../src/main/core/adapters/sqlite/database.ts';
import type { Remote, RemoteInput } from '../../src/shared/model/remote.ts';
import type { SubmissionState } from '../../src/shared/model/submission.ts';
import { wordFor } from './accounts.ts';
import type { InProcess } from './in-process.ts';

/** Settings of a remote of which nobody chose anything. */
export const NO_CHOICES = {
  currencies: {},
  accountCurrency: null,
  status: {},
  addReference: false,
  requestsPerMinute: null,
  concurrency: null,
  imagePlaceId: null,
} as const;

export const JANI: RemoteInput = {
  name: 'Jani',
  profileId: 'jani',
  baseUrl: 'https://billing.example.com',
  accountLabel: '',
  auth: { header: 'Authorization', prefix: 'Bearer ' },
  settings: { ...NO_CHOICES, accountCurrency: 'EUR' },
};

export async function addJani(core: InProcess, over: Partial<RemoteInput> = {}): Promise<Remote> {
  const input = { ...JANI, ...over };
  const { profileId, baseUrl } = input;
  const known = await core.call('remotes.accounts', { profileId, baseUrl });
  return core.call('remotes.add', { ...input, account: wordFor(known, input) });
}

export function addJourneyBee(core: InProcess, input: Partial<RemoteInput> = {}): Promise<Remote> {
  return addJani(core, {
    name: 'JourneyBee',
    profileId: 'journeybee',
    baseUrl: 'https://api.journeybee.io/v1',
    ...input,
  });
}

const WAYS: Readonly<Record<Exclude<SubmissionState, 'superseded'>, readonly SubmissionState[]>> = {
  queued: [],
  cancelled: ['cancelled'],
  sending: ['sending'],
  sent: ['sending', 'sent'],
  rejected: ['sending', 'rejected'],
  unsure: ['sending', 'unsure'],
  discarded: ['sending', 'unsure', 'discarded'],
};

/** Brings a product to a state at a remote by legal moves, without sending anything. Returns the submission. */
export function standAt(db: Database, productId: number, remote: Remote, state: keyof typeof WAYS): string {
  const id = randomUUID();
  db.prepare(`INSERT INTO submission(id, seq, product_id, remote_id, account_id, state, created_at, updated_at)
    VALUES (?, (SELECT COALESCE(max(seq), 0) + 1 FROM submission), ?, ?, ?, 'queued', 1, 1)`).run(
    id,
    productId,
    remote.id,
    remote.accountId,
  );
  for (const next of WAYS[state]) {
    if (next === 'sending') markSending(db, id, productId);
    else move(db, id, next);
  }
  return id;
}

function markSending(db: Database, id: string, productId: number): void {
  const { lastInsertRowid } = db
    .prepare(`INSERT INTO attempt(submission_id, n, epoch, identity, method, url, headers, body, body_hash, product_version, started_at)
      SELECT ?, 1, 1, ?, 'POST', 'https://remote.example.com', '{}', '{}', '', version, 1 FROM product WHERE id = ?`)
    .run(id, randomUUID(), productId);
  db.prepare(`UPDATE submission SET state = 'sending', attempt_id = ?,
      product_version = (SELECT version FROM product WHERE id = product_id),
      sent_sku = (SELECT sku FROM product WHERE id = product_id) WHERE id = ?`).run(lastInsertRowid, id);
}

function move(db: Database, id: string, state: SubmissionState): void {
  db.prepare(`UPDATE submission SET state = @state,
      unsure_kind = CASE WHEN @state = 'unsure' THEN 'maybe' END,
      reason = CASE @state WHEN 'sent' THEN 'created' WHEN 'rejected' THEN 'not-accepted' ELSE 'no-answer' END,
      remote_record_id = CASE WHEN @state = 'sent' THEN id END
    WHERE id = @id`).run({ id, state });
}
