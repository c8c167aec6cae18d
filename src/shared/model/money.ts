import { Big } from 'big.js';
import { currencyDigits } from './currency.ts';

/** How a locale writes numbers: `,` and `.` in `1.234,50`. */
export type NumberMarks = { readonly decimal: string; readonly group: string };

export type PriceReading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'value'; readonly price: string }
  /** `1.234` is one thousand to some and one and a bit to others: the person says which. */
  | { readonly kind: 'ambiguous'; readonly readings: readonly [string, string] }
  | { readonly kind: 'unreadable'; readonly why: 'not-a-number' | 'too-many-digits' };

/** A double holds every decimal of up to 15 significant digits exactly enough to print back the same text. */
export const MAX_SIGNIFICANT_DIGITS = 15;

const CANONICAL = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** True for text such as `1234.50`: an optional minus, no grouping, a point, no exponent, no leading zeros. */
export function isCanonicalPrice(text: string): boolean {
  return CANONICAL.test(text) && significantDigits(text) <= MAX_SIGNIFICANT_DIGITS;
}

/** Digits after the point, as typed: 2 for `10.00`. */
export function fractionDigits(price: string): number {
  const point = price.indexOf('.');
  return point < 0 ? 0 : price.length - point - 1;
}

/** True when both canonical prices are the same amount: `10` and `10.00` are. */
export function samePrice(a: string, b: string): boolean {
  return new Big(a).eq(new Big(b));
}

/** The amount times a power of ten, such as cents for euros. Throws where the text is no amount. */
export function shiftPrice(price: string, power: number): string {
  return new Big(price).times(new Big(10).pow(power)).toFixed();
}

/**
 * The number that goes into a JSON body.
 * @throws RangeError when the number would not print back to the same amount, so that a wrong price never leaves.
 */
export function priceAsNumber(price: string): number {
  const value = Number(price);
  const printed = String(value);
  if (!isCanonicalPrice(price) || (printed !== price && !new Big(printed).eq(new Big(price)))) {
    throw new RangeError('the price can not be written as a JSON number without changing it');
  }
  return value;
}

/** How an API wants a price: whole units or the currency's smallest, as a number or as text. */
export type PriceForm = 'number-major' | 'string-major' | 'integer-minor' | 'string-minor';

/**
 * The price as a body carries it.
 * @throws RangeError when it can not be written in this form without changing it.
 */
export function writePrice(price: string, currency: string | null, form: PriceForm): number | string {
  if (form === 'number-major') return priceAsNumber(price);
  if (form === 'string-major') return isCanonicalPrice(price) ? price : refusePrice();
  const digits = currencyDigits(currency ?? '');
  const minor = digits === null ? undefined : new Big(price).times(new Big(10).pow(digits));
  if (minor === undefined || !minor.eq(minor.round(0))) return refusePrice();
  return form === 'string-minor' ? minor.toFixed(0) : priceAsNumber(minor.toFixed(0));
}

function refusePrice(): never {
  throw new RangeError('the price can not be written in the form that this remote wants');
}

/** Reads a typed price by the locale's marks. Text with two readings is never guessed. */
export function readPrice(text: string, marks: NumberMarks): PriceReading {
  const typed = text.trim().replaceAll(/[\s\u00A0\u202F]/gu, '');
  if (typed === '') return { kind: 'empty' };
  const sign = /^[-\u2212]/u.test(typed) ? '-' : '';
  const digits = typed.replace(/^[-+\u2212]/u, '').replaceAll(/['’]/gu, '');
  if (!/^[\d.,]+$/.test(digits) || !/\d/.test(digits)) return { kind: 'unreadable', why: 'not-a-number' };
  const readings = [...new Set(readDigits(digits, marks))].map((price) => canonical(sign + price));
  const [first, second] = readings;
  if (first === undefined) return { kind: 'unreadable', why: 'not-a-number' };
  if (readings.some((price) => significantDigits(price) > MAX_SIGNIFICANT_DIGITS)) {
    return { kind: 'unreadable', why: 'too-many-digits' };
  }
  return second === undefined
    ? { kind: 'value', price: first }
    : { kind: 'ambiguous', readings: [first, second] };
}

/** Asks for the one reading or the other: each is shown as it reads in one way alone. */
export function sayTwoReadings(text: string, [one, other]: readonly [string, string]): string {
  const [whole, exact] = one.includes('.') ? [other, one] : [one, other];
  return `“${text}” can be read in two ways. Write ${whole}.00 or ${exact}0.`;
}

function readDigits(digits: string, marks: NumberMarks): readonly string[] {
  const used = [...new Set(digits.replaceAll(/\d/g, ''))];
  if (used.length === 0) return [digits];
  if (used.length === 2) return readTwoMarks(digits);
  const mark = used[0] ?? '';
  const parts = digits.split(mark);
  const asGroups = isGrouped(parts) ? [parts.join('')] : [];
  const asDecimal = parts.length === 2 ? [parts.join('.')] : [];
  // A lone mark before exactly three digits reads both ways; the locale's reading comes first.
  return mark === marks.decimal ? [...asDecimal, ...asGroups] : [...asGroups, ...asDecimal];
}

/** `1.234,50` or `1,234.50`: the mark that comes last is the decimal one, whatever the locale. */
function readTwoMarks(digits: string): readonly string[] {
  const decimal = digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ',';
  const [whole = '', fraction, ...more] = digits.split(decimal);
  const groups = whole.split(decimal === '.' ? ',' : '.');
  if (more.length > 0 || fraction === undefined || !/^\d*$/.test(fraction) || !isGrouped(groups)) return [];
  return [`${groups.join('')}.${fraction}`];
}

function isGrouped(parts: readonly string[]): boolean {
  const [first = '', ...rest] = parts;
  return rest.length > 0 && /^[1-9]\d{0,2}$/.test(first) && rest.every((part) => /^\d{3}$/.test(part));
}

function canonical(text: string): string {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const trimmed = whole.replace(/^0+(?=\d)/, '') || '0';
  const sign = text.startsWith('-') && /[1-9]/.test(text) ? '-' : '';
  return `${sign}${trimmed}${fraction === '' ? '' : `.${fraction}`}`;
}

function significantDigits(price: string): number {
  return price.replaceAll(/[-.]/g, '').replace(/^0+/, '').length;
}
