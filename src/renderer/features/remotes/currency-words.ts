import { currencyDigits } from '../../../shared/model/currency.ts';
import { plural, s, t } from '../../i18n/t.ts';
import { formatCount } from '../../ui/format.ts';
import type { RemoteDraft } from './remote-draft.ts';

type InUse = readonly { readonly code: string; readonly count: number }[];

/** How many products would wait because their currency stands nowhere in the form; `null` where none would. */
export function sayUnknownCurrencies(
  inUse: InUse,
  { currencies, accountCurrency }: Pick<RemoteDraft, 'currencies' | 'accountCurrency'>,
): string | null {
  const named = currencies.filter(({ id }) => id.trim() !== '').map(({ code }) => code.trim().toUpperCase());
  const known = new Set([accountCurrency.trim().toUpperCase(), ...named]);
  // What is no currency is a problem of the product, whatever stands here.
  const unknown = inUse.filter(({ code }) => currencyDigits(code) !== null && !known.has(code));
  if (unknown.length === 0) return null;
  const parts = unknown.slice(0, MOST).map(({ code, count }) => sayHowMany(formatCount(count), count, code));
  const rest = unknown.length > MOST ? [t`others in ${unknown.length - MOST} more currencies`] : [];
  return t`${[...parts, ...rest].join(', ')}: without a default or an id for it they wait.`;
}

const MOST = 3;

function sayHowMany(n: string, count: number, code: string): string {
  return plural(count, s`${n} product is in ${code}`, s`${n} products are in ${code}`);
}
