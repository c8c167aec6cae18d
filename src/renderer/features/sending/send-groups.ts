import type { LaneStatus, Submission } from '../../../shared/model/submission.ts';
import { concernsMoney } from './differences.tsx';

/** By what the person should do: first what needs them, then what goes by itself, then what is over. */
export type SendGroup = 'needs-you' | 'going-on' | 'done';

/** One line of the list: a submission, or several that were refused for the same reason. */
export type SendEntry =
  | { readonly kind: 'one'; readonly row: Submission }
  | { readonly kind: 'alike'; readonly key: string; readonly rows: readonly [Submission, ...Submission[]] };

export type Grouped = { readonly [G in SendGroup]: readonly Submission[] };

/** Sorts rows into the three groups, keeping their order; a row that another one replaced is not shown. */
export function groupSubmissions(
  rows: readonly Submission[],
  lanes: readonly Pick<LaneStatus, 'remoteId' | 'hold'>[],
): Grouped {
  const shown = rows.filter(({ state }) => state !== 'superseded');
  const inGroup = (group: SendGroup) => shown.filter((row) => groupOf(row, lanes) === group);
  return { 'needs-you': inGroup('needs-you'), 'going-on': inGroup('going-on'), done: inGroup('done') };
}

function groupOf(row: Submission, lanes: Parameters<typeof groupSubmissions>[1]): SendGroup {
  const { state } = row;
  if (state === 'rejected' || state === 'unsure' || isDifferenceToSee(row, lanes)) return 'needs-you';
  return state === 'queued' || state === 'sending' ? 'going-on' : 'done';
}

/** True for what was stored with another price or currency while its remote still stands still for it. */
export function isDifferenceToSee(
  { state, remoteId, differences }: Submission,
  lanes: readonly Pick<LaneStatus, 'remoteId' | 'hold'>[],
): boolean {
  const held = lanes.some((lane) => lane.remoteId === remoteId && lane.hold === 'difference');
  return held && state === 'sent' && differences.some(concernsMoney);
}

/** Puts rows together that the same remote refused in the same words; every other row stands alone. */
export function foldAlike(rows: readonly Submission[]): readonly SendEntry[] {
  const byKey = new Map<string, Submission[]>();
  for (const row of rows) {
    const key = alikeKey(row);
    byKey.set(key, [...(byKey.get(key) ?? []), row]);
  }
  return [...byKey].map(([key, alike]): SendEntry => {
    const [first, second, ...more] = alike;
    if (first !== undefined && second !== undefined)
      return { kind: 'alike', key, rows: [first, second, ...more] };
    return { kind: 'one', row: alike[0] as Submission }; // every key was made by a row
  });
}

function alikeKey({ id, state, remoteId, reason, detail }: Submission): string {
  return state === 'rejected' ? JSON.stringify([remoteId, reason, detail]) : id;
}
