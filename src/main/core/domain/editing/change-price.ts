import type { BulkAction } from '../../../../shared/model/bulk-action.ts';
import type { CellValue } from '../../../../shared/model/cell.ts';
import { currencyDigits } from '../../../../shared/model/currency.ts';
import { calculate, roundDecimal } from '../../../../shared/model/decimal.ts';
import { fractionDigits, isCanonicalPrice, samePrice } from '../../../../shared/model/money.ts';
import type { Outcome } from './outcome.ts';

type PriceAction = Extract<BulkAction, { kind: 'price' }>;

/** Where the currency is not known, a price keeps the digits it has, and at least these. */
const USUAL_DIGITS = 2;

/** A price made higher or lower, exactly, rounded half away from zero. A price that is not set stays so. */
export function changePrice(price: CellValue, currency: CellValue, action: PriceAction): Outcome {
  if (price === null || price === '') return { kind: 'value', value: price };
  if (!isCanonicalPrice(price)) return problem('The price can not be read as a number.');
  const exact = calculate(price, 'plus', differenceOf(price, action)) ?? '';
  const value = roundDecimal(exact, digitsOf(price, exact, currency, action)) ?? '';
  if (value.startsWith('-') && !price.startsWith('-')) return problem('The price would be less than zero.');
  if (!isCanonicalPrice(value)) return problem('The price would have too many digits.');
  return { kind: 'value', value: samePrice(value, price) ? price : value };
}

function differenceOf(price: string, { by, change }: PriceAction): string {
  if (by === 'amount') return change;
  return calculate(calculate(price, 'times', change) ?? '', 'div', '100') ?? '';
}

/** Digits after the point: as many as the currency has, where nobody says otherwise, but no noughts that nobody typed. */
function digitsOf(price: string, exact: string, currency: CellValue, { digits }: PriceAction): number {
  if (digits !== null) return digits;
  const most = currencyDigits(currency ?? '') ?? Math.max(USUAL_DIGITS, fractionDigits(price));
  return Math.min(most, Math.max(fractionDigits(price), fractionDigits(exact)));
}

function problem(message: string): Outcome {
  return { kind: 'problem', message };
}
