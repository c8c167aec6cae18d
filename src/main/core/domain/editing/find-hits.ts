import { RE2JS, RE2JSException } from 're2js';
import type { FindSpec } from '../../../../shared/model/bulk-action.ts';
import { Failure } from '../failure.ts';
import { findLiteral } from './find-literal.ts';
import { sayPatternError } from './pattern-words.ts';
import { expandReplacement, readReplacement } from './replacement.ts';

/** A place in a text, in UTF-16 units, and what comes there. */
export type Hit = { readonly start: number; readonly end: number; readonly comes: string };
export type FindHits = (text: string) => readonly Hit[];

const LONGEST_PATTERN = 10_000;

/**
 * What finds a text or a pattern, from left to right and not overlapping, in linear time whatever it is.
 * @throws Failure `bad-input` for a pattern that can't be read; its data is what is wrong: `find` or `text`
 */
export function createFinder(spec: FindSpec): FindHits {
  return spec.pattern ? findPattern(spec) : findText(spec);
}

function findText({ find, text: comes, matchCase, wholeWord }: FindSpec): FindHits {
  const hitAt = (start: number) => ({ start, end: start + find.length, comes });
  return (text) => {
    const isWanted = (start: number) => !wholeWord || isWhole(text, hitAt(start));
    return findLiteral(text, find, matchCase, isWanted).map(hitAt);
  };
}

function findPattern({ find, text, matchCase, wholeWord }: FindSpec): FindHits {
  const pattern = compilePattern(find, matchCase);
  const replacement = readReplacement(text, pattern.groupCount(), Object.keys(pattern.namedGroups()));
  const findFirst = (input: string) => collect(pattern.matcher(input));
  const collect = (matcher: Matcher): readonly Hit[] => {
    const hits: Hit[] = [];
    while (matcher.find()) hits.push(...hitOf(matcher));
    return hits;
  };
  const hitOf = (matcher: Matcher): readonly Hit[] => {
    const [start, end] = [matcher.start(), matcher.end()];
    // Nothing between two letters is no place that anybody can look at.
    if (end === start) return [];
    return [{ start, end, comes: expandReplacement(replacement, (group) => matcher.group(group) ?? '') }];
  };
  if (!wholeWord) return findFirst;
  const longest = compilePattern(find, matchCase, RE2JS.LONGEST_MATCH);
  return (input) => {
    const far = longest.matcher(input);
    let room = LONGER_TRIES * input.length;
    // `color|colors` finds the shorter one of the two words, where the longer is a whole word.
    const asWord = (hit: Hit): readonly Hit[] => {
      if (isWhole(input, hit)) return [hit];
      if (room < 0 || !far.find(hit.start) || far.start() !== hit.start) return [];
      room -= far.end() - far.start();
      return hitOf(far).filter((other) => isWhole(input, other));
    };
    let end = 0;
    return findFirst(input).flatMap((hit) => {
      const found = hit.start < end ? [] : asWord(hit);
      end = found[0]?.end ?? end;
      return found;
    });
  };
}

type Matcher = ReturnType<RE2JS['matcher']>;

/** Longer matches are looked for in so many times the text at most, so that the time stays in proportion to it. */
const LONGER_TRIES = 4;

/** @throws Failure `bad-input` for a pattern that can't be read; `^` and `$` stand for the ends of a line */
export function compilePattern(find: string, matchCase: boolean, flags = 0): RE2JS {
  if (find.length > LONGEST_PATTERN) {
    throw new Failure('bad-input', `A pattern has at most ${LONGEST_PATTERN} characters. Shorten it.`, {
      find,
    });
  }
  try {
    return RE2JS.compile(find, RE2JS.MULTILINE | (matchCase ? 0 : RE2JS.CASE_INSENSITIVE) | flags);
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    throw new Failure('bad-input', `This pattern can not be read. ${sayPatternError(find, error)}`, { find });
  }
}

const WORD = /[\p{L}\p{N}\p{M}_]/u;

function isWhole(text: string, { start, end }: Pick<Hit, 'start' | 'end'>): boolean {
  return !(
    (isWord(before(text, start)) && isWord(after(text, start))) ||
    (isWord(before(text, end)) && isWord(after(text, end)))
  );
}

function isWord(character: string): boolean {
  return WORD.test(character);
}

function after(text: string, at: number): string {
  const point = text.codePointAt(at);
  return point === undefined ? '' : String.fromCodePoint(point);
}

function before(text: string, at: number): string {
  const isPair = /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 2, at));
  return text.slice(Math.max(0, at - (isPair ? 2 : 1)), at);
}

/** The text with every hit replaced but those left out, by their number; `null` where it would be longer than so much. */
export function replaceHits(
  text: string,
  hits: readonly Hit[],
  leftOut: ReadonlySet<number>,
  longest: number,
): string | null {
  const chosen = hits.filter((_, n) => !leftOut.has(n));
  if (chosen.length === 0) return text;
  // Known before anything is built: a long text for a short one, a million times, would fill the memory.
  const grown = chosen.reduce(
    (sum, { start, end, comes }) => sum + comes.length - (end - start),
    text.length,
  );
  if (grown > longest) return null;
  let at = 0;
  const pieces: string[] = [];
  for (const { start, end, comes } of chosen) {
    pieces.push(text.slice(at, start), comes);
    at = end;
  }
  return pieces.join('') + text.slice(at);
}
