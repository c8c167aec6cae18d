import { findNearest } from '../shared/model/nearest.ts';

/** ` Did you mean x?`, or nothing. */
export function suggest(typed: string, words: readonly string[], prefix = ''): string {
  const nearest = findNearest(typed, words);
  return nearest === undefined ? '' : ` Did you mean ${prefix}${nearest}?`;
}
