import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffTexts, type Piece } from '../../../src/renderer/ui/text-diff.ts';

const mark = (pieces: readonly Piece[]) =>
  pieces.map(({ kind, text }) => (kind === 'changed' ? `[${text}]` : text)).join('');

describe('before and after', () => {
  test('mark the words that differ, whole', () => {
    const diff = diffTexts('A mug for the fire.', 'A mug for the campfire.');
    expect(mark(diff.before)).toBe('A mug for the [fire].');
    expect(mark(diff.after)).toBe('A mug for the [campfire].');
  });

  test('mark a text that was written anew as a whole, not its spaces and dots apart', () => {
    const diff = diffTexts(
      'A steel thing for the house. Ships in 3 days.',
      'Brushed Lamp - lead only 12.50 EUR.',
    );
    expect(mark(diff.before)).toBe('[A steel thing for the house. Ships in 3 days.]');
    expect(mark(diff.after)).toBe('[Brushed Lamp - lead only 12.50 EUR.]');
  });

  test('mark what was added at the end', () => {
    expect(mark(diffTexts('A mug.', 'A mug. New!').after)).toBe('A mug.[ New!]');
  });

  test('leave out what is far from any difference', () => {
    const long = 'word '.repeat(100);
    const after = mark(diffTexts(`${long}old ${long}`, `${long}new ${long}`).after);
    expect(after).toMatch(/^… ?(word )+\[new\] (word ?)+…$/);
    expect(after.length).toBeLessThan(160);
  });

  test('are empty where a text is', () => {
    expect(diffTexts('', 'new')).toEqual({ before: [], after: [{ kind: 'changed', text: 'new' }] });
  });

  test('are ready at once for long texts that have nothing in common', () => {
    const text = (seed: number) =>
      Array.from({ length: 20_000 }, (_, i) => `w${(i * seed) % 7919}`).join(' ');
    const start = performance.now();
    diffTexts(text(31), text(17));
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  test('show both ends of what differs at length, and no half characters', () => {
    const { before, after } = diffTexts('a b '.repeat(200_000), '😀'.repeat(300_001));
    expect(before.map(({ kind }) => kind)).toEqual(['changed', 'cut', 'changed']);
    const text = after.map((piece) => piece.text).join('');
    expect(text.length).toBeLessThan(2100);
    expect(text).not.toMatch(/\p{Surrogate}/u);
  });

  test('hold every word of short texts, in order', () => {
    const words = fc
      .array(fc.constantFrom('a', 'bb', 'c.', '\n', ' ', 'ä'), { maxLength: 12 })
      .map((all) => all.join(' '));
    fc.assert(
      fc.property(words, words, (before, after) => {
        const diff = diffTexts(before, after);
        expect(diff.before.map((piece) => piece.text).join('')).toBe(before);
        expect(diff.after.map((piece) => piece.text).join('')).toBe(after);
      }),
    );
  });
});
