import { currencyDigits } from './currency.ts';
import { type NumberMarks, type PriceReading, readPrice } from './money.ts';

/** What people write before or after an amount, in small letters, and the currencies that it may stand for. */
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  '€': ['EUR'],
  '£': ['GBP'],
  $: 'USD AUD CAD NZD SGD HKD TWD MXN ARS CLP COP UYU BBD BSD BZD FJD GYD JMD LRD NAD SBD SRD TTD XCD'.split(
    ' ',
  ),
  us$: ['USD'],
  ca$: ['CAD'],
  c$: ['CAD'],
  au$: ['AUD'],
  a$: ['AUD'],
  nz$: ['NZD'],
  hk$: ['HKD'],
  s$: ['SGD'],
  mx$: ['MXN'],
  r$: ['BRL'],
  '¥': ['JPY', 'CNY'],
  '￥': ['JPY', 'CNY'],
  '₹': ['INR'],
  '₩': ['KRW'],
  '₺': ['TRY'],
  '₴': ['UAH'],
  '₽': ['RUB'],
  '₪': ['ILS'],
  '₫': ['VND'],
  '₦': ['NGN'],
  '₱': ['PHP'],
  '฿': ['THB'],
  zł: ['PLN'],
  kč: ['CZK'],
  kr: ['SEK', 'NOK', 'DKK', 'ISK'],
  ft: ['HUF'],
  lei: ['RON'],
  fr: ['CHF'],
  sfr: ['CHF'],
};

/** `any`: whose price it is, is not known yet. */
export type PriceCurrency = string | null | { readonly any: true };

/** Reads a typed price that may carry the sign or code of its own currency; another currency's stays unreadable. */
export function readMoney(text: string, marks: NumberMarks, currency: PriceCurrency): PriceReading {
  const plain = readPrice(text, marks);
  if (plain.kind !== 'unreadable' || plain.why !== 'not-a-number' || text.length > LONGEST) return plain;
  const found = splitSign(text);
  if (found === null || !isSignOf(found.sign, currency)) return plain;
  const reading = readPrice(found.amount, marks);
  return reading.kind === 'empty' ? plain : reading;
}

/** In characters: nothing longer is looked at as an amount with a sign, which takes long where it has many blanks. */
const LONGEST = 100;
const BEFORE = /^([-+\u2212]?)\s*([^\d\s.,'’+\u2212-]{1,4})\s*([-+\u2212]?[\d.,'’\s]+)$/u;
const AFTER = /^([-+\u2212]?[\d.,'’\s]+)([^\d\s.,'’+\u2212-]{1,4})$/u;

function splitSign(text: string): { readonly sign: string; readonly amount: string } | null {
  const before = BEFORE.exec(text.trim());
  if (before !== null) return { sign: before[2] ?? '', amount: `${before[1] ?? ''}${before[3] ?? ''}` };
  const after = AFTER.exec(text.trim());
  return after === null ? null : { sign: after[2] ?? '', amount: after[1] ?? '' };
}

/** The one currency that a sign or code stands for; `null` where it may be several, or none. */
export function currencyOfSign(sign: string): string | null {
  const code = sign.toUpperCase();
  if (currencyDigits(code) !== null) return code;
  const codes = Object.hasOwn(SIGNS, sign.toLowerCase()) ? (SIGNS[sign.toLowerCase()] ?? []) : [];
  return codes.length === 1 ? (codes[0] ?? null) : null;
}

/** True where a sign or code may stand for this currency. */
export function isSignOf(sign: string, currency: PriceCurrency): boolean {
  const codes = Object.hasOwn(SIGNS, sign.toLowerCase()) ? (SIGNS[sign.toLowerCase()] ?? []) : [];
  const code = sign.toUpperCase();
  if (currency === null) return false;
  if (typeof currency !== 'string') return codes.length > 0 || currencyDigits(code) !== null;
  return codes.includes(currency) || (code === currency && currencyDigits(code) !== null);
}
