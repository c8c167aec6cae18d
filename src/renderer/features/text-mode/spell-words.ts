import { blankTags, type TextFormat, type TextRange } from './text-hints.ts';

export type FoundWord = TextRange & { readonly word: string };

/** Addresses, mail addresses and template places: what looks like words there is none. */
const NO_WORDS = /\bhttps?:\/\/\S+|\bwww\.\S+|(?<!\S)[^\s@]{1,64}@\S+|\{\{[^{}]*\}\}|&#?\w+;/g;
const WORD = /[\p{L}\p{M}\p{N}_]+(?:['’][\p{L}\p{M}]+)*/gu;
/** The dictionary is English: words of other scripts, names in CAPITALS and codes with digits are nothing it could know. */
const CHECKED = /^[a-zà-öø-ÿ][a-zà-öø-ÿ’']*$/i;

/** The words of a text that can be looked up in a dictionary, with their places. */
export function findWords(text: string, format: TextFormat): readonly FoundWord[] {
  const bare = format === 'html' ? blankTags(text) : format === 'markdown' ? blankCode(text) : text;
  const words = bare.replaceAll(NO_WORDS, (piece) => ' '.repeat(piece.length));
  return [...words.matchAll(WORD)].flatMap(({ 0: word, index }) =>
    CHECKED.test(word) && word.length > 1 && !isAcronym(word)
      ? [{ word: word.replaceAll('’', "'"), from: index, to: index + word.length }]
      : [],
  );
}

/** Code between backquotes, and the addresses of links. */
function blankCode(text: string): string {
  return text.replaceAll(/`[^`\n]*`|\]\([^()\n]*\)/g, (piece) => ' '.repeat(piece.length));
}

function isAcronym(word: string): boolean {
  return word === word.toUpperCase();
}

/** Most of a longer text is unknown: it is written in another language, and marking all of it would help nobody. */
export function isOtherLanguage(words: number, unknown: number): boolean {
  return words >= 8 && unknown / words > 0.5;
}
