import { Big } from 'big.js';

export type Sum = 'plus' | 'minus' | 'times' | 'div';

/** A sum of two decimals written as text, exact but for endless divisions; `null` where one is no number. */
export function calculate(a: string, sum: Sum, b: string): string | null {
  try {
    return new Big(a)[sum](new Big(b)).toFixed();
  } catch {
    return null;
  }
}

/** A decimal with exactly so many digits after the point, a half rounded away from zero; `null` where it is no number. */
export function roundDecimal(text: string, digits: number): string | null {
  try {
    return new Big(text).toFixed(digits, Big.roundHalfUp);
  } catch {
    return null;
  }
}
