import { expectPresent } from '../../../../shared/assert.ts';
import type { Input, Output } from '../../../../shared/contract/api.ts';
import type { Resolution } from '../../../../shared/model/submission.ts';
import { Failure } from '../failure.ts';
import type { StoredSubmission } from '../ports/sending-store.ts';
import type { SendingCommandPorts } from './command-ports.ts';
import { findRemoteOf } from './find-remote.ts';
import { findSubmission } from './find-submission.ts';
import { type Fetched, fetchRecord } from './look-up/fetch-record.ts';
import { replaceEdited } from './replace-edited.ts';

type Ports = Pick<SendingCommandPorts, 'store' | 'remotes' | 'checks'>;

type There = Extract<Resolution, { kind: 'there' }>;

/**
 * Settles an unsure submission as the person says.
 * @throws Failure `not-allowed-now` when the row is not unsure, or it can't leave again
 */
export function resolveUnsure(ports: Ports, id: string, resolution: Exclude<Resolution, There>): void {
  settleByPerson(ports, id, resolution, '');
}

/**
 * Settles an unsure or refused submission by the id that the person gives; it is asked for at the remote first, where the API can.
 * @throws Failure `not-allowed-now` when the row is settled, the id is another product's or not there; `data.missing` where the
 * remote does not know the id, which the person may insist on
 */
export async function resolveThere(ports: SendingCommandPorts, id: string, there: There): Promise<void> {
  const fetched = await fetchThere(ports, id, there);
  settleByPerson(ports, id, there, tellFetched(fetched));
}

/** Settles many by a list of the remote's: each alone, so that what is refused keeps nothing else back. */
export function resolveMany(
  ports: Ports,
  { resolutions, source }: Input<'sending.resolveMany'>,
): Output<'sending.resolveMany'> {
  const refused: { id: string; message: string }[] = [];
  ports.store.atomically(() => {
    for (const { id, resolution } of resolutions) {
      try {
        settleByPerson(ports, id, resolution, `From a ${source}.`);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        refused.push({ id, message: error.message });
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
  const { remoteId, accountId } = findSubmission(ports.store, id);
  const remote = ports.remotes.find(remoteId);
  const profile = ports.profiles.find((known) => known.id === remote?.profileId);
  const leadsThere = remote?.accountId === accountId && remote.removedAt === null;
  if (remote === undefined || profile === undefined || !leadsThere || unchecked === true) return 'unknown';
  const fetched = await fetchRecord(ports, remote, profile, remoteRecordId);
  if (fetched !== 'missing') return fetched;
  throw new Failure('not-allowed-now', `${remote.name} has no product with the id ${remoteRecordId}.`, {
    missing: true,
  });
}

function tellFetched(fetched: Fetched): string {
  return fetched === 'there'
    ? 'The remote has a product with it.'
    : 'Whether the remote has it was not checked.';
}

function settleByPerson(ports: Ports, id: string, resolution: Resolution, how: string): void {
  const { store } = ports;
  store.atomically(() => {
    const submission = findSubmission(store, id);
    const isOpen =
      submission.state === 'unsure' || (submission.state === 'rejected' && resolution.kind === 'there');
    if (!isOpen) {
      throw new Failure('not-allowed-now', 'This product is not unsure any more. Look at its row again.');
    }
    resolve(ports, submission, resolution, how);
    if (submission.sentSku !== null) ports.checks.recheckSkus([submission.sentSku]);
  });
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

/** The frozen body leaves again, so that a remote that knows it can say so; an edited product gets a new submission. */
function sendAgain(ports: Ports, submission: StoredSubmission, how: string): void {
  const { store } = ports;
  if (submission.unsureKind === 'created') {
    throw new Failure(
      'not-allowed-now',
      'The remote said that it created this product. Find its id there and type it here.',
    );
  }
  const remote = findRemoteOf(ports.remotes, submission);
  const product = expectPresent(store.product(submission.productId), 'a submission has a product');
  if (product.trashed) throw new Failure('not-allowed-now', 'The product is in the trash. Restore it first.');
  const said = `The person says that it is not there and sends it again. ${how}`.trim();
  note(ports, submission.id, 'send-again', said);
  if (product.version === submission.productVersion) store.move(submission.id, { state: 'queued' });
  else replaceEdited(store, submission, remote, 'person');
}

function note({ store }: Ports, submissionId: string, kind: string, detail: string): void {
  store.addEvidence({ submissionId, actor: 'person', kind, detail });
}
