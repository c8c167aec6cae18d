import type { EnginePorts } from './engine-ports.ts';
import { countUnsure, endTest } from './lane-after.ts';
import { firstLookAt } from './look-up/plan-look.ts';

const WHY = 'Offshelf ended while the request was open, so that nobody can know whether it arrived.';

/**
 * Settles what an earlier run left open: unsure, and never sent again by itself. Returns how many there were.
 * Each counts for its lane, so that a request that ends the program can't do so for a whole line of products.
 */
export function recoverOpenRequests(
  ports: Pick<EnginePorts, 'store' | 'clock' | 'profiles'>,
  epoch: number,
): number {
  const { store, clock } = ports;
  return store.atomically(() => {
    store.restartProofs(clock.now());
    const left = store.leftSending(epoch);
    for (const { id, accountId } of left) {
      store.move(id, { state: 'unsure', unsureKind: 'maybe', reason: 'no-answer', detail: WHY });
      store.startLooks(id, firstLookAt(ports, accountId));
      store.addEvidence({ submissionId: id, actor: 'start-up', kind: 'no-answer', detail: WHY });
      store.saveLane(endTest(countUnsure(store.lane(accountId), WHY), WHY));
    }
    return left.length;
  });
}
