import { readMoney } from '../../../shared/model/currency-signs.ts';
import { isCanonicalPrice, type NumberMarks, type PriceReading } from '../../../shared/model/money.ts';
import { t } from '../../i18n/t.ts';

/** The price field: what stands in it, and what that means. */
export type PriceEntry = { readonly text: string; readonly reading: PriceReading };

/** The entry for a stored price: canonical text is shown by the locale, anything else as it was typed. */
export function entryOf(stored: string | null, marks: NumberMarks): PriceEntry {
  if (stored === null) return { text: '', reading: { kind: 'empty' } };
  if (!isCanonicalPrice(stored)) return typePrice(stored.trim(), marks);
  return { text: stored.replace('.', marks.decimal), reading: { kind: 'value', price: stored } };
}

/** The sign or code of the product's own currency may stand beside the number. */
export function typePrice(text: string, marks: NumberMarks, currency: string | null = null): PriceEntry {
  return { text, reading: readMoney(text, marks, currency) };
}

/**
 * What is stored for an entry: the price, or what was typed. Typed text that has two readings may look like a price
 * that was understood (`1.234`); a space in front keeps it from being taken for one until the person has chosen.
 */
export function storedPrice({ text, reading }: PriceEntry): string | null {
  switch (reading.kind) {
    case 'empty':
      return null;
    case 'value':
      return reading.price;
    case 'ambiguous':
    case 'unreadable':
      return isCanonicalPrice(text) ? ` ${text}` : text;
  }
}

/** `1,234.50`: the exact digits, grouped by the locale. Never goes through a double. */
export function showPrice(price: string, marks: NumberMarks): string {
  const [whole = '', fraction] = price.replace('-', '').split('.');
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, marks.group);
  return `${price.startsWith('-') ? '-' : ''}${grouped}${fraction === undefined ? '' : marks.decimal + fraction}`;
}

/** One of two readings, in words that can't be read two ways again: `1234, a thousand or more`, or `1.234, between 1 and 2`. */
export function sayReading(price: string, marks: NumberMarks): string {
  const digits = price.replace('.', marks.decimal);
  const [whole = '', fraction] = price.replace('-', '').split('.');
  if (fraction === undefined) return t`${digits}, a thousand or more`;
  if (/^0+$/.test(fraction)) return t`${digits}, exactly ${whole}`;
  return t`${digits}, between ${whole} and ${Number(whole) + 1}`;
}
