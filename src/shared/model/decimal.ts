import { Big } from 'big.js';

export type Sum = 'plus' | 'minus' | 'times' | 'div';

/** So many digits a sum of two prices has at most: each has 10,000 characters at most, and may be noughts but for its last. */
const MOST_DIGITS = 20_000;

/** @throws where the text is no number, or one such as `1e999999`, whose digits alone would take all memory */
function readDecimal(text: string): Big {
  const number = new Big(text);
  if (Math.abs(number.e) > MOST_DIGITS || number.c.length > MOST_DIGITS) {
    throw new RangeError('too many digits');
  }
  return number;
}

/** A sum of two decimals written as text, exact but for endless divisions; `null` where one is no number, or far too long. */
export function calculate(a: string, sum: Sum, b: string): string | null {
  try {
    return readDecimal(a)[sum](readDecimal(b)).toFixed();
  } catch {
    return null;
  }
}

/** A decimal with exactly so many digits after the point, a half rounded away from zero; `null` where it is no number, or far too long. */
export function roundDecimal(text: string, digits: number): string | null {
  try {
    return readDecimal(text).toFixed(digits, Big.roundHalfUp);
  } catch {
    return null;
  }
}

/** Whether a number is the very amount that stands in the text that it was read from. */
export function isExact(value: number, text: string): boolean {
  try {
    return readDecimal(text).eq(value);
  } catch {
    return false;
  }
}
