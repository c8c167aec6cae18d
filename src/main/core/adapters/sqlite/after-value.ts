import type { Database } from './database.ts';

/** A value after a change: as it is, or as what stands between two places of the value before. */
export type AfterValue = {
  /** `null` where `after` is the whole value. */
  readonly start: number | null;
  readonly stop: number | null;
  readonly after: string | null;
};

/** Shorter ones are kept whole: there is nothing to save. */
const WORTH_IT = 64;

/**
 * A value after a change, without what it has in common with the value before: so a word replaced in a million descriptions takes
 * half the room and time. Places are in UTF-16 units, never inside a character.
 */
export function shortenAfter(before: string | null, after: string | null): AfterValue {
  if (before === null || after === null || after.length < WORTH_IT) return { start: null, stop: null, after };
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  if (isHigh(before, start - 1)) start -= 1;
  let end = 0;
  while (end < most - start && unitFromEnd(before, end) === unitFromEnd(after, end)) end += 1;
  if (isLow(before, before.length - end)) end -= 1;
  const stop = before.length - end;
  return { start, stop, after: after.slice(start, after.length - end) };
}

function unitFromEnd(text: string, at: number): number {
  return text.charCodeAt(text.length - 1 - at);
}

function isHigh(text: string, at: number): boolean {
  return at >= 0 && (text.charCodeAt(at) & 0xfc00) === 0xd800;
}

function isLow(text: string, at: number): boolean {
  return at < text.length && (text.charCodeAt(at) & 0xfc00) === 0xdc00;
}

/** The whole value after, as an expression on a row of `change_value`. */
export function afterValueSql(db: Database, row: string): string {
  if (!prepared.has(db)) {
    db.function('splice_text', { directOnly: true, deterministic: true }, (before, start, stop, after) =>
      spliceText(String(before), Number(start), Number(stop), String(after)),
    );
    prepared.add(db);
  }
  return `CASE WHEN ${row}.start IS NULL THEN ${row}.after
    ELSE splice_text(${row}.before, ${row}.start, ${row}.stop, ${row}.after) END`;
}

const prepared = new WeakSet<Database>();

/** The opposite of `shortenAfter`. */
export function spliceText(before: string, start: number, stop: number, after: string): string {
  return before.slice(0, start) + after + before.slice(stop);
}
