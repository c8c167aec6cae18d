import { withoutCase } from './without-case.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
const ASCII = /^[\0-\x7F]*$/;

/**
 * Marks that letters of any script can have. The vowel signs of scripts such as Thai or Hindi belong to their script and stay;
 * so does the breve of `й`, which is a letter of its own in every alphabet that has it.
 */
const MARKS = /(?!(?<=[Ии])\u0306)(?=\p{Script=Inherited})\p{M}/gu;

/** Letters that Unicode does not take apart, and that stand beside these where no language is asked. */
const BESIDE: ReadonlyMap<string, string> = new Map([
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ħ', 'h'],
  ['ł', 'l'],
  ['ŧ', 't'],
]);
const APART = new RegExp(`[${[...BESIDE.keys()].join('')}]`, 'gu');

/**
 * Text by which names are sorted, code point by code point: without case and marks, so that `Ärmel` stands beside `Arm`, in no
 * language's own order. Catalogs store it: after a change here, a migration has to make it anew for every product.
 */
export function sortText(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  const letters = withoutCase(text.normalize('NFKD').replaceAll(MARKS, ''));
  const sorted = letters.replaceAll(APART, (letter) => BESIDE.get(letter) ?? letter);
  // A text of marks alone is not empty.
  return sorted === '' ? text : sorted;
}
