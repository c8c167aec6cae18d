import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  guardText,
  isRisky,
  unguardText,
} from '../../../../../src/main/core/adapters/tables/formula-guard.ts';

const TRICKY = fc.string({
  unit: fc.constantFrom("'", '"', ' ', '=', '+', '-', '@', '1', 'a', '\t', '\n', '＝'),
});

test('what a spreadsheet would run gets a quote in front', () => {
  const risky = ['=1+1', '+1+1', '-1+cmd', '@SUM(A1)', '\t=1', '\r=1', ' =1', '"=1', "'=1", '＝1+1', '-'];
  expect(risky.map(guardText)).toEqual(risky.map((text) => `'${text}`));
});

test('plain numbers and ordinary texts stay as they are', () => {
  const plain = [
    '-5',
    '+5',
    '-12.50',
    '-1.234,50',
    '',
    'a=b',
    '1E5',
    'Mug',
    "'Mug'",
    '00123',
    "rock 'n' roll",
  ];
  expect(plain.map(guardText)).toEqual(plain);
});

test('whatever is guarded is no formula any more, and comes back exactly', () => {
  fc.assert(
    fc.property(fc.oneof(TRICKY, fc.string()), (text) => {
      const guarded = guardText(text);
      expect(unguardText(guarded)).toBe(text);
      expect(isRisky(text) ? guarded[0] : "'").toBe("'");
    }),
  );
});
