import { expectPresent } from '../../../../shared/assert.ts';
import type { Remote } from '../../../../shared/model/remote.ts';
import type { SendingStore, StoredSubmission } from '../ports/sending-store.ts';

/**
 * Ends a submission that may leave again and whose frozen body is older than the product, and queues a new one. The person's
 * word, or the proof, was about the product, so it holds for the new one. The caller is in a transaction.
 */
export function replaceEdited(
  store: SendingStore,
  { id, productId }: Pick<StoredSubmission, 'id' | 'productId'>,
  remote: Remote,
  by: 'person' | 'engine',
): void {
  store.move(id, { state: 'superseded' });
  store.addEvidence({
    submissionId: id,
    actor: 'engine',
    kind: 'replaced',
    detail: 'The product was edited, so that a new request takes the place of this one.',
  });
  const next = expectPresent(store.enqueue(productId, remote), 'a superseded row leaves its place free');
  store.addEvidence({
    submissionId: next,
    actor: by,
    kind: 'takes-place',
    detail:
      by === 'person'
        ? 'The person says that the earlier request did not create it, and sends the edited product.'
        : 'It was proven that the earlier request did not create it; the edited product goes.',
  });
}
