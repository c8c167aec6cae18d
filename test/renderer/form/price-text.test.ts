import { expect, test } from 'vitest';
import {
  entryOf,
  showPrice,
  storedPrice,
  typePrice,
} from '../../../src/renderer/features/form/price-text.ts';
import { marksOf } from '../../../src/renderer/ui/number-marks.ts';
import { isCanonicalPrice } from '../../../src/shared/model/money.ts';

const english = marksOf('en-US');
const german = marksOf('de-DE');

test('the marks of a number come from the locale', () => {
  expect(english).toEqual({ decimal: '.', group: ',' });
  expect(german).toEqual({ decimal: ',', group: '.' });
});

test('a price typed by the German rules is stored as plain decimal text', () => {
  expect(storedPrice(typePrice('1.234,50', german))).toBe('1234.50');
  expect(storedPrice(typePrice('', german))).toBeNull();
});

test('a stored price is shown by the locale and reads as itself, even where its text would read two ways', () => {
  const entry = entryOf('1.234', english);
  expect(entry).toEqual({ text: '1.234', reading: { kind: 'value', price: '1.234' } });
  expect(entryOf('1234.5', german).text).toBe('1234,5');
});

test.each([
  ['1.234', english],
  ['1.234', german],
  ['1,234', english],
  ['1,234', german],
])(
  'typed text with two readings (%s) is kept, is no price yet, and asks again when the form opens',
  (text, marks) => {
    const entry = typePrice(text, marks);
    expect(entry.reading.kind).toBe('ambiguous');
    const stored = storedPrice(entry);
    expect(stored).not.toBeNull();
    expect(isCanonicalPrice(stored ?? '')).toBe(false);
    expect(entryOf(stored, marks)).toEqual(entry);
  },
);

test('text that is no price is kept as it was typed', () => {
  const entry = typePrice('about ten', english);
  expect(storedPrice(entry)).toBe('about ten');
  expect(entryOf('about ten', english)).toEqual(entry);
});

test('the echo groups digits without going through a double', () => {
  expect(showPrice('123456789012345', english)).toBe('123,456,789,012,345');
  expect(showPrice('-1234.50', german)).toBe('-1.234,50');
  expect(showPrice('0.10', english)).toBe('0.10');
});
