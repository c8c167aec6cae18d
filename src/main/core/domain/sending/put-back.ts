import type { Claim } from './claim.ts';
import type { EnginePorts } from './engine-ports.ts';

const WHY = 'It did not leave: the send ledger could not be written.';

/** Back in line, for a request that was written down and provably never left. Nothing of it stands in its way. */
export function putBack({ store, checks }: EnginePorts, { submission, attemptId, sku }: Claim): void {
  store.atomically(() => {
    const nothing = { status: null, headers: {}, body: null };
    store.insertAnswer({ attemptId, outcome: 'not-created', ...nothing, error: WHY });
    // A body that left before may still be there.
    store.move(submission.id, { state: 'queued', forgetAttempt: submission.attemptId === null });
    store.withdrawOrphan(submission.id);
    if (sku !== null) checks.recheckSkus([sku]);
  });
}
