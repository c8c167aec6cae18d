import { expectPresent } from '../../../../shared/assert.ts';
import type { CellValue } from '../../../../shared/model/cell.ts';
import { calculate, roundDecimal, type Sum } from '../../../../shared/model/decimal.ts';
import { fractionDigits, isCanonicalPrice, samePrice } from '../../../../shared/model/money.ts';
import { continueDates, looksLikeDate } from './series-dates.ts';
import type { Continued } from './series-end.ts';

/** A text that ends in a whole number: what stands before it, the number, and how many digits it has at least. */
type Counted = { readonly before: string; readonly number: bigint; readonly digits: number };

/**
 * Goes on counting from the values of one column or row: `MUG-07` gives `MUG-08`; `10, 20` gives `30`. The value `steps` after the
 * last one, which is 1 for the next; negative ones go before the first. It ends before it is less than nothing. Dates go on by the
 * calendar.
 */
export function continueSeries(values: readonly CellValue[], steps: number): Continued {
  if (values.some(looksLikeDate)) return continueDates(values, steps);
  const counted = values.map((value) => (value === null ? null : readCounted(value)));
  const [first] = counted;
  const last = counted.at(-1);
  if (!first || !last || counted.some((each) => each?.before !== first.before)) return null;
  const step = counted.length === 1 ? 1n : (counted[1]?.number ?? 0n) - first.number;
  const even = counted.every((each, at) => each !== null && each.number === first.number + step * BigInt(at));
  if (!even) return null;
  const from = steps > 0 ? last : first;
  return writeCounted(from, from.number + step * BigInt(steps));
}

function readCounted(value: string): Counted | null {
  const match = /^(.*?)(\d{1,30})$/s.exec(value);
  if (match === null) return null;
  const [, before = '', digits = ''] = match;
  return { before, number: BigInt(digits), digits: digits.length };
}

function writeCounted({ before, digits }: Counted, number: bigint): Continued {
  return number < 0n ? { ends: 'below-zero' } : before + number.toString().padStart(digits, '0');
}

/**
 * The same for prices, exactly: `1.8, 1.9` gives `2.0`, and `5` gives `6`. They go on below zero, and end before they have too many
 * digits.
 */
export function continuePrices(values: readonly CellValue[], steps: number): Continued {
  const prices = values.flatMap((value) => (value !== null && isCanonicalPrice(value) ? [value] : []));
  const [first, second] = prices;
  const last = prices.at(-1);
  if (first === undefined || last === undefined || prices.length < values.length) return null;
  const step = second === undefined ? '1' : sumOf(second, 'minus', first);
  const isEven = prices.every((price, at) => samePrice(price, stepFrom(first, step, at)));
  if (!isEven) return null;
  const digits = Math.max(...prices.map(fractionDigits));
  const next = roundDecimal(stepFrom(steps > 0 ? last : first, step, steps), digits) ?? '';
  return isCanonicalPrice(next) ? next : { ends: 'too-many-digits' };
}

function stepFrom(price: string, step: string, times: number): string {
  return sumOf(price, 'plus', sumOf(step, 'times', String(times)));
}

/** Of canonical prices, which are all numbers. */
function sumOf(one: string, sum: Sum, other: string): string {
  return expectPresent(calculate(one, sum, other), 'a sum of two numbers');
}
