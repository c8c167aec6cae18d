import { expectPresent } from '../../../../shared/assert.ts';
import { currencyDigits } from '../../../../shared/model/currency.ts';
import { calculate } from '../../../../shared/model/decimal.ts';
import { isCanonicalPrice } from '../../../../shared/model/money.ts';
import { readValues } from '../read-rows.ts';
import type { RowsState } from '../rows-store.ts';
import type { Span } from './rects.ts';

export type PriceSums = {
  /** The exact sum in each currency, which is '' where none is set; that of the first row first. */
  readonly sums: ReadonlyMap<string, string>;
  /** Prices that no remote could read, and prices in no currency that is known. */
  readonly unread: number;
};

/**
 * Adds the prices of these rows, read or not, piece by piece as the core gives them. `null` where they could not be read, or
 * `isEnded` says that nobody wants them any more.
 */
export async function sumPrices(
  list: RowsState,
  spans: readonly Span[],
  isEnded: () => boolean,
): Promise<PriceSums | null> {
  const sums = new Map<string, string>();
  let unread = 0;
  for (const { from, to } of spans) {
    for (let at = from; at <= to; ) {
      const read = await readValues(list, at, to - at + 1, ['price', 'currency']);
      if (!read.ok || isEnded() || read.value.values.length === 0) return null;
      for (const [price, currency] of read.value.values) {
        const code = (currency ?? '').trim();
        const text = (price ?? '').trim();
        if (text === '') continue;
        if (isCanonicalPrice(text) && (code === '' || currencyDigits(code) !== null)) {
          sums.set(code, add(sums.get(code) ?? '0', text));
        } else unread += 1;
      }
      at += read.value.values.length;
    }
  }
  return { sums, unread };
}

function add(sum: string, price: string): string {
  return expectPresent(calculate(sum, 'plus', price), 'a sum of two numbers');
}
