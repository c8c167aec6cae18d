import { expectPresent } from '../../../../shared/assert.ts';
import type { Input, Output } from '../../../../shared/contract/api.ts';
import type { Profile } from '../../../../shared/model/profile.ts';
import type { ListedRecord, Resolution, RowAnswer } from '../../../../shared/model/submission.ts';
import { Failure } from '../failure.ts';
import type { StoredSubmission } from '../ports/sending-store.ts';
import type { SendingCommandPorts } from './command-ports.ts';
import { findRemoteOf, liveRemoteOf } from './find-remote.ts';
import { findSubmission } from './find-submission.ts';
import { endUnsureHold } from './holds.ts';
import { type Fetched, fetchRecord } from './look-up/fetch-record.ts';
import { foldLoosely, type ToFind } from './look-up/match-records.ts';
import { sentKeys } from './look-up/sent-keys.ts';
import { replaceEdited } from './replace-edited.ts';
import { keysOfProduct, resolveCopied } from './resolve-copied.ts';

type Ports = Pick<SendingCommandPorts, 'store' | 'checks'>;

type There = Extract<Resolution, { kind: 'there' }>;

/**
 * Settles an unsure submission as the person says.
 * @throws Failure `not-allowed-now` when the row is not unsure, another request left since, or it can't leave again
 */
export function resolveUnsure(ports: Ports, answer: RowAnswer): void {
  settleByPerson(ports, answer, '');
}

/**
 * Settles an unsure or refused submission by the id that the person gives; it is asked for at the remote first, where the API can.
 * @throws Failure `not-allowed-now` when the row is settled, the id is another product's or not there; `data.missing` where the
 * remote does not know the id, which the person may insist on
 */
export async function resolveThere(
  ports: SendingCommandPorts,
  answer: RowAnswer & { readonly resolution: There },
): Promise<void> {
  const looked = await lookThere(ports, answer.id, answer.resolution);
  if (looked.denied !== null && answer.resolution.unchecked !== true) {
    // The person may insist.
    throw new Failure('not-allowed-now', looked.denied, { missing: true });
  }
  settleByPerson(ports, answer, tellLooked(looked));
}

/** Settles many by a list of the remote's: each alone, so that what is refused keeps nothing else back. */
export function resolveMany(
  ports: Ports,
  { resolutions, source }: Input<'sending.resolveMany'>,
): Output<'sending.resolveMany'> {
  const refused: { id: string; message: string }[] = [];
  ports.store.atomically(() => {
    for (const answer of resolutions) {
      try {
        settleByPerson(ports, answer, `From a ${source}.`);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        refused.push({ id: answer.id, message: error.message });
      }
    }
  });
  return { settled: resolutions.length - refused.length, refused };
}

/** What the remote has under an id, and the sentence that speaks against it, if any does. */
type Looked = { readonly fetched: Fetched; readonly denied: string | null };

/** Also where the person insists: what is written down is what was seen. */
async function lookThere(ports: SendingCommandPorts, id: string, { remoteRecordId }: There): Promise<Looked> {
  const remote = liveRemoteOf(ports.store, findSubmission(ports.store, id));
  const profile = remote && ports.profiles.find(remote.profileId);
  if (remote === undefined || profile === undefined) return { fetched: 'unknown', denied: null };
  const fetched = await fetchRecord(ports, remote, profile, remoteRecordId);
  if (fetched === 'unknown') return { fetched, denied: null };
  if (fetched === 'missing')
    return { fetched, denied: `${remote.name} has no product with the id ${remoteRecordId}.` };
  const sent = keysOfSent(ports, findSubmission(ports.store, id), profile);
  const isOther = sent !== undefined && !isSame(fetched, sent);
  const other = `Under this id ${remote.name} has another product: ${nameRecord(fetched)}.`;
  return { fetched, denied: isOther ? other : null };
}

function keysOfSent(ports: Ports, submission: StoredSubmission, profile: Profile): ToFind | undefined {
  if (ports.store.isCopied(submission.id)) return keysOfProduct(ports, submission);
  const { attemptId, sentSku } = submission;
  const attempt = attemptId === null ? undefined : ports.store.attempt(attemptId);
  return attempt && sentKeys(attempt, sentSku, profile);
}

/** By the strongest means that both have. */
function isSame(there: ListedRecord, sent: ToFind): boolean {
  for (const by of ['reference', 'sku', 'name'] as const) {
    const [one, other] = [there[by] ?? '', sent[by] ?? ''].map(foldLoosely);
    if (one !== '' && other !== '') return one === other;
  }
  return true;
}

function nameRecord({ name, sku }: ListedRecord): string {
  return sku === null || sku === '' ? `“${name ?? ''}”` : `“${name ?? ''}”, ${sku}`;
}

function tellLooked({ fetched, denied }: Looked): string {
  if (denied !== null) return `Offshelf looked: ${denied} You ticked to take this id all the same.`;
  return fetched === 'unknown' || fetched === 'missing'
    ? 'Whether the remote has it could not be checked.'
    : `The remote has ${nameRecord(fetched)} under it.`;
}

function settleByPerson(ports: Ports, answer: RowAnswer, how: string): void {
  const { store } = ports;
  store.atomically(() => {
    const submission = findSubmission(store, answer.id);
    checkFits(ports, submission, answer);
    resolve(ports, submission, answer.resolution, how);
    endUnsureHold(store, submission.accountId);
    if (submission.sentSku !== null) ports.checks.recheckSkus([submission.sentSku]);
  });
}

/** That it is there stays true whatever left since; that it is not there was said of the requests that had left by then. */
function checkFits({ store }: Ports, { id, state }: StoredSubmission, answer: RowAnswer): void {
  const isThere = answer.resolution.kind === 'there';
  // A remote may refuse what it has in words that nobody knows; the person sees that it is there.
  if (state === 'rejected' && isThere) return;
  if (state !== 'unsure' && !store.isCopied(id)) {
    throw new Failure('not-allowed-now', 'This product is not unsure any more. Look at its row again.');
  }
  if (!isThere && store.countAttempts(id) !== answer.attempts) {
    throw new Failure('not-allowed-now', 'Another request left since you looked. Look at its row again.');
  }
}

function resolve(ports: Ports, submission: StoredSubmission, resolution: Resolution, how: string): void {
  if (ports.store.isCopied(submission.id)) {
    return resolveCopied(ports, submission, resolution, (recordId) =>
      settleAsThere(ports, submission, recordId, how),
    );
  }
  switch (resolution.kind) {
    case 'there':
      return settleAsThere(ports, submission, resolution.remoteRecordId, how);
    case 'send-again':
      return sendAgain(ports, submission, how);
    case 'discard':
      ports.store.move(submission.id, { state: 'discarded' });
      return note(ports, submission.id, 'discarded', 'You gave up on it: nobody knows whether it is there.');
  }
}

function settleAsThere(
  ports: Ports,
  { id, accountId }: StoredSubmission,
  recordId: string,
  how: string,
): void {
  const owner = ports.store.recordOwner(accountId, recordId);
  if (owner !== undefined) {
    throw new Failure(
      'not-allowed-now',
      `“${owner.productName}” has this id already. Look for the id of this product.`,
    );
  }
  // The detail tells this row from those whose remote said so itself: those have none.
  const detail = 'You said that it is there.';
  ports.store.move(id, { state: 'sent', reason: 'created', detail, remoteRecordId: recordId });
  note(ports, id, 'found-there', `You found it there, with the id ${recordId}. ${how}`);
}

/** The frozen body leaves again, so that a remote that knows it can say so; an edited product, or one whose remote is gone, gets a new submission. */
function sendAgain(ports: Ports, submission: StoredSubmission, how: string): void {
  const { store } = ports;
  if (submission.unsureKind === 'created') {
    throw new Failure(
      'not-allowed-now',
      'The remote said that it created this product. Find its id there and type it here.',
    );
  }
  const remote = findRemoteOf(store, submission);
  const product = expectPresent(store.product(submission.productId), 'a submission has a product');
  if (product.trashed) throw new Failure('not-allowed-now', 'The product is in the trash. Restore it first.');
  const said = `You said that it is not there, and sent it again. ${how}`.trim();
  note(ports, submission.id, 'send-again', said);
  const isFrozen = product.version === submission.productVersion && remote.id === submission.remoteId;
  if (!isFrozen) return replaceEdited(store, submission, remote, 'person');
  store.move(submission.id, { state: 'queued' });
  // Whoever looked there and says so has looked for what another copy sent, too.
  store.judgeCopied(submission.id, 'free', null);
}

function note({ store }: Ports, submissionId: string, kind: string, detail: string): void {
  store.addEvidence({ submissionId, actor: 'person', kind, detail });
}
