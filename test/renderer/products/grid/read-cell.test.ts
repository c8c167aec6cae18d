// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldOf, GRID_COLUMN_IDS } from '../../../../src/renderer/features/products/grid/grid-columns.ts';
import { emptyOf, readCell } from '../../../../src/renderer/features/products/grid/read-cell.ts';
import { FieldName } from '../../../../src/shared/model/cell.ts';
import { choicesOf } from '../../../../src/shared/model/cell-rules.ts';
import { wordOfChoice } from '../../../../src/shared/model/field-words.ts';
import { ProductFields } from '../../../../src/shared/model/product.ts';

const ENGLISH = { decimal: '.', group: ',' };
const GERMAN = { decimal: ',', group: '.' };
const FIELDS = GRID_COLUMN_IDS.map(fieldOf).filter((field) => field !== null);

describe('a cell that is read', () => {
  test('is always a value that its field takes, or says that it is none', () => {
    const typed = fc.oneof(
      fc.string(),
      fc.constantFrom('Active', 'one-time', ' 1,234.50 ', 'eur', ''),
      fc.constant(null),
    );
    fc.assert(
      fc.property(fc.constantFrom(...FIELDS), typed, (field, text) => {
        const reading = readCell(field, text, ENGLISH);
        const fits = {
          value: () =>
            reading.kind === 'value' && ProductFields.shape[field].safeParse(reading.value).success,
          unreadable: () => choicesOf(field) !== null,
          'two-ways': () => field === 'price',
        };
        expect(fits[reading.kind]()).toBe(true);
      }),
    );
  });

  test.each([
    ['€1,234.50', 'EUR', '1234.50'],
    ['1.234,50 €', 'EUR', '1234.50'],
    ['12 EUR', 'EUR', '12'],
    ['eur 12', 'EUR', '12'],
    ['-€5', 'EUR', '-5'],
    ['$9.99', 'USD', '9.99'],
    ['$9.99', 'CAD', '9.99'],
    ['99,90 Kč', 'CZK', '99.90'],
  ])('takes the price %s with the sign of its own currency, %s', (typed, currency, value) => {
    expect(readCell('price', typed, ENGLISH, null, currency)).toEqual({ kind: 'value', value });
  });

  test.each([
    ['12 EUR', 'GBP'],
    ['$9.99', 'EUR'],
    ['€', 'EUR'],
    ['5 kg', 'EUR'],
    ['=1+1', 'EUR'],
    ['€12', null],
  ])('keeps the price %s as text where the currency is %s', (typed, currency) => {
    expect(readCell('price', typed, ENGLISH, null, currency)).toEqual({ kind: 'value', value: typed });
  });

  test('asks about a price with a sign that reads two ways', () => {
    expect(readCell('price', '€1,234', ENGLISH, null, 'EUR')).toEqual({
      kind: 'two-ways',
      readings: ['1234', '1.234'],
    });
  });

  test('keeps text as it was typed, spaces and all', () => {
    expect(readCell('name', '  two  spaces ', ENGLISH)).toEqual({ kind: 'value', value: '  two  spaces ' });
    expect(readCell('sku', '0042', ENGLISH)).toEqual({ kind: 'value', value: '0042' });
  });

  test('knows the words of a choice, however they are written', () => {
    for (const text of ['one time', 'One-Time', 'one_time', ' ONE  TIME ']) {
      expect(readCell('billingType', text, ENGLISH)).toEqual({ kind: 'value', value: 'one_time' });
    }
    expect(readCell('status', 'Live', ENGLISH)).toEqual({ kind: 'value', value: 'active' });
    expect(readCell('billingPeriod', 'every year', ENGLISH)).toEqual({ kind: 'value', value: 'yearly' });
    expect(readCell('status', 'Not set', ENGLISH)).toEqual({ kind: 'value', value: null });
    expect(readCell('status', 'sold out', ENGLISH)).toEqual({ kind: 'unreadable' });
  });

  test('reads a price by the marks of the locale, and asks where there are two readings', () => {
    expect(readCell('price', '1.234,50', ENGLISH)).toEqual({ kind: 'value', value: '1234.50' });
    expect(readCell('price', '12,50', GERMAN)).toEqual({ kind: 'value', value: '12.50' });
    expect(readCell('price', '1.234', ENGLISH).kind).toBe('two-ways');
    expect(readCell('price', '1.234', ENGLISH, 'thousands')).toEqual({ kind: 'value', value: '1234' });
    expect(readCell('price', '1,234', ENGLISH, 'decimals')).toEqual({ kind: 'value', value: '1.234' });
    expect(readCell('price', 'on request', ENGLISH)).toEqual({ kind: 'value', value: 'on request' });
    const long = `x${' '.repeat(500_000)}x`;
    expect(readCell('price', long, ENGLISH, null, 'EUR')).toEqual({ kind: 'value', value: long });
  });

  test('that is emptied takes what its field has for empty', () => {
    for (const field of FIELDS) {
      expect(ProductFields.shape[field].safeParse(emptyOf(field)).success).toBe(true);
    }
  });
});

test('the grid knows of every field what the core knows', () => {
  expect([...FIELDS].toSorted()).toEqual([...FieldName.options].toSorted());
  for (const field of FIELDS) {
    for (const value of choicesOf(field) ?? []) {
      expect(readCell(field, value, ENGLISH)).toEqual({ kind: 'value', value });
      expect(readCell(field, wordOfChoice(field, value), ENGLISH)).toEqual({ kind: 'value', value });
    }
  }
});
