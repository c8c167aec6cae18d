import { Big } from 'big.js';

export type Sum = 'plus' | 'minus' | 'times' | 'div';

/** A number that is counted with has at most so many digits that are not noughts at its ends. */
const MOST_DIGITS = 1000;
/** A price has at most so many characters, and may be all noughts but for its last. */
const MOST_NOUGHTS = 10_000;

/** @throws where the text is no number, or one such as `1e999999`, whose digits alone would take all memory */
function readDecimal(text: string): Big {
  const number = new Big(text);
  if (Math.abs(number.e) > MOST_NOUGHTS || number.c.length > MOST_DIGITS) {
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
