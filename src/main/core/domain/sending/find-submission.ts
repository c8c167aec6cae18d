import { Failure } from '../failure.ts';
import type { SendingStore, StoredSubmission } from '../ports/sending-store.ts';

/** @throws Failure `not-found` when there is no such submission. */
export function findSubmission(store: Pick<SendingStore, 'submission'>, id: string): StoredSubmission {
  const submission = store.submission(id);
  if (submission === undefined)
    throw new Failure('not-found', 'This row is not there any more. Look at the list again.');
  return submission;
}
