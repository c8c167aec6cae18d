import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { continueSeries } from '../../../../src/renderer/features/products/grid/fill-series.ts';

const next = (starts: readonly string[], count: number) =>
  Array.from({ length: count }, (_, n) => continueSeries(starts, n + 1));

describe('a series of dates', () => {
  test.each([
    [
      ['2024-01-30', '2024-01-31'],
      ['2024-02-01', '2024-02-02'],
    ],
    [['2024-02-28'], ['2024-02-29', '2024-03-01']],
    [
      ['2024-01-01', '2024-01-08'],
      ['2024-01-15', '2024-01-22'],
    ],
    [
      ['2024-03-02', '2024-03-01'],
      ['2024-02-29', '2024-02-28'],
    ],
    [['31.12.2024'], ['01.01.2025', '02.01.2025']],
  ])('goes on by the calendar: %j', (starts, days) => {
    expect(next(starts, 2)).toEqual(days);
  });

  test.each([
    [
      ['2024-01-15', '2024-02-15'],
      ['2024-03-15', '2024-04-15'],
    ],
    [
      ['2024-12-31', '2025-01-31'],
      ['2025-02-28', '2025-03-31'],
    ],
    [
      ['2024-01-31', '2024-02-29'],
      ['2024-03-31', '2024-04-30'],
    ],
    [
      ['2024-02-29', '2025-02-28'],
      ['2026-02-28', '2027-02-28', '2028-02-29'],
    ],
    [
      ['15.03.2024', '15.01.2024'],
      ['15.11.2023', '15.09.2023'],
    ],
  ])('goes on by months from the same day of two: %j', (starts, days) => {
    expect(next(starts, days.length)).toEqual(days);
  });

  test('is none of dates that are written otherwise, or that there are not: they repeat', () => {
    for (const text of ['31/01/2024', '01/31/2024', '1.2.2024', '2024-02-30', '2024.01.31', '2024/1/31']) {
      expect([text, continueSeries([text], 1)]).toEqual([text, null]);
    }
    expect(continueSeries(['2024-01-30', '31.01.2024'], 1)).toBeNull();
    expect(continueSeries(['2024-01-30', 'A-1'], 1)).toBeNull();
  });

  test('ends with the last year of four digits', () => {
    expect(continueSeries(['9999-12-31'], 1)).toEqual({ ends: 'no-such-year' });
    expect(continueSeries(['0001-01-01', '9999-12-31'], 100_000)).toEqual({ ends: 'no-such-year' });
    expect(continueSeries(['0050-01-31'], 1)).toBe('0050-02-01');
  });

  test('leaves numbers alone that are no date', () => {
    expect(continueSeries(['12-34-5678'], 1)).toBe('12-34-5679');
    expect(continueSeries(['1234-56-07'], 1)).toBe('1234-56-08');
  });

  test('gives days that there are, whatever it starts with', () => {
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2039-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, fc.integer({ min: 1, max: 30 }), (one, other, steps) => {
        const found = continueSeries([one, other], steps);
        if (typeof found !== 'string') throw new Error('these years have four digits');
        expect(new Date(found).toISOString().slice(0, 10)).toBe(found);
      }),
    );
  });
});
