import { describe, expect, it } from 'vitest';
import { readPriceCell } from '../../../../../src/main/core/domain/transfer/read-price.ts';

describe('a price of a file', () => {
  it.each([
    ['12.50', '12.50', '.'],
    ['0.5', '0.5', '.'],
    ['12,50', '12.50', ','],
    ['1.234,50', '1234.50', ','],
    ['1,234.50', '1234.50', '.'],
    ['1,234,567', '1234567', '.'],
    ['1.234.567', '1234567', ','],
    ['1 234,5', '1234.5', ','],
  ])('%s is %s and shows the sign %s', (text, value, sign) => {
    expect(readPriceCell(text, null, 'ask')).toEqual({ value, sign });
  });

  it.each(['50', '007', '1200'])('%s shows no decimal sign', (text) => {
    expect(readPriceCell(text, null, 'ask')).not.toHaveProperty('sign');
  });

  it('with two readings is asked about, and read as the person says', () => {
    expect(readPriceCell('1.234', null, 'ask')).toMatchObject({ trouble: { repair: 'price-two-readings' } });
    expect(readPriceCell('1.234', '.', 'ask')).toEqual({ value: '1.234' });
    expect(readPriceCell('1.234', ',', 'ask')).toEqual({ value: '1234' });
    expect(readPriceCell('1,234', '.', 'ask')).toEqual({ value: '1234' });
    expect(readPriceCell('1,234', ',', 'ask')).toEqual({ value: '1.234' });
  });

  it.each(['12.50 €', '€12.50', 'EUR 12.50', '12.50 EUR', 'US$12.50', '£ 12.50', '12,50 kr'])(
    '%s is a problem until the sign is dropped',
    (text) => {
      expect(readPriceCell(text, null, 'ask')).toMatchObject({ trouble: { repair: 'price-with-sign' } });
      expect(readPriceCell(text, null, 'drop')).toMatchObject({ value: '12.50' });
    },
  );

  it.each([
    ['12 USD', '12', ['USD']],
    ['USD 12', '12', ['USD']],
    ['$12', '12', ['$']],
    ['12 €', '12', ['€']],
    ['€12,50', '12.50', ['€']],
    ["CHF 1'234.50", '1234.50', ['CHF']],
    ['12 kr.', '12', ['kr']],
    ['$12 USD', '12', ['$', 'USD']],
  ])('%s is %s, and says what stood beside it', (text, value, signs) => {
    expect(readPriceCell(text, null, 'ask')).toMatchObject({ trouble: { repair: 'price-with-sign' } });
    expect(readPriceCell(text, null, 'drop')).toMatchObject({ value, signs });
  });

  it.each(['free', 'POA', '€', '10 12', '1 50', "12'50", '1E5', '12.50.1', '12-50', '=1+1', '1/2'])(
    '%s can’t be read',
    (text) => {
      expect(readPriceCell(text, null, 'drop')).toMatchObject({ trouble: { repair: 'price-unreadable' } });
    },
  );

  it('with more digits than can be sent exactly is a problem', () => {
    expect(readPriceCell('1234567890123456', '.', 'ask')).toMatchObject({
      trouble: { repair: 'price-unreadable' },
    });
  });
});
