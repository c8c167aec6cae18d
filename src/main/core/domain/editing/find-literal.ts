import { foldCase } from './fold-case.ts';

type IsWanted = (start: number) => boolean;

/**
 * Every place where a text stands and that is wanted, from left to right and not overlapping. Knuth–Morris–Pratt: linear in
 * the length of both, whatever they are, where the search built into strings can take their product.
 */
export function findLiteral(
  text: string,
  find: string,
  matchCase: boolean,
  isWanted: IsWanted = () => true,
): readonly number[] {
  if (find === '' || find.length > text.length) return [];
  return matchCase ? search(text, find, isWanted) : search(foldCase(text), foldCase(find), isWanted);
}

function search(text: string, find: string, isWanted: IsWanted): readonly number[] {
  const borders = measureBorders(find);
  const places: number[] = [];
  let matched = 0;
  for (let at = 0; at < text.length; at += 1) {
    matched = extend(find, borders, matched, text.charCodeAt(at));
    if (matched < find.length) continue;
    const start = at - find.length + 1;
    const wanted = isWanted(start);
    if (wanted) places.push(start);
    // A place that is not wanted may overlap one that is.
    matched = wanted ? 0 : (borders[find.length - 1] ?? 0);
  }
  return places;
}

/** For each prefix, the length of the longest shorter prefix that it also ends with. */
function measureBorders(find: string): Uint32Array {
  const borders = new Uint32Array(find.length);
  for (let at = 1; at < find.length; at += 1) {
    borders[at] = extend(find, borders, borders[at - 1] ?? 0, find.charCodeAt(at));
  }
  return borders;
}

function extend(find: string, borders: Uint32Array, matched: number, unit: number): number {
  let length = matched;
  while (length > 0 && find.charCodeAt(length) !== unit) length = borders[length - 1] ?? 0;
  return find.charCodeAt(length) === unit ? length + 1 : length;
}
