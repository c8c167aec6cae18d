import { expectPresent } from '../../../../shared/assert.ts';
import type { Input, Output } from '../../../../shared/contract/api.ts';
import type { ListedRecord, Resolution, RowAnswer } from '../../../../shared/model/submission.ts';
import { Failure } from '../failure.ts';
import type { StoredSubmission } from '../ports/sending-store.ts';
import type { SendingCommandPorts } from './command-ports.ts';
import { findRemoteOf, liveRemoteOf } from './find-remote.ts';
import { findSubmission } from './find-submission.ts';
import { type Fetched, fetchRecord } from './look-up/fetch-record.ts';
import { foldLoosely, type ToFind } from './look-up/match-records.ts';
import { sentKeys } from './look-up/sent-keys.ts';
import { replaceEdited } from './replace-edited.ts';

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
  const fetched = await fetchThere(ports, answer.id, answer.resolution);
  settleByPerson(ports, answer, tellFetched(fetched));
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

async function fetchThere(
  ports: SendingCommandPorts,
  id: string,
  { remoteRecordId, unchecked }: There,
): Promise<Fetched> {
  const remote = liveRemoteOf(ports.store, findSubmission(ports.store, id));
  const profile = remote && ports.profiles.find(remote.profileId);
  if (remote === undefined || profile === undefined || unchecked === true) return 'unknown';
  const fetched = await fetchRecord(ports, remote, profile, remoteRecordId);
  if (fetched === 'unknown') return fetched;
  if (fetched === 'missing') deny(`${remote.name} has no product with the id ${remoteRecordId}.`);
  const { attemptId, sentSku } = findSubmission(ports.store, id);
  const attempt = attemptId === null ? undefined : ports.store.attempt(attemptId);
  const isLike = attempt === undefined || isSame(fetched, sentKeys(attempt, sentSku, profile));
  if (!isLike) deny(`Under this id ${remote.name} has another product: ${nameRecord(fetched)}.`);
  return fetched;
}

/** The person may insist. */
function deny(sentence: string): never {
  throw new Failure('not-allowed-now', sentence, { missing: true });
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

function tellFetched(fetched: Fetched): string {
  return fetched === 'unknown' || fetched === 'missing'
    ? 'Whether the remote has it was not checked.'
    : `The remote has ${nameRecord(fetched)} under it.`;
}

function settleByPerson(ports: Ports, answer: RowAnswer, how: string): void {
  const { store } = ports;
  store.atomically(() => {
    const submission = findSubmission(store, answer.id);
    checkFits(ports, submission, answer);
    resolve(ports, submission, answer.resolution, how);
    if (submission.sentSku !== null) ports.checks.recheckSkus([submission.sentSku]);
  });
}

/** That it is there stays true whatever left since; that it is not there was said of the requests that had left by then. */
function checkFits({ store }: Ports, { id, state }: StoredSubmission, answer: RowAnswer): void {
  const isThere = answer.resolution.kind === 'there';
  // A remote may refuse what it has in words that nobody knows; the person sees that it is there.
  if (state === 'rejected' && isThere) return;
  if (state !== 'unsure') {
    throw new Failure('not-allowed-now', 'This product is not unsure any more. Look at its row again.');
  }
  if (!isThere && store.countAttempts(id) !== answer.attempts) {
    throw new Failure('not-allowed-now', 'Another request left since you looked. Look at its row again.');
  }
}

function resolve(ports: Ports, submission: StoredSubmission, resolution: Resolution, how: string): void {
  switch (resolution.kind) {
    case 'there':
      return settleAsThere(ports, submission, resolution.remoteRecordId, how);
    case 'send-again':
      return sendAgain(ports, submission, how);
    case 'discard':
      ports.store.move(submission.id, { state: 'discarded' });
      return note(ports, submission.id, 'discarded', 'Given up: the person takes care of it there.');
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
  note(ports, id, 'found-there', `The person found it there, with the id ${recordId}. ${how}`);
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
  const said = `The person says that it is not there and sends it again. ${how}`.trim();
  note(ports, submission.id, 'send-again', said);
  const isFrozen = product.version === submission.productVersion && remote.id === submission.remoteId;
  if (isFrozen) store.move(submission.id, { state: 'queued' });
  else replaceEdited(store, submission, remote, 'person');
}

function note({ store }: Ports, submissionId: string, kind: string, detail: string): void {
  store.addEvidence({ submissionId, actor: 'person', kind, detail });
}
