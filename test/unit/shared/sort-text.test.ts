import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortText } from '../../../src/shared/sort-text.ts';

describe('the text that something is sorted by', () => {
  it.for([
    ['Ärmel', 'armel'],
    ['Übergröße', 'ubergrosse'],
    ['STRAẞE', 'strasse'],
    ['éclair', 'eclair'],
    ['E\u0301CLAIR', 'eclair'],
    ['Łódź', 'lodz'],
    ['Ørsted', 'orsted'],
    ['Đàn', 'dan'],
    ['Ærø', 'aero'],
    ['Œuvre', 'oeuvre'],
    ['İstanbul', 'istanbul'],
    ['ılık', 'ilik'],
    ['ﬁx', 'fix'],
    ['m²', 'm2'],
    ['ΟΔΌΣ', 'οδοσ'],
    ['Ёлка', 'елка'],
    ['🎉 Party', '🎉 party'],
    ['Mug', 'mug'],
    ['', ''],
  ] as const)('%s is %s', ([text, sorted]) => {
    expect(sortText(text)).toBe(sorted);
  });

  it.for(['йод', 'किताब', 'กิน', '각도'])('keeps what makes a letter another one: %s', (text) => {
    expect(sortText(text)).toBe(text);
  });

  it('is never empty where the text is not', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(sortText(text) === '').toBe(text === '');
      }),
    );
    expect(sortText('\u0301')).toBe('\u0301');
  });

  it('is the same for the ways to write one text in Unicode', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(sortText(text.normalize('NFD'))).toBe(sortText(text.normalize('NFC')));
      }),
    );
  });
});
