import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currencyDigits } from '../../../src/shared/model/currency.ts';
import {
  isCanonicalPrice,
  type NumberMarks,
  priceAsNumber,
  readPrice,
  samePrice,
  writePrice,
} from '../../../src/shared/model/money.ts';

const english: NumberMarks = { decimal: '.', group: ',' };
const german: NumberMarks = { decimal: ',', group: '.' };

/** Canonical prices of up to 15 significant digits. */
const canonicalPrice = fc
  .tuple(fc.boolean(), fc.nat({ max: 999_999_999_999 }), fc.nat({ max: 3 }), fc.nat({ max: 999 }))
  .map(([minus, whole, digits, fraction]) => {
    const decimals = digits === 0 ? '' : `.${String(fraction).padStart(3, '0').slice(0, digits)}`;
    const text = `${whole}${decimals}`;
    return minus && /[1-9]/.test(text) ? `-${text}` : text;
  });

const marks = fc.constantFrom(english, german);

/** What a typed text may mean, the locale's reading first. */
function readingsOf(text: string, own: NumberMarks): readonly string[] {
  const reading = readPrice(text, own);
  if (reading.kind === 'ambiguous') return reading.readings;
  return reading.kind === 'value' ? [reading.price] : [];
}

test('a canonical price goes into JSON and prints back to the same amount', () => {
  fc.assert(
    fc.property(canonicalPrice, (price) => {
      expect(isCanonicalPrice(price)).toBe(true);
      expect(samePrice(JSON.stringify(priceAsNumber(price)), price)).toBe(true);
    }),
  );
});

test('a price typed with the locale’s own marks reads as that price, or asks, but never as another one alone', () => {
  fc.assert(
    fc.property(canonicalPrice, marks, (price, own) => {
      expect(readingsOf(price.replace('.', own.decimal), own)[0]).toBe(price);
    }),
  );
});

test('a grouped price with decimals reads the same in every locale', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1000, max: 99_999_999 }),
      fc.nat({ max: 99 }),
      marks,
      (whole, cents, own) => {
        const decimals = String(cents).padStart(2, '0');
        const grouped = String(whole).replaceAll(/\B(?=(?:\d{3})+$)/g, own.group);
        expect(readPrice(`${grouped}${own.decimal}${decimals}`, english)).toEqual({
          kind: 'value',
          price: `${whole}.${decimals}`,
        });
      },
    ),
  );
});

test('whatever is typed, a reading is canonical', () => {
  const typed = fc.string({
    unit: fc.constantFrom(...'0 1 2 3 4 5 6 7 8 9 . , - + ’'.split(' '), ' '),
    maxLength: 24,
  });
  fc.assert(
    fc.property(typed, marks, (text, own) => {
      expect(readingsOf(text, own).filter((price) => !isCanonicalPrice(price))).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

describe('text with two readings', () => {
  test.each([
    ['1,234', english, ['1234', '1.234']],
    ['1.234', english, ['1.234', '1234']],
    ['1.234', german, ['1234', '1.234']],
  ] as const)('%s is asked about, the locale’s reading first', (text, own, readings) => {
    expect(readPrice(text, own)).toEqual({ kind: 'ambiguous', readings });
  });

  test.each([
    ['0,234', '0.234'],
    ['1234,567', '1234.567'],
    ['12,34', '12.34'],
    ['1,234,567', '1234567'],
  ])('%s has only one', (text, price) => {
    expect(readPrice(text, german)).toEqual({ kind: 'value', price });
  });
});

test.each([
  ['', 'empty'],
  ['  ', 'empty'],
  ['abc', 'unreadable'],
  ['1.2.3', 'unreadable'],
  ['1,23,456.7', 'unreadable'],
  ['12345678901234567', 'unreadable'],
])('“%s” is %s', (text, kind) => {
  expect(readPrice(text, english).kind).toBe(kind);
});

test.each(['1e3', '007', '+1', '1.', '.5', '', '1234567890123456'])('%s never becomes a number', (price) => {
  expect(() => priceAsNumber(price)).toThrow(RangeError);
});

test('a price that is lost in a double never becomes a number', () => {
  expect(() => priceAsNumber(`0.${'0'.repeat(400)}1`)).toThrow(RangeError);
});

describe('other forms of a price', () => {
  test.each([
    ['10.50', 'EUR', 'integer-minor', 1050],
    ['10.5', 'EUR', 'string-minor', '1050'],
    ['1500', 'JPY', 'integer-minor', 1500],
    ['1.234', 'KWD', 'integer-minor', 1234],
    ['10.50', 'EUR', 'string-major', '10.50'],
    ['10.50', 'EUR', 'number-major', 10.5],
  ] as const)('%s %s as %s is %s', (price, currency, form, written) => {
    expect(writePrice(price, currency, form)).toBe(written);
  });

  test.each([
    ['10.505', 'EUR', 'integer-minor'],
    ['10', null, 'integer-minor'],
    ['999999999999999', 'EUR', 'integer-minor'],
    ['abc', 'EUR', 'string-major'],
  ] as const)('%s %s can not be written as %s', (price, currency, form) => {
    expect(() => writePrice(price, currency, form)).toThrow(RangeError);
  });

  test('the smallest unit is the amount times ten to the currency’s digits', () => {
    fc.assert(
      fc.property(canonicalPrice, fc.constantFrom('EUR', 'KWD', 'CLF'), (price, currency) => {
        fc.pre((price.split('.')[1]?.length ?? 0) <= (currencyDigits(currency) ?? 0) && price.length < 12);
        const minor = Number(writePrice(price, currency, 'string-minor'));
        expect(minor / 10 ** (currencyDigits(currency) ?? 0)).toBeCloseTo(Number(price), 6);
      }),
    );
  });
});
