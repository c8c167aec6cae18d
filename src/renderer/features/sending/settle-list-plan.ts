import type { ListMatch, Resolution, RowAnswer } from '../../../shared/model/submission.ts';
import { isLine } from './settle-list-columns.ts';
import { type ListAnswer, strengthOf } from './settle-list-match.ts';

/** How a list leaves an unsure product. */
export type Standing =
  /** Our reference, or a SKU that can only be its own, stands there once. */
  | 'there'
  /** So it does, more than once, or for two products: the person picks. */
  | 'several'
  /** Only its name stands there, or a SKU that may be another product's, which proves nothing. */
  | 'hint'
  /** It stands there under an id that another product has here: one of the two is wrong, and it may not leave again. */
  | 'taken'
  /** It is on the list, but the list has no id for it. */
  | 'no-id'
  | 'absent'
  /** It is not on the list, yet the remote said that it created it. */
  | 'created'
  /** The list has nothing by which it could be told. */
  | 'untold';

export type Entry = {
  readonly match: ListMatch;
  readonly standing: Standing;
  /** The ids to pick from. */
  readonly ids: readonly string[];
};

/** What the person chose: ids by submission. */
export type Picks = ReadonlyMap<string, string>;

/** What the list says about each unsure product. */
export function sortMatches(matches: readonly ListMatch[]): readonly Entry[] {
  const claims = new Map<string, number>();
  for (const { ids, strong } of matches) {
    if (strong) for (const id of ids) claims.set(id, (claims.get(id) ?? 0) + 1);
  }
  return matches.map((match) => {
    const free = match.ids.filter((id) => !isLine(id));
    const standing = standingOf(match, free, (id) => (claims.get(id) ?? 0) > 1);
    return { match, ids: standing === 'taken' ? [] : free, standing };
  });
}

function standingOf(
  { by, strong, ids: all, taken, couldTell, unsureKind }: ListMatch,
  ids: readonly string[],
  isContested: (id: string) => boolean,
): Standing {
  if (taken !== null && strengthOf(taken.by) > strengthOf(by)) return 'taken';
  if (by === null) {
    if (!couldTell) return 'untold';
    return unsureKind === 'created' ? 'created' : 'absent';
  }
  if (ids.length === 0) return 'no-id';
  if (!strong || taken !== null) return 'hint';
  return all.length > 1 || ids.some(isContested) ? 'several' : 'there';
}

/** Only what the list proves is ticked beforehand. */
export function firstPicks(entries: readonly Entry[]): Picks {
  return new Map(
    entries.flatMap(({ standing, match, ids: [id] }) =>
      standing === 'there' && id !== undefined ? [[match.submissionId, id] as const] : [],
    ),
  );
}

/** One record is one product: the name of the product that an id was picked for already, if it is another. */
export function findTaker(
  entries: readonly Entry[],
  picks: Picks,
  id: string,
  submissionId: string,
): ListMatch | undefined {
  return entries.find(
    ({ match }) => match.submissionId !== submissionId && picks.get(match.submissionId) === id,
  )?.match;
}

/** Of these, those with one id alone that may be ticked and are not. */
export function openHints(all: readonly Entry[], picks: Picks, entries: readonly Entry[]): readonly Entry[] {
  return entries.filter(
    ({ match: { submissionId }, ids: [id, second] }) =>
      id !== undefined &&
      second === undefined &&
      !picks.has(submissionId) &&
      findTaker(all, picks, id, submissionId) === undefined,
  );
}

/** The same picks, with these ticked besides; one record is one product, so that the first of two that share one gets it. */
export function pickAll(all: readonly Entry[], picks: Picks, entries: readonly Entry[]): Picks {
  return entries.reduce<Picks>((ticked, entry) => {
    const { submissionId } = entry.match;
    const [id] = entry.ids;
    const isFree = id !== undefined && findTaker(all, ticked, id, submissionId) === undefined;
    return isFree ? new Map(ticked).set(submissionId, id) : ticked;
  }, picks);
}

/** Why a list may be another one than the whole list of this remote's account. */
export type ListDoubt =
  /** Without ids nobody can tell whether what is known to be there stands on it. */
  | 'no-ids'
  /** Not one product that is known to be there stands on it. */
  | 'none-listed'
  /** No product is known to be there, and the list has none of those that it is asked for, either. */
  | 'nothing-known';

/** Whether anything shows that a list is the remote's; `null` where something does. */
export function doubtList(
  { sent, sentListed }: Pick<ListAnswer, 'sent' | 'sentListed'>,
  entries: readonly Entry[],
  hasIds: boolean,
): ListDoubt | null {
  if (!hasIds) return 'no-ids';
  if (sent > 0) return sentListed === 0 ? 'none-listed' : null;
  return entries.some(({ standing }) => standing === 'there') ? null : 'nothing-known';
}

/** Products that are not on the list and may leave again. */
export function absentOf(entries: readonly Entry[]): readonly ListMatch[] {
  return entries.flatMap(({ standing, match }) => (standing === 'absent' ? [match] : []));
}

/** The answers to give; products that are not on the list only where the person asks for that. */
export function toResolutions(entries: readonly Entry[], picks: Picks, sendAgain: boolean): RowAnswer[] {
  const there = entries.flatMap(({ match }) => {
    const id = picks.get(match.submissionId);
    return id === undefined ? [] : [answer(match, { kind: 'there', remoteRecordId: id })];
  });
  const again = sendAgain ? absentOf(entries).map((match) => answer(match, { kind: 'send-again' })) : [];
  return [...there, ...again];
}

function answer({ submissionId, attempts }: ListMatch, resolution: Resolution): RowAnswer {
  return { id: submissionId, resolution, attempts };
}

/** What became of the answers; a refusal is said by name. */
export type Settled = {
  readonly settled: number;
  /** How many of the answers were to send a product again. */
  readonly again: number;
  readonly refused: readonly { readonly id: string; readonly name: string; readonly message: string }[];
};
