import { expectPresent } from '../../../../shared/assert.ts';
import type { Resolution } from '../../../../shared/model/submission.ts';
import { Failure } from '../failure.ts';
import type { StoredSubmission } from '../ports/sending-store.ts';
import type { SendingCommandPorts } from './command-ports.ts';
import { findRemoteOf } from './find-remote.ts';
import { findSubmission } from './find-submission.ts';
import { replaceEdited } from './replace-edited.ts';

type Ports = Pick<SendingCommandPorts, 'store' | 'remotes' | 'checks'>;

/**
 * Writes down what the person found out about an unsure submission, and who said it.
 * @throws Failure `not-allowed-now` when the row is not unsure, the id is another product's, or it can't leave again.
 */
export function resolveUnsure(ports: Ports, id: string, resolution: Resolution): void {
  const { store } = ports;
  store.atomically(() => {
    const submission = findSubmission(store, id);
    if (submission.state !== 'unsure') {
      throw new Failure('not-allowed-now', 'This product is not unsure any more. Look at its row again.');
    }
    resolve(ports, submission, resolution);
    if (submission.sentSku !== null) ports.checks.recheckSkus([submission.sentSku]);
  });
}

function resolve(ports: Ports, submission: StoredSubmission, resolution: Resolution): void {
  switch (resolution.kind) {
    case 'there':
      return settleAsThere(ports, submission, resolution.remoteRecordId);
    case 'send-again':
      return sendAgain(ports, submission);
    case 'discard':
      ports.store.move(submission.id, { state: 'discarded' });
      return note(ports, submission.id, 'discarded', 'Given up: the person takes care of it there.');
  }
}

function settleAsThere(ports: Ports, { id, accountId }: StoredSubmission, recordId: string): void {
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
  note(ports, id, 'found-there', `The person found it there, with the id ${recordId}.`);
}

/** The frozen body leaves again, so that a remote that knows it can say so; an edited product gets a new submission. */
function sendAgain(ports: Ports, submission: StoredSubmission): void {
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
  note(ports, submission.id, 'send-again', 'The person says that it is not there and sends it again.');
  if (product.version === submission.productVersion) store.move(submission.id, { state: 'queued' });
  else replaceEdited(store, submission, remote);
}

function note({ store }: Ports, submissionId: string, kind: string, detail: string): void {
  store.addEvidence({ submissionId, actor: 'person', kind, detail });
}
