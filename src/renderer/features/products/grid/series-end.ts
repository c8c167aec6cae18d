import { countOf } from '../../../ui/format.ts';

/** Why a series can not go on. */
export type SeriesEnd = 'below-zero' | 'too-many-digits' | 'no-such-year';

/** What comes next; `null` where the values count nothing, or why counting has come to its end. */
export type Continued = string | null | { readonly ends: SeriesEnd };

/** Counts the cells that a series left as they were, to say so when it is filled. */
export type LeftCells = { readonly add: (why: SeriesEnd) => void; readonly say: () => string };

export function countLeft(): LeftCells {
  const counts = new Map<SeriesEnd, number>();
  return {
    add: (why) => counts.set(why, (counts.get(why) ?? 0) + 1),
    say: () => [...counts].map(([why, count]) => ` ${WORDS[why](count)}`).join(''),
  };
}

const WORDS: Readonly<Record<SeriesEnd, (count: number) => string>> = {
  'below-zero': (count) =>
    countOf(
      count,
      'cell left as it was: the series would go below zero.',
      'cells left as they were: the series would go below zero.',
    ),
  'too-many-digits': (count) =>
    countOf(
      count,
      'cell left as it was: the price would have too many digits.',
      'cells left as they were: the prices would have too many digits.',
    ),
  'no-such-year': (count) =>
    countOf(
      count,
      'cell left as it was: its year would not have four digits.',
      'cells left as they were: their years would not have four digits.',
    ),
};
