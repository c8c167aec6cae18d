import { type ChangeObject, diffWordsWithSpace } from 'diff';
import { wholeCharacters } from '../../shared/whole-characters.ts';

/** A piece of a text: the same before and after, or not; `cut` stands for words left out. */
export type Piece = { readonly kind: 'same' | 'changed' | 'cut'; readonly text: string };
export type TextDiff = { readonly before: readonly Piece[]; readonly after: readonly Piece[] };

/** Characters shown around a difference. */
const CONTEXT = 60;
/** Beyond this many differing words the middle is shown as changed as a whole. */
const MOST_EDITS = 400;
/** Of both sides, in UTF-16 units: to tell the words of longer ones apart would hold the window up. */
const MOST_COMPARED = 50_000;
/** Of the letters of the shorter side; with fewer in common it is another text. */
const LEAST_SAME = 0.2;
/** Of one piece that differs; the middle of a longer one is left out. */
const MOST_SHOWN = 2000;

/** What differs, word by word, with a little of what surrounds it. Fast for long texts: only the middle is compared. */
export function diffTexts(before: string, after: string): TextDiff {
  const start = commonStart(before, after);
  const end = commonEnd(before, after, start);
  const same = (text: string): Piece => ({ kind: 'same', text });
  const head = same(before.slice(0, start));
  const tail = same(end === 0 ? '' : before.slice(-end));
  const middle = diffMiddle(
    before.slice(start, before.length - end),
    after.slice(start, after.length - end),
    countLetters(head.text) + countLetters(tail.text) === 0,
  );
  return {
    before: shorten([head, ...middle.before, tail]),
    after: shorten([head, ...middle.after, tail]),
  };
}

function diffMiddle(before: string, after: string, isAll: boolean): TextDiff {
  const parts =
    before.length + after.length > MOST_COMPARED
      ? undefined
      : diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS });
  if (parts === undefined || (isAll && isRewritten(parts, before, after))) {
    return { before: [{ kind: 'changed', text: before }], after: [{ kind: 'changed', text: after }] };
  }
  const side = (other: 'added' | 'removed', own: 'added' | 'removed'): readonly Piece[] =>
    parts
      .filter((part) => !part[other])
      .map((part) => ({ kind: part[own] ? 'changed' : 'same', text: part.value }));
  return { before: side('added', 'removed'), after: side('removed', 'added') };
}

/** Spaces, dots and a word by chance are no text that stays: marks between them would only be noise. */
function isRewritten(parts: readonly ChangeObject<string>[], before: string, after: string): boolean {
  const same = parts.filter(({ added, removed }) => !added && !removed).map(({ value }) => value);
  return countLetters(same.join('')) < LEAST_SAME * Math.min(countLetters(before), countLetters(after));
}

function countLetters(text: string): number {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '').length;
}

/** Leaves out what is far from any difference. */
function shorten(pieces: readonly Piece[]): readonly Piece[] {
  const filled = pieces.filter((piece) => piece.text !== '');
  return filled.flatMap((piece, i) => {
    if (piece.kind !== 'same') return cutMiddle(piece);
    const first = i === 0;
    const last = i === filled.length - 1;
    const room = first || last ? CONTEXT : 2 * CONTEXT;
    if (piece.text.length <= room + 20) return [piece];
    const left = first ? '' : piece.text.slice(0, CONTEXT).replace(/\S+$/u, '').replace(/\s+$/u, ' ');
    const right = last ? '' : piece.text.slice(-CONTEXT).replace(/^\S+/u, '').replace(/^\s+/u, ' ');
    const both = [
      { kind: 'same', text: left },
      { kind: 'cut', text: '…' },
      { kind: 'same', text: right },
    ] as const;
    // A text without any difference keeps its beginning.
    return first && last ? [{ kind: 'same', text: piece.text.slice(0, 2 * CONTEXT) }, both[1]] : both;
  });
}

function cutMiddle({ kind, text }: Piece): readonly Piece[] {
  if (text.length <= MOST_SHOWN) return [{ kind, text }];
  const half = MOST_SHOWN / 2;
  return [
    { kind, text: wholeCharacters(text.slice(0, half)) },
    { kind: 'cut', text: ' … ' },
    { kind, text: wholeCharacters(text.slice(-half)) },
  ];
}

/** Ends at a word's start, so that a word that differs is shown whole. */
function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a[at] === b[at]) at += 1;
  if (at === a.length && at === b.length) return at;
  while (at > 0 && !isSpace(a[at - 1])) at -= 1;
  return at;
}

function commonEnd(a: string, b: string, start: number): number {
  const most = Math.min(a.length, b.length) - start;
  let count = 0;
  while (count < most && a[a.length - 1 - count] === b[b.length - 1 - count]) count += 1;
  while (count > 0 && !isSpace(a[a.length - count])) count -= 1;
  return count;
}

function isSpace(char: string | undefined): boolean {
  return char !== undefined && /\s/u.test(char);
}
