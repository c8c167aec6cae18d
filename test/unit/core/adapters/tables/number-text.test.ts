import { describe, expect, test } from 'vitest';
import { readFormat } from '../../../../../src/main/core/adapters/tables/xlsx/number-format.ts';
import { readNumber } from '../../../../../src/main/core/adapters/tables/xlsx/number-text.ts';

const shown = (raw: string, code = 'General', is1904 = false): unknown =>
  readNumber(raw, readFormat(code), is1904);

describe('the digits of a number cell', () => {
  test.each([
    ['12.50', '12.50'],
    ['0', '0'],
    ['-0.5', '-0.5'],
    ['.5', '0.5'],
    ['4.006381333931E+12', '4006381333931'],
    ['1E-3', '0.001'],
    ['1.5e-7', '0.00000015'],
    ['100000', '100000'],
  ])('%s is %s', (raw, text) => {
    expect(shown(raw)).toEqual({ text });
  });

  test('the noise behind the fifteenth digit is left out, as a spreadsheet does', () => {
    expect(shown('0.28999999999999998')).toEqual({ text: '0.29' });
    expect(shown('1234.5678000000001')).toEqual({ text: '1234.5678' });
  });

  test('more than fifteen digits before the dot are said, and kept where the file has them', () => {
    expect(shown('1234567890123456789')).toEqual({ text: '1234567890123456789', note: 'rounded' });
    expect(shown('1.2345678901234568E+18')).toEqual({ text: '1234567890123460000', note: 'rounded' });
  });

  test('zeros in front are those that the sheet shows', () => {
    expect(shown('42', '00000')).toEqual({ text: '00042', note: 'padded' });
    expect(shown('123456', '00000')).toEqual({ text: '123456' });
    expect(shown('42', '0')).toEqual({ text: '42' });
  });

  test('a number that as a text might be read as a thousand and more is said to be one', () => {
    expect(shown('1.234')).toEqual({ text: '1.234', note: 'number' });
    expect(['0.234', '1.23', '1234.567'].map((raw) => shown(raw))).toEqual([
      { text: '0.234' },
      { text: '1.23' },
      { text: '1234.567' },
    ]);
  });

  test('what is no number stays what it is', () => {
    expect(shown('twelve')).toEqual({ text: 'twelve' });
  });
});

describe('dates', () => {
  test.each([
    ['46348', 'dd/mm/yyyy', '2026-11-22'],
    ['46348.5', 'yyyy-mm-dd hh:mm', '2026-11-22 12:00:00'],
    ['1', 'd.m.yy', '1900-01-01'],
    ['61', 'd.m.yy', '1900-03-01'],
    ['0.75', 'hh:mm', '18:00:00'],
    ['1.5', '[h]:mm', '36:00:00'],
    ['46348', '[$-407]d. mmmm yyyy;@', '2026-11-22'],
  ])('%s shown as %s is %s', (raw, code, text) => {
    expect(shown(raw, code)).toEqual({ text, note: 'date' });
  });

  test('workbooks of old Macintoshes count from 1904', () => {
    expect(shown('44886', 'yyyy-mm-dd', true)).toEqual({ text: '2026-11-22', note: 'date' });
  });

  test.each(['0.00', '#,##0.00 "days"', '0.00E+00', '[Red]0', '0%', '_-* #,##0.00 €'])(
    '%s is no date',
    (code) => {
      expect(shown('46348', code)).toEqual({ text: '46348' });
    },
  );

  test('what no sheet can show as a date stays a number', () => {
    expect(shown('-1', 'yyyy-mm-dd')).toEqual({ text: '-1' });
    expect(shown('4006381333931', 'yyyy-mm-dd')).toEqual({ text: '4006381333931' });
  });
});
