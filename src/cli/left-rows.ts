import type { LaneStatus, SendGroup } from '../shared/model/submission.ts';
import { sayReason, writeTime } from './reason-words.ts';
import { count, plainText } from './table.ts';

/** Rows that are left after a run and stand alike. */
export type LeftRows = {
  readonly remote: string;
  readonly state: string;
  readonly reason: string | null;
  readonly message: string;
  readonly count: number;
  /** When the first of them moves by itself; UTC, as ISO 8601. */
  readonly wakeAt: string | null;
  /** True where nothing happens until the person does something. */
  readonly needsYou: boolean;
};

/** What waits or needs the person at these remotes, by the reasons that the screen shows too. */
export function findLeft(
  groups: readonly SendGroup[],
  lanes: readonly LaneStatus[],
  remotes: readonly number[],
  catalog: string,
): readonly LeftRows[] {
  return groups
    .filter(({ key }) => key.section !== 'done' && remotes.includes(key.remoteId))
    .map(({ key, first, count: rows }) => ({
      remote: first.remoteName,
      state: key.state,
      reason: first.reason,
      message: sayReason(
        first,
        lanes.find(({ remoteId }) => remoteId === key.remoteId),
        catalog,
      ),
      count: rows,
      wakeAt: first.wakeAt === null ? null : writeTime(first.wakeAt),
      needsYou:
        first.wakeAt === null &&
        key.state !== 'sending' &&
        first.reason !== 'next' &&
        first.reason !== 'in-line',
    }));
}

export function sayLeftRows({ remote, state, message, count: rows }: LeftRows): string {
  return `  ${remote}: ${count(rows, 'row')} ${state}. ${plainText(message)}`;
}

/** How many of these remotes' rows are sent. */
export function countSent(groups: readonly SendGroup[], remotes: readonly number[]): number {
  return groups
    .filter(({ key }) => key.state === 'sent' && remotes.includes(key.remoteId))
    .reduce((sum, group) => sum + group.count, 0);
}
