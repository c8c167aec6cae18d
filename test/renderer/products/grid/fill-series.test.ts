import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  continuePrices,
  continueSeries,
} from '../../../../src/renderer/features/products/grid/fill-series.ts';

describe('a series', () => {
  test('counts on from one value or several, with the same digits', () => {
    expect(continueSeries(['MUG-07'], 1)).toBe('MUG-08');
    expect(continueSeries(['MUG-099'], 2)).toBe('MUG-101');
    expect(continueSeries(['10', '20', '30'], 1)).toBe('40');
    expect(continueSeries(['8', '7'], 3)).toBe('4');
  });

  test('stops below zero and where nothing counts', () => {
    expect(continueSeries(['1', '0'], 1)).toEqual({ ends: 'below-zero' });
    expect(continueSeries(['a'], 1)).toBeNull();
    expect(continueSeries(['A-1', 'B-2'], 1)).toBeNull();
    expect(continueSeries(['1', '2', '4'], 1)).toBeNull();
    expect(continueSeries([null], 1)).toBeNull();
  });

  test('goes on evenly: each value is a step after the one before', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 50 }),
        (from, step, n) => {
          const values = [`P${from}`, `P${from + step}`];
          expect(continueSeries(values, n)).toMatch(new RegExp(`^P0*${from + step + step * n}$`));
        },
      ),
    );
  });

  test('of prices goes on exactly, with as many digits as they have', () => {
    expect(continuePrices(['1.8', '1.9'], 1)).toBe('2.0');
    expect(continuePrices(['1.8', '1.9'], 11)).toBe('3.0');
    expect(continuePrices(['5'], 2)).toBe('7');
    expect(continuePrices(['9.50'], 1)).toBe('10.50');
    expect(continuePrices(['2', '1.5'], 2)).toBe('0.5');
    expect(continuePrices(['2', '1.5'], -1)).toBe('2.5');
  });

  test('of prices goes on below zero, ends before too many digits, and is none where they are no prices or not even', () => {
    const down = [1, 2, 3].map((steps) => continuePrices(['3.00', '2.00'], steps));
    expect(down).toEqual(['1.00', '0.00', '-1.00']);
    expect(continuePrices(['-1.00', '-0.50'], 1)).toBe('0.00');
    expect(continuePrices(['999999999999999'], 1)).toEqual({ ends: 'too-many-digits' });
    expect(continuePrices(['1', '2', '4'], 1)).toBeNull();
    expect(continuePrices(['TBD'], 1)).toBeNull();
    expect(continuePrices([null, '1'], 1)).toBeNull();
  });

  test('of prices takes the same step each time', () => {
    const cents = fc.nat(10_000);
    const price = (of: number) => (of / 100).toFixed(2);
    fc.assert(
      fc.property(cents, cents, fc.integer({ min: 1, max: 50 }), (from, step, n) => {
        const values = [price(from), price(from + step)];
        expect(continuePrices(values, n)).toBe(price(from + step + step * n));
      }),
    );
  });
});
