import type { Backup } from '../../../../shared/model/backup.ts';

/** What the choice is made by. */
export type Rotated = Pick<Backup, 'handle' | 'at' | 'bytes' | 'why'>;

type Choosing = {
  /** What the backups may take together. */
  readonly bytes: number;
  readonly now: number;
  /** The one that this choice makes room for; it stays in any case. */
  readonly made?: string | undefined;
};

const NEWEST = 3;
const DAYS = 7;
const WEEKS = 4;
const DAY_MS = 86_400_000;
/** Made before something took the place of the catalog: maybe the only copy of a person's work. */
const BEFORE = ['before-restore', 'before-update', 'before-import'] as const;
const SPARED_MS = 30 * DAY_MS;
/** The part of the free space that backups may take, what they take now included. */
const SHARE = 0.1;

/** How many bytes the backups of a catalog may take where so many are free beside them. */
export function roomFor(free: number, taken: number): number {
  return (free + taken) * SHARE;
}

/**
 * The backups that are no longer needed, when these are all: kept are the three newest, the last of each of the seven newest
 * days and of the four newest weeks that have any, by the local calendar; of those the newest that fit into so many bytes
 * together, and the one just made in any case. Those made before a restore, an update or an import are kept besides for 30 days: the newest of
 * each kind and the first of each day. One whose time is still to come, because the clock was wrong, counts as the oldest.
 */
export function chooseDropped<B extends Rotated>(
  backups: readonly B[],
  { bytes, now, made }: Choosing,
): readonly B[] {
  const age = ({ handle, at }: B) => (handle === made ? -1 : at > now ? Number.POSITIVE_INFINITY : now - at);
  const newestFirst = backups.toSorted((a, b) => (age(a) === age(b) ? b.at - a.at : age(a) - age(b)));
  const spared = new Set(
    BEFORE.flatMap((why) =>
      spare(
        newestFirst.filter((one) => one.why === why),
        now,
      ),
    ),
  );
  const counted = newestFirst.filter((one) => !spared.has(one));
  const kept = new Set([...spared, ...keepCounted(counted, bytes)]);
  return newestFirst.filter((backup) => !kept.has(backup));
}

function spare<B extends Rotated>(newestFirst: readonly B[], now: number): readonly B[] {
  const young = newestFirst.filter(({ at }) => now - at < SPARED_MS);
  return [...young.slice(0, 1), ...firstOfEach(young.toReversed(), localDay)];
}

function keepCounted<B extends Rotated>(newestFirst: readonly B[], bytes: number): readonly B[] {
  const chosen = new Set([
    ...newestFirst.slice(0, NEWEST),
    ...firstOfEach(newestFirst, localDay).slice(0, DAYS),
    ...firstOfEach(newestFirst, localWeek).slice(0, WEEKS),
  ]);
  let room = bytes;
  let full = false;
  return newestFirst.filter((backup, index) => {
    if (!chosen.has(backup)) return false;
    room -= backup.bytes;
    full ||= room < 0;
    return index === 0 || !full;
  });
}

/** The first one met of each span. */
function firstOfEach<B extends Rotated>(backups: readonly B[], spanOf: (at: number) => number): readonly B[] {
  const seen = new Set<number>();
  return backups.filter(({ at }) => {
    const span = spanOf(at);
    const isFirst = !seen.has(span);
    seen.add(span);
    return isFirst;
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
