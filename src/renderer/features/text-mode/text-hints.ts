import { countCharacters } from '../../../shared/count-characters.ts';
import { plural, s, t } from '../../i18n/t.ts';
import { formatCount } from '../../ui/format.ts';

/** What a product's text is written in; the person chooses, for the text itself does not say. */
export type TextFormat = 'plain' | 'markdown' | 'html';

export type TextRange = { readonly from: number; readonly to: number };

/** Something about a text that is worth a look; it never keeps a product from being sent. */
export type TextHint = {
  readonly kind: 'empty' | 'short' | 'capitals' | 'double-spaces' | 'left-over';
  readonly text: string;
  /** Where it stands first; `null` where it is about the whole text. */
  readonly at: TextRange | null;
};

/** Shorter texts say little about a product, in characters without markup. */
export const SHORT_TEXT = 50;
/** So many words in capitals on end are no abbreviations any more. */
const CAPITAL_WORDS = 4;

/** Looks a text over. Linear in its length, whatever it holds. */
export function findHints(text: string, format: TextFormat): readonly TextHint[] {
  const words = format === 'html' ? blankTags(text) : text;
  const bare = words.trim();
  if (bare === '') return [{ kind: 'empty', text: t`There is no text yet.`, at: null }];
  const hints = [
    findShort(words),
    findCapitals(words),
    format === 'html' ? null : findDoubleSpaces(text),
    findLeftOver(text),
  ];
  return hints.filter((hint) => hint !== null);
}

/** The text with every tag turned into spaces, so that places stay what they were. */
export function blankTags(text: string): string {
  return text.replaceAll(/<[a-z/!][^<>]*>/gi, (tag) => ' '.repeat(tag.length));
}

function findShort(words: string): TextHint | null {
  const count = countCharacters(words.trim().replaceAll(/\s+/g, ' '));
  if (count >= SHORT_TEXT) return null;
  const text = plural(count, s`Short: ${count} character.`, s`Short: ${count} characters.`);
  return { kind: 'short', text, at: null };
}

/** Letters that have no capitals, as in Arabic, are never shouted. */
function findCapitals(words: string): TextHint | null {
  let from = 0;
  let length = 0;
  for (const { 0: word, index } of words.matchAll(/\p{L}[\p{L}\p{M}\p{N}’'-]*/gu)) {
    const isCapitals = word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();
    if (isCapitals && length === 0) from = index;
    length = isCapitals ? length + 1 : 0;
    if (length >= CAPITAL_WORDS) {
      return { kind: 'capitals', text: t`Words in CAPITALS.`, at: { from, to: index + word.length } };
    }
  }
  return null;
}

/** Indents and the two spaces that break a line in Markdown are meant. */
function findDoubleSpaces(text: string): TextHint | null {
  const found = [...text.matchAll(/(?<=\S) {2,}(?=\S)/g)];
  const [first] = found;
  if (first === undefined) return null;
  return {
    kind: 'double-spaces',
    text:
      found.length === 1
        ? t`Two spaces in a row.`
        : t`Two spaces in a row, ${formatCount(found.length)} times.`,
    at: { from: first.index, to: first.index + first[0].length },
  };
}

/** What a template did not fill in. */
function findLeftOver(text: string): TextHint | null {
  const at = text.indexOf('{{');
  if (at < 0) return null;
  return { kind: 'left-over', text: t`A “{{” of a template is left over.`, at: { from: at, to: at + 2 } };
}
