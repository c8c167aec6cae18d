import type { ResetHeader } from '../../../../shared/model/profile.ts';

const BASE_MS = 2_000;
const CAP_MS = 15 * 60_000;
/** Chance may say 0; a remote is never hammered all the same. */
const LEAST_MS = 250;

const WITHOUT_RETRY_AFTER_MS = 60_000;
const LEAST_RETRY_AFTER_MS = 1_000;
/** A remote that wants a longer rest is asked again after a day, so that a slip of its own can't silence it for years. */
const LONGEST_RETRY_AFTER_MS = 86_400_000;

/** Milliseconds to wait after so many failures in a row (1 or more): full jitter, base 2 s, cap 15 min. */
export function backoffAfter(failures: number, fraction: number): number {
  const ceiling = Math.min(CAP_MS, BASE_MS * 2 ** Math.min(failures - 1, 20));
  return Math.max(LEAST_MS, Math.round(ceiling * fraction));
}

/** An answer's headers, and the header of its own in which a remote says how long to wait. */
type Asking = {
  readonly headers: Readonly<Record<string, string>>;
  readonly reset: ResetHeader | undefined;
};

/**
 * Milliseconds that an answer asks to wait, a day at most: Retry-After in seconds or as a date against the answer's own Date, or the
 * profile's own header, whichever is longer; else a minute.
 */
export function retryAfter({ headers, reset }: Asking, now: number, fraction: number): number {
  const answeredAt = parseHttpDate(headers['date']) ?? now;
  const waits = [
    readRetryAfter(headers['retry-after']?.trim() ?? '', answeredAt),
    reset && readReset(headers[reset.header.toLowerCase()]?.trim() ?? '', reset.as, answeredAt),
  ].filter((wait) => wait !== undefined);
  if (waits.length === 0) return WITHOUT_RETRY_AFTER_MS + Math.round(BASE_MS * fraction);
  return Math.min(Math.max(...waits, LEAST_RETRY_AFTER_MS), LONGEST_RETRY_AFTER_MS);
}

function readReset(text: string, as: ResetHeader['as'], answeredAt: number): number | undefined {
  if (as === 'http-date') return untilDate(text, answeredAt);
  const seconds = readSeconds(text);
  if (seconds === undefined) return undefined;
  return as === 'seconds' ? seconds : seconds - answeredAt;
}

function readRetryAfter(text: string, answeredAt: number): number | undefined {
  return readSeconds(text) ?? untilDate(text, answeredAt);
}

/** In milliseconds. */
function readSeconds(text: string): number | undefined {
  return /^\d+(?:\.\d+)?$/.test(text) ? Math.ceil(Number(text) * 1_000) : undefined;
}

function untilDate(text: string, answeredAt: number): number | undefined {
  const until = parseHttpDate(text);
  return until === undefined ? undefined : until - answeredAt;
}

/** RFC 9110 dates end in GMT; anything else would be read in the computer's own zone. */
function parseHttpDate(text: string | undefined): number | undefined {
  if (text === undefined || !text.trim().endsWith('GMT')) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}
