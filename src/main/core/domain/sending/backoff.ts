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

/** Milliseconds that an answer asks to wait, a day at most: seconds, or a date against the answer's own Date; else a minute. */
export function retryAfter(headers: Readonly<Record<string, string>>, now: number, fraction: number): number {
  const asked = readRetryAfter(headers['retry-after']?.trim() ?? '', parseHttpDate(headers['date']) ?? now);
  if (asked === undefined) return WITHOUT_RETRY_AFTER_MS + Math.round(BASE_MS * fraction);
  return Math.min(Math.max(asked, LEAST_RETRY_AFTER_MS), LONGEST_RETRY_AFTER_MS);
}

function readRetryAfter(text: string, answeredAt: number): number | undefined {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1_000);
  const until = parseHttpDate(text);
  return until === undefined ? undefined : until - answeredAt;
}

/** RFC 9110 dates end in GMT; anything else would be read in the computer's own zone. */
function parseHttpDate(text: string | undefined): number | undefined {
  if (text === undefined || !text.trim().endsWith('GMT')) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}
