import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  foldName,
  foldPath,
  lastPart,
  separatorsIn,
} from '../../../../../src/main/core/domain/images/fold-name.ts';
import { dropEnding, slugOf } from '../../../../../src/shared/model/file-slug.ts';

describe('names are the same', () => {
  it.for([
    ['whatever their capitals', 'AB-12', 'ab-12'],
    ['whatever stands between their parts', 'a-b_c.d e', 'A B-C_D.E'],
    ['whatever runs of it', 'a--b', 'a - b'],
    ['with separators at their ends', '_a b_', 'a b'],
    ['in composed and decomposed Unicode', 'Café'.normalize('NFD'), 'café'],
    ['with percent signs of an address', 'caf%C3%A9%20noir', 'Café noir'],
    ['with what no file can be called', '4058NB/09', '4058nb-09'],
    ['with ß and SS', 'STRASSE', 'straße'],
    ['with a capital ẞ', 'STRAẞE', 'straße'],
    ['with a sigma at the end or not', 'ΟΔΟΣ', 'οδος'],
  ] as const)('%s', ([, one, other]) => {
    expect(foldName(one)).toBe(foldName(other));
  });

  it.for([
    ['0042', '42'],
    ['a b', 'ab'],
    ['Café', 'Cafe'],
    ['100%', '100'],
    ['a%zzb', 'a b'],
  ] as const)('but not %s and %s', ([one, other]) => {
    expect(foldName(one)).not.toBe(foldName(other));
  });

  describe('once they are without what does not count, for good', () => {
    const isForGood = (text: string) => {
      const folded = foldName(text);
      return foldName(folded) === folded && foldName(text.normalize('NFD')) === folded;
    };

    it('where they are any text', () => {
      const text = fc.string({ unit: 'grapheme' }).filter((some) => !some.includes('%'));
      fc.assert(fc.property(text, isForGood));
    });

    it('where they are any letter', () => {
      const letters = Array.from({ length: 0x11_00_00 }, (_, point) => String.fromCodePoint(point));
      expect(letters.filter((letter) => /\p{L}/u.test(letter) && !isForGood(letter))).toEqual([]);
    });
  });
});

it('percent signs that are no UTF-8 stay as they are', () => {
  expect(foldName('%FF%C3.jpg')).toBe('%ff%c3 jpg');
});

it('a path is compared folder by folder', () => {
  expect(foldPath('A\\b_c/D.png')).toBe('a/b c/d png');
  expect(foldPath('a/b.png')).not.toBe(foldPath('a b.png'));
});

it.for([
  ['front.jpg', 'front'],
  ['FRONT.JPEG', 'FRONT'],
  ['AB.12', 'AB.12'],
  ['AB.12.webp', 'AB.12'],
  ['.png', ''],
] as const)('the ending of %s is that of a picture alone', ([name, stem]) => {
  expect(dropEnding(name)).toBe(stem);
});

it.for([
  ['front.jpg', 'front.jpg'],
  ['images/shoes/front.jpg', 'front.jpg'],
  ['C:\\images\\front.jpg', 'front.jpg'],
  ['/media/front.jpg?v=3', 'front.jpg'],
  ['https://shop.example/a/front.jpg?v=3#x', 'front.jpg'],
  ['https://shop.example/', ''],
  ['photo #3.jpg', 'photo #3.jpg'],
  ['local-image:00.png/front.png', 'front.png'],
] as const)('the last part of %s is %s', ([value, last]) => {
  expect(lastPart(value)).toBe(last);
});

it.for([
  ['Café Crème (2 pc.)', 'cafe-creme-2-pc'],
  ['  T-Shirt  ', 't-shirt'],
  ['!!!', ''],
] as const)('the short form of %s is %s', ([name, slug]) => {
  expect(slugOf(name)).toBe(slug);
});

it('separators are found where parts of a name meet, not at its ends', () => {
  expect(separatorsIn('-ab - c_d_')).toEqual([3, 7]);
  expect(separatorsIn('abc')).toEqual([]);
});
