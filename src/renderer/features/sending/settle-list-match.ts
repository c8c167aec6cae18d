import type { Output } from '../../../shared/contract/api.ts';
import type { Result } from '../../../shared/contract/result.ts';
import type { ListedRecord, ListMatch, MatchedBy } from '../../../shared/model/submission.ts';

/**
 * What one question holds: the gate between the processes takes 250,000 values and 8 million characters, and copying more
 * than this stops the window for a moment.
 */
const MOST_RECORDS = 5_000;
const MOST_CHARACTERS = 2_000_000;

/** What a list says about everything that is unsure at an account, and about what is known to be there. */
export type ListAnswer = Output<'sending.matchList'>;

type Ask = (records: ListedRecord[]) => Promise<Result<ListAnswer>>;

/** Asks part by part what a list of any length says; the answer is the one that the whole list would get. */
export async function matchInParts(records: Iterable<ListedRecord>, ask: Ask): Promise<Result<ListAnswer>> {
  let all: ListAnswer | null = null;
  for (const part of splitRecords(records)) {
    const result = await ask(part);
    if (!result.ok) return result;
    all = all === null ? result.value : mergeAnswers(all, result.value);
  }
  return { ok: true, value: all ?? { matches: [], sent: 0, sentListed: 0 } };
}

/** A record that stands in both parts counts twice, but never past what is known to be there. */
function mergeAnswers(a: ListAnswer, b: ListAnswer): ListAnswer {
  return {
    matches: mergeMatches(a.matches, b.matches),
    sent: b.sent,
    sentListed: Math.min(a.sentListed + b.sentListed, b.sent),
  };
}

/** Cuts a list into parts that one question can hold. */
export function* splitRecords(records: Iterable<ListedRecord>): Generator<ListedRecord[]> {
  let part: ListedRecord[] = [];
  let characters = 0;
  for (const record of records) {
    const size = sizeOf(record);
    if (part.length === MOST_RECORDS || (part.length > 0 && characters + size > MOST_CHARACTERS)) {
      yield part;
      part = [];
      characters = 0;
    }
    part.push(record);
    characters += size;
  }
  if (part.length > 0) yield part;
}

const NAMES = 'idreferenceskuname'.length;

function sizeOf({ id, reference, sku, name }: ListedRecord): number {
  return NAMES + id.length + (reference?.length ?? 0) + (sku?.length ?? 0) + (name?.length ?? 0);
}

/** The rows that both parts speak of: the strongest means that found any, with all that it found. */
export function mergeMatches(a: readonly ListMatch[], b: readonly ListMatch[]): ListMatch[] {
  const others = new Map(b.map((match) => [match.submissionId, match]));
  return a.flatMap((match) => {
    const other = others.get(match.submissionId);
    return other === undefined ? [] : [merge(match, other)];
  });
}

const STRENGTH: Readonly<Record<MatchedBy, number>> = { reference: 3, sku: 2, name: 1 };

function merge(a: ListMatch, b: ListMatch): ListMatch {
  const both = {
    couldTell: a.couldTell || b.couldTell,
    attempts: Math.min(a.attempts, b.attempts),
    taken: strengthOf(a.taken?.by ?? null) < strengthOf(b.taken?.by ?? null) ? b.taken : a.taken,
  };
  const lead = strengthOf(a.by) - strengthOf(b.by);
  if (lead > 0) return { ...a, ...both };
  if (lead < 0) return { ...b, ...both };
  return { ...a, ...both, strong: a.strong && b.strong, ids: [...new Set([...a.ids, ...b.ids])] };
}

/** How many requests had left of each row that was unsure when a list was given. */
export type LeftBefore = ReadonlyMap<string, number>;

export function countLeft({ matches }: ListAnswer): LeftBefore {
  return new Map(matches.map(({ submissionId, attempts }) => [submissionId, attempts]));
}

/** A list says nothing about requests that left after it was given, however often it is asked. */
export function dateBack(answer: ListAnswer, before: LeftBefore): ListAnswer {
  const matches = answer.matches.map((match) => ({
    ...match,
    attempts: before.get(match.submissionId) ?? 0,
  }));
  return { ...answer, matches };
}

/** Our reference is the strongest; nothing at all is 0. */
export function strengthOf(by: MatchedBy | null): number {
  return by === null ? 0 : STRENGTH[by];
}
