import { currencyOfSign, isSignOf } from '../../../../shared/model/currency-signs.ts';
import type { ImportPlan } from '../../../../shared/model/transfer.ts';
import type { Trouble } from './cell-reading.ts';
import { shown } from './read-price.ts';
import type { RowReading } from './read-row.ts';

/**
 * The currency of a product whose price has one beside it. It is the product's, or the person wants it taken where no column
 * says another; a price of a currency is never taken for one of another.
 */
export function settleCurrency(
  plan: Pick<ImportPlan, 'signCurrency'>,
  { signed, values }: Pick<RowReading, 'signed' | 'values'>,
  before: string | null,
): { readonly currency: string | null } | { readonly trouble: Trouble } {
  const currency = values.currency === undefined ? before : values.currency;
  if (signed === null || signed.signs.every((sign) => isSignOf(sign, currency))) return { currency };
  const [said = null, ...others] = new Set(signed.signs.map(currencyOfSign));
  const isTaken = plan.signCurrency === 'take' && values.currency === undefined;
  if (isTaken && said !== null && others.length === 0) return { currency: said };
  const own = currency === null || currency === '' ? 'which has none' : currency;
  const note = `The price “${shown(signed.text)}” is not in the currency of the product, ${own}. Say its currency in a column, or take it from beside the price.`;
  return { trouble: { repair: 'price-other-currency', note } };
}
