/** More kinds of rows than anybody reads one by one; also the most that one answer carries. */
export const MOST_GROUPS = 200;

type Kind = {
  readonly section: string;
  readonly remoteId: number;
  readonly state: string;
  readonly reason: string | null;
  readonly detail: string | null;
  readonly differs: number;
  readonly count: number;
  /** Rises with time. */
  readonly place: number;
};

/** Groups that there was no room for: one of them stands for all that differ only by their words. */
export type Rest<T> = { readonly first: T; readonly kinds: number; readonly count: number };

/**
 * Keeps so many groups: those without words of a remote, the biggest of each state at each remote, then the biggest of all, of
 * two alike the older, so that those that are kept do not change with each new row. What is left out stays counted.
 */
export function capGroups<T extends Kind>(
  groups: readonly T[],
  most: number = MOST_GROUPS,
): { readonly kept: readonly T[]; readonly rests: readonly Rest<T>[] } {
  if (groups.length <= most) return { kept: groups, rests: [] };
  const sized = groups.toSorted((a, b) => b.count - a.count || a.place - b.place);
  const seen = new Set<string>();
  const isFirst = (group: T): boolean => {
    const size = seen.size;
    return seen.add(standingOf(group)).size > size || group.detail === null;
  };
  const first = new Set(sized.filter(isFirst));
  const ranked = [...first, ...sized.filter((group) => !first.has(group))];
  return { kept: ranked.slice(0, most), rests: sumUp(ranked.slice(most)) };
}

function sumUp<T extends Kind>(left: readonly T[]): readonly Rest<T>[] {
  const rests = new Map<string, Rest<T>>();
  for (const group of left) {
    const standing = standingOf(group);
    const { first, kinds, count } = rests.get(standing) ?? { first: group, kinds: 0, count: 0 };
    rests.set(standing, { first, kinds: kinds + 1, count: count + group.count });
  }
  return [...rests.values()];
}

function standingOf({ section, remoteId, state, reason, differs }: Kind): string {
  return JSON.stringify([section, remoteId, state, reason, differs]);
}
