import type { ImagePlace } from '../shared/model/image-place.ts';
import type { LaneStatus, SendGroup, Submission } from '../shared/model/submission.ts';
import type { PlacesOfRemotes } from './find-places.ts';
import type { ProofTimes } from './proof-time.ts';
import { proofTimeOf, sayReason, writeTime } from './reason-words.ts';
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
  /** The seconds that a sync must be allowed to run for, so that it can settle them; `null` where that is not what they wait for. */
  readonly neededSeconds: number | null;
  /** True where nothing happens until the person does something; also where every sync as long as this one is too short. */
  readonly needsYou: boolean;
};

/** What a run knows when it ends. */
export type RunEnd = {
  readonly groups: readonly SendGroup[];
  readonly lanes: readonly LaneStatus[];
  readonly places: PlacesOfRemotes;
  /** The remotes that were sent to. */
  readonly remotes: readonly number[];
  /** How a command names the catalog. */
  readonly catalog: string;
  readonly proofTimes: ProofTimes;
  /** How long a run like this one may take, in seconds. */
  readonly limit: number;
  /** When it began and ended, in UTC milliseconds. */
  readonly from: number;
  readonly until: number;
};

/** What waits or needs the person at these remotes, by the reasons that the screen shows too. */
export function findLeft(end: RunEnd): readonly LeftRows[] {
  return end.groups
    .filter(({ key }) => key.section !== 'done' && end.remotes.includes(key.remoteId))
    .map((group) => tellGroup(group, end));
}

function tellGroup({ key, first, count: rows }: SendGroup, end: RunEnd): LeftRows {
  const { lanes, catalog, limit } = end;
  const lane = lanes.find(({ remoteId }) => remoteId === key.remoteId);
  const proofSeconds = secondsFor(first, end);
  const neededSeconds = proofTimeOf(first, proofSeconds);
  const place = end.places.get(key.remoteId);
  return {
    remote: first.remoteName,
    state: key.state,
    reason: first.reason,
    message: sayReason(first, { lane, place, catalog, proofSeconds }),
    count: rows,
    wakeAt: first.wakeAt === null ? null : writeTime(first.wakeAt),
    neededSeconds,
    needsYou: waitsForPerson(first, place) || (neededSeconds !== null && neededSeconds > limit),
  };
}

function waitsForPerson({ state, reason, wakeAt }: Submission, place: ImagePlace | undefined): boolean {
  if (reason === 'image-waits') return (place?.held ?? null) !== null;
  return wakeAt === null && state !== 'sending' && reason !== 'next' && reason !== 'in-line';
}

/** Where this run had that long and it was not enough, as with a list that takes minutes to read, another one needs more. */
function secondsFor(
  { remoteId, updatedAt }: Submission,
  { proofTimes, from, until }: RunEnd,
): number | undefined {
  const seconds = proofTimes.get(remoteId);
  const had = (until - Math.max(from, updatedAt)) / 1_000;
  return seconds === undefined || had < seconds ? seconds : Math.ceil(had / 5) * 10;
}

/** How many of them wait for the person. */
export function countNeedsYou(left: readonly LeftRows[]): number {
  return left.reduce((sum, { needsYou, count: rows }) => sum + (needsYou ? rows : 0), 0);
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
