import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortenAfter, spliceText } from '../../../../../src/main/core/adapters/sqlite/after-value.ts';

const piece = fc.string({ unit: 'grapheme', maxLength: 60 });

describe('a value after a change', () => {
  it('comes back from what differs, and is never cut inside a character', () => {
    fc.assert(
      fc.property(piece, piece, piece, piece, (head, before, after, tail) => {
        const [from, to] = [`${head}${before}${tail}`, `${head}${after}${tail}`];
        const { start, stop, after: kept } = shortenAfter(from, to);
        const whole = start === null || stop === null ? kept : spliceText(from, start, stop, kept ?? '');
        expect(whole).toBe(to);
        // Half a character does not come back from UTF-8.
        expect(Buffer.from(kept ?? '').toString()).toBe(kept);
      }),
    );
  });

  it('of a long text is only the word that was replaced', () => {
    const text = 'It keeps its heat. '.repeat(20);
    expect(shortenAfter(`${text}red 😀${text}`, `${text}blue 😁${text}`).after).toBe('blue 😁');
  });
});
