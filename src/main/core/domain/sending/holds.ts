import type { HoldCode } from '../../../../shared/model/submission.ts';
import type { SendingStore } from '../ports/sending-store.ts';

/** What is over once the address, or the way to name the key, was changed. */
export const MENDED_BY_EDIT: readonly HoldCode[] = [
  'wrong-key',
  'no-permission',
  'wrong-address',
  'redirect',
  'certificate',
  'bad-address',
  'proxy',
];

/**
 * Lets a held lane go on. After two unsure in a row exactly one goes, and the next unsure one holds again; a difference
 * in money that was seen does not hold a second time. Does nothing where the lane is held for something else.
 */
export function releaseLane(store: SendingStore, accountId: number, only?: readonly HoldCode[]): void {
  const lane = store.lane(accountId);
  if (lane.hold === null || (only !== undefined && !only.includes(lane.hold))) return;
  store.saveLane({
    ...lane,
    hold: null,
    detail: null,
    differenceSeen: lane.differenceSeen || lane.hold === 'difference',
    unsureInARow: lane.hold === 'unsure-twice' ? countBefore(store, accountId) : lane.unsureInARow,
  });
}

/** The person settled the last product that nobody could be sure of: one more may go, and the next unsure one holds again. */
export function endUnsureHold(store: SendingStore, accountId: number): void {
  if (!store.hasUnsure(accountId)) releaseLane(store, accountId, ['unsure-twice']);
}

/** With nothing in line nothing is tried by it: what is sent another day is counted anew. */
function countBefore(store: SendingStore, accountId: number): number {
  return store.firstInLine(accountId) === undefined ? 0 : 1;
}
