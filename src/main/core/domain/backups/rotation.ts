/** What the choice is made by. */
export type Rotated = { readonly handle: string; readonly at: number; readonly bytes: number };

const NEWEST = 3;
const DAYS = 7;
const WEEKS = 4;
const DAY_MS = 86_400_000;
/** The part of the free space that backups may take, what they take now included. */
const SHARE = 0.1;

/** How many bytes the backups of a catalog may take where so many are free beside them. */
export function roomFor(free: number, taken: number): number {
  return (free + taken) * SHARE;
}

/**
 * The backups that are no longer needed, when these are all: kept are the three newest, the last of each of the seven newest
 * days and of the four newest weeks that have any, by the local calendar; of those the newest that fit into so many bytes
 * together, and the newest one in any case.
 */
export function chooseDropped<B extends Rotated>(backups: readonly B[], bytes: number): readonly B[] {
  const newestFirst = backups.toSorted((a, b) => b.at - a.at);
  const chosen = new Set([
    ...newestFirst.slice(0, NEWEST),
    ...lastOfEach(newestFirst, localDay).slice(0, DAYS),
    ...lastOfEach(newestFirst, localWeek).slice(0, WEEKS),
  ]);
  let room = bytes;
  let full = false;
  const kept = newestFirst.filter((backup, index) => {
    if (!chosen.has(backup)) return false;
    room -= backup.bytes;
    full ||= room < 0;
    return index === 0 || !full;
  });
  return newestFirst.filter((backup) => !kept.includes(backup));
}

function lastOfEach<B extends Rotated>(
  newestFirst: readonly B[],
  spanOf: (at: number) => number,
): readonly B[] {
  const seen = new Set<number>();
  return newestFirst.filter(({ at }) => {
    const span = spanOf(at);
    const isLast = !seen.has(span);
    seen.add(span);
    return isLast;
  });
}

/** Days are counted on the calendar, so that one of 23 or 25 hours is still one. */
function localDay(at: number): number {
  const local = new Date(at);
  return Math.floor(Date.UTC(local.getFullYear(), local.getMonth(), local.getDate()) / DAY_MS);
}

/** Weeks begin on Monday, as in ISO 8601; the first of January 1970 was a Thursday. */
function localWeek(at: number): number {
  return Math.floor((localDay(at) + 3) / 7);
}
