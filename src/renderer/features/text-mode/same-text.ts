import { countCharacters } from '../../../shared/count-characters.ts';
import type { Condition, Filter } from '../../../shared/model/filter.ts';

/** Conditions hold so many characters. */
const MOST = 1000;

/**
 * Finds the products whose description is this very text. A longer one than a condition holds is told by both its ends, its
 * length, and that another product has the same.
 */
export function sameTextFilter(text: string): Filter {
  if (text.length <= MOST) return { match: 'all', conditions: [textIs('is', text)] };
  const count = countCharacters(text);
  return {
    match: 'all',
    conditions: [
      textIs('starts', text.slice(0, MOST)),
      textIs('ends', text.slice(-MOST)),
      { kind: 'length', field: 'description', test: 'longer', than: count - 1 },
      { kind: 'length', field: 'description', test: 'shorter', than: Math.min(count + 1, 1_000_000) },
      { kind: 'same', field: 'description', not: false },
    ],
  };
}

function textIs(test: 'is' | 'starts' | 'ends', text: string): Condition {
  return { kind: 'text', field: 'description', test, text, matchCase: true, not: false };
}
