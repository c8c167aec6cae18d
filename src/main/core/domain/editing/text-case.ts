import type { TextCase } from '../../../../shared/model/bulk-action.ts';

const FIRST_OF_WORD = /(?<![\p{L}\p{N}\p{M}'’])\p{L}/gu;
const END_OR_WORD = /[.!?…](?=\s)|\n|\p{L}+/gu;

/** Text in another case, by Unicode's rules, whatever the language. */
export function changeCase(text: string, to: TextCase): string {
  switch (to) {
    case 'upper':
      return text.toUpperCase();
    case 'lower':
      return text.toLowerCase();
    case 'title':
      return text.toLowerCase().replaceAll(FIRST_OF_WORD, (letter) => letter.toUpperCase());
    case 'sentence':
      return toSentences(text.toLowerCase());
  }
}

/** In one go: a single expression for "the first letter after an end" takes the cube of the length of a text without letters. */
function toSentences(text: string): string {
  let starts = true;
  return text.replaceAll(END_OR_WORD, (found) => {
    const isWord = /^\p{L}/u.test(found);
    const shown = isWord && starts ? found.replace(/^./u, (letter) => letter.toUpperCase()) : found;
    starts = !isWord;
    return shown;
  });
}

/** One space between words, none at the ends of lines, at most one empty line in a row, none at the ends. */
export function tidySpaces(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\S\n]+/gu, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
