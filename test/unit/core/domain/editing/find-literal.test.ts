import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLiteral } from '../../../../../src/main/core/domain/editing/find-literal.ts';

/** Places of a text by the search that is built into strings. */
function findPlainly(text: string, find: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(find); at >= 0; at = text.indexOf(find, at + find.length)) places.push(at);
  return places;
}

describe('finding a text', () => {
  it('finds every occurrence from left to right, none overlapping another', () => {
    expect(findLiteral('aaaaa', 'aa', true)).toEqual([0, 2]);
    expect(findLiteral('one two one', 'one', true)).toEqual([0, 8]);
    expect(findLiteral('abababac', 'ababac', true)).toEqual([2]);
  });

  it('finds a place that is wanted behind one that overlaps it and is not', () => {
    expect(findLiteral('ba-a-a', 'a-a', true, (start) => start !== 1)).toEqual([3]);
    expect(findLiteral('aaaa', 'aa', true, (start) => start > 0)).toEqual([1]);
  });

  it('finds nothing of an empty text or in a shorter one', () => {
    expect(findLiteral('abc', '', true)).toEqual([]);
    expect(findLiteral('ab', 'abc', true)).toEqual([]);
  });

  it('takes signs of regular expressions as they are written', () => {
    expect(findLiteral('a.b*c (a.b)', 'a.b', true)).toEqual([0, 7]);
    expect(findLiteral('abc', 'a.c', false)).toEqual([]);
    expect(findLiteral('price $1 [x] ^', '$1 [x] ^', false)).toEqual([6]);
  });

  it('finds what the built-in search finds, for texts of few letters', () => {
    const few = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 40 });
    const find = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(few, find, (text, wanted) => {
        expect(findLiteral(text, wanted, true)).toEqual(findPlainly(text, wanted));
      }),
    );
  });

  it('ignores case beyond ASCII and keeps places right where the other case has another length', () => {
    expect(findLiteral('ÄPFEL und äpfel', 'Äpfel', false)).toEqual([0, 10]);
    expect(findLiteral('İİ ΣΊΣΥΦΟΣ', 'σίσυφος', false)).toEqual([3]);
    expect(findLiteral('ßß STRASSE', 'strasse', false)).toEqual([3]);
    expect(findLiteral('👾𐐀x', '𐐨X', false)).toEqual([2]);
    expect(findLiteral('ısı', 'i', false)).toEqual([]);
  });

  it('needs time linear in both lengths, where a plain search takes their product', () => {
    const text = 'a'.repeat(400_000);
    const find = `b${'a'.repeat(200_000)}`;
    const started = process.cpuUsage();
    expect(findLiteral(text, find, true)).toEqual([]);
    expect(findLiteral(text, `${'a'.repeat(200_000)}b`, false)).toEqual([]);
    // A plain search would need tens of seconds; processor time, so that a busy machine does not count.
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(2000);
  });
});
