import { currencyDigits } from '../../shared/model/currency.ts';
import { fractionDigits, isCanonicalPrice } from '../../shared/model/money.ts';
import { DATE_LOCALE, NUMBER_LOCALE } from '../i18n/language.ts';
import { tCount } from '../i18n/t.ts';

const number = new Intl.NumberFormat(NUMBER_LOCALE);
const time = new Intl.DateTimeFormat(DATE_LOCALE, { hour: '2-digit', minute: '2-digit' });
const timeExactly = new Intl.DateTimeFormat(DATE_LOCALE, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const day = new Intl.DateTimeFormat(DATE_LOCALE, { day: 'numeric', month: 'short' });
const dayAndYear = new Intl.DateTimeFormat(DATE_LOCALE, { day: 'numeric', month: 'short', year: 'numeric' });

/** What writes a day reads its patterns when it is first asked, for some 20 ms: better before a key waits for it. */
export function readyFormats(): void {
  for (const format of [time, day, dayAndYear]) format.format(0);
}

/** `12,431` in the person's locale. */
export function formatCount(count: number): string {
  return number.format(count);
}

/** `1 product`, `2 products`, with the number in the person's locale; what follows it may be the rest of the sentence. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return tCount(count, formatCount(count), one, many);
}

/** A time of day, UTC milliseconds in, `14:02` out. */
export function formatTime(at: number): string {
  return time.format(at);
}

/** A time of day to the second, UTC milliseconds in, `14:02:05` out. */
export function formatTimeExactly(at: number): string {
  return timeExactly.format(at);
}

/** The time today, else the day, else the day and year. */
export function formatWhen(at: number, now: number): string {
  const then = new Date(at);
  const today = new Date(now);
  if (then.toDateString() === today.toDateString()) return time.format(at);
  return then.getFullYear() === today.getFullYear() ? day.format(at) : dayAndYear.format(at);
}

/** `21 Nov 2026`. */
export function formatDay(at: number): string {
  return dayAndYear.format(at);
}

/** Day and time in full, for tooltips and time lines. */
export function formatMoment(at: number): string {
  return `${dayAndYear.format(at)}, ${time.format(at)}`;
}

/** Day and time to the second: for time lines, where much happens within a minute. */
export function formatMomentExactly(at: number): string {
  return `${dayAndYear.format(at)}, ${timeExactly.format(at)}`;
}

/**
 * A saved price with the locale's marks and all its digits. Text that is no price is shown as it was typed; a price
 * is never rounded.
 */
export function formatPrice(price: string | null, currency: string | null): string {
  if (price === null) return '';
  const code = currency ?? '';
  if (!isCanonicalPrice(price)) return `${price} ${code}`.trim();
  const digits = Math.max(currencyDigits(code) ?? 0, fractionDigits(price));
  return `${withDigits(digits).format(price as Intl.StringNumericLiteral)} ${code}`.trim(); // canonical text is a numeric literal
}

const formats = new Map<number, Intl.NumberFormat>();

/** Making one takes longer than all else that is done for a price, and every row that passes has a price. */
function withDigits(digits: number): Intl.NumberFormat {
  const format =
    formats.get(digits) ??
    new Intl.NumberFormat(NUMBER_LOCALE, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  formats.set(digits, format);
  return format;
}

const UNITS = ['kilobyte', 'megabyte', 'gigabyte'] as const;
const STEP = 1000;

/** `1.2 MB` in the person's locale; less than a kilobyte counts as one. */
export function formatSize(bytes: number): string {
  const power = Math.min(Math.max(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), 1), UNITS.length);
  const format = new Intl.NumberFormat(NUMBER_LOCALE, {
    style: 'unit',
    unit: UNITS[power - 1] ?? 'kilobyte',
    maximumFractionDigits: power > 1 ? 1 : 0,
  });
  return format.format(Math.max(bytes, STEP) / STEP ** power);
}
