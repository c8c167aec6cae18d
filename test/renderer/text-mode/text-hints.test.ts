import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findHints, type TextFormat } from '../../../src/renderer/features/text-mode/text-hints.ts';

const LONG = 'A text that is long enough to say something about a product that somebody may want.';
const kinds = (text: string, format: TextFormat = 'plain') => findHints(text, format).map(({ kind }) => kind);

describe('hints about a text', () => {
  test('say nothing about an ordinary text', () => {
    expect(kinds(LONG)).toEqual([]);
  });

  test('tell an empty text from a short one, whatever tags stand in it', () => {
    expect(kinds(' \n')).toEqual(['empty']);
    expect(kinds('<p></p>', 'html')).toEqual(['empty']);
    expect(kinds('Nice mug')).toEqual(['short']);
    expect(kinds(`<p class="${'x'.repeat(80)}">Nice mug</p>`, 'html')).toEqual(['short']);
    expect(findHints('x', 'plain')[0]?.text).toBe('Short: 1 character.');
  });

  test('find several words in capitals on end, not an abbreviation', () => {
    expect(kinds(`${LONG} Made in the EU by ACME.`)).toEqual([]);
    const text = `${LONG} BUY NOW AND SAVE money`;
    const [hint] = findHints(text, 'plain');
    expect(hint).toMatchObject({ kind: 'capitals' });
    expect(text.slice(hint?.at?.from, hint?.at?.to)).toBe('BUY NOW AND SAVE');
  });

  test('never take letters without capitals for shouting', () => {
    expect(kinds('قهوة محمصة طازجة من جبال اليمن السعيد بنكهة غنية وعطر لا ينسى أبدا')).toEqual([]);
  });

  test('find two spaces within a line, not indents and not those that break a line in Markdown', () => {
    expect(kinds(`${LONG}\n    indented  \nnext`, 'markdown')).toEqual([]);
    expect(findHints(`${LONG}  And  so on`, 'plain')).toMatchObject([
      {
        kind: 'double-spaces',
        text: 'Two spaces in a row, 2 times.',
        at: { from: LONG.length, to: LONG.length + 2 },
      },
    ]);
    const often = findHints(`${LONG}${'  and'.repeat(1200)}`, 'plain');
    expect(often).toMatchObject([{ text: 'Two spaces in a row, 1,200 times.' }]);
    expect(kinds(`${LONG}  And`, 'html')).toEqual([]);
  });

  test('find what a template left over', () => {
    expect(findHints(`${LONG} {{ name }}`, 'plain')).toMatchObject([
      { kind: 'left-over', at: { from: LONG.length + 1, to: LONG.length + 3 } },
    ]);
  });

  test('stand within the text, whatever it is', () => {
    const format = fc.constantFrom<TextFormat>('plain', 'markdown', 'html');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), format, (text, written) => {
        for (const { at } of findHints(text, written)) {
          if (at === null) continue;
          expect(at.from).toBeLessThan(at.to);
          expect(at.to).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});
