import type { Clock } from '../ports/clock.ts';

type Ports = {
  readonly clock: Pick<Clock, 'now' | 'after'>;
  /** Another number after every write of anybody else. */
  readonly version: () => number;
  /** When the newest backup was made, in UTC milliseconds; `null` where there is none. */
  readonly newest: () => number | null;
  /** A backup is due. */
  readonly due: () => void;
};

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** So long nothing was written, by a person or by sending. */
const QUIET = 3 * MINUTE;
/** After so long it no longer waits for quiet: a backup hinders nobody, it only takes part of the disk's time. */
const OVERDUE = 3 * DAY;
/** The clock may be set, the computer may sleep: no wait is longer. */
const LONGEST_WAIT = 60 * MINUTE;

/**
 * Says once a day, while nothing is written, that a backup is due; never twice for the same state. The returned function
 * ends it.
 */
export function watchForDaily({ clock, version, newest, due }: Ports): () => void {
  let seen = version();
  let quietSince = clock.now();
  let told: number | null = null;
  let stop = (): void => undefined;

  const look = (): void => {
    const now = clock.now();
    const current = version();
    if (current !== seen) quietSince = now;
    seen = current;
    stop = clock.after(current === told ? LONGEST_WAIT : decide(now, current), look);
  };
  /** How long to wait until the next look. */
  const decide = (now: number, current: number): number => {
    const age = now - (newest() ?? Number.NEGATIVE_INFINITY);
    if (age >= 0 && age < DAY) return clamp(DAY - age);
    const quiet = now - quietSince;
    if (quiet >= 0 && quiet < QUIET && (age < OVERDUE || age === Number.POSITIVE_INFINITY)) return MINUTE;
    told = current;
    due();
    return LONGEST_WAIT;
  };
  stop = clock.after(MINUTE, look);
  return () => stop();
}

function clamp(wait: number): number {
  return Math.min(Math.max(wait, MINUTE), LONGEST_WAIT);
}
