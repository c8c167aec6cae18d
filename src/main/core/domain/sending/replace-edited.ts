import { expectPresent } from '../../../../shared/assert.ts';
import type { Remote } from '../../../../shared/model/remote.ts';
import type { SendingStore, StoredSubmission } from '../ports/sending-store.ts';

/**
 * Ends a submission that may leave again and whose frozen body is older than the product, or whose remote is not in use any
 * more, and queues a new one. The person's
 * word, or the proof, was about the product, so it holds for the new one. The caller is in a transaction.
 */
export function replaceEdited(
  store: SendingStore,
  { id, productId, remoteId }: Pick<StoredSubmission, 'id' | 'productId' | 'remoteId'>,
  remote: Remote,
  by: 'person' | 'engine',
): void {
  store.move(id, { state: 'superseded' });
  store.addEvidence({
    submissionId: id,
    actor: 'engine',
    kind: 'replaced',
    detail:
      remote.id === remoteId
        ? 'The product was edited, so that a new request takes the place of this one.'
        : `Its remote is not in use any more, so that a new request through ${remote.name} takes the place of this one.`,
  });
  const next = expectPresent(store.enqueue(productId, remote), 'a superseded row leaves its place free');
  // Whoever looked there and says so has looked for what another copy sent, too.
  if (by === 'person') store.judgeCopied(next, 'free', null);
  store.addEvidence({
    submissionId: next,
    actor: by,
    kind: 'takes-place',
    detail:
      by === 'person'
        ? 'You said that the earlier request did not create it, and sent the product as it is now.'
        : 'It was proven that the earlier request did not create it; the product goes as it is now.',
  });
}
