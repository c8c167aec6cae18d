// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTsv, writeTsv } from '../../../../src/renderer/features/products/grid/table-text.ts';

const nasty = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('"', '\t', '\n', '\r', 'a', ' ', ',') }),
);
const table = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }))
  .chain(([width, height]) =>
    fc.array(fc.array(nasty, { minLength: width, maxLength: width }), {
      minLength: height,
      maxLength: height,
    }),
  );

describe('a table as text', () => {
  test('comes back as it was, whatever stands in its cells', () => {
    fc.assert(
      fc.property(table, (cells) => {
        expect(readTsv(writeTsv(cells))).toEqual(cells);
      }),
      { numRuns: 500 },
    );
  });

  test('reads any text without failing, and loses none of it where nothing is quoted', () => {
    const plain = fc.string({ unit: fc.constantFrom('a', '\t', '\n', ' ', 'é') });
    fc.assert(
      fc.property(plain, (text) => {
        const back = readTsv(text)
          .map((row) => row.join('\t'))
          .join('\n');
        expect(back).toBe(text.replace(/\n$/, ''));
      }),
    );
    fc.assert(
      fc.property(nasty, (text) => {
        expect(readTsv(text).length).toBeGreaterThan(0);
      }),
    );
  });

  test('from a spreadsheet has quoted cells of several lines, and an end of line at its end', () => {
    expect(readTsv('Mug\t"Two\r\nlines, ""quoted"""\r\nBowl\tplain\r\n')).toEqual([
      ['Mug', 'Two\r\nlines, "quoted"'],
      ['Bowl', 'plain'],
    ]);
  });

  test('takes a quotation mark for one only where it closes at the end of its cell', () => {
    expect(readTsv('12" ruler\t"half')).toEqual([['12" ruler', '"half']]);
    expect(readTsv('"a" and b\tc')).toEqual([['"a" and b', 'c']]);
  });

  test('keeps leading zeros and long numbers as text', () => {
    expect(readTsv('007\t4006381333931')).toEqual([['007', '4006381333931']]);
  });
});
