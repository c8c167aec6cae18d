import { currencyDigits } from './currency.ts';
import { findCurrency, findRule, type Target } from './field-rule.ts';
import type { Issue } from './issue.ts';
import {
  fractionDigits,
  isCanonicalPrice,
  MAX_SIGNIFICANT_DIGITS,
  type PriceForm,
  writePrice,
} from './money.ts';
import type { ProductFields } from './product.ts';

/** Problems and hints of price and currency, for a remote that stores a price. */
export function checkPrice(fields: ProductFields, target: Target): readonly Issue[] {
  const { price, currency } = fields;
  const rule = findRule(target.profile, 'price');
  if (price === null || price.trim() === '' || rule === undefined) return [];
  return [...checkAmount(price, currency, formsOf(target.profile)), ...checkCurrency(currency, target)];
}

/** What no remote takes as a price, whatever its rules. */
export function checkPriceAnywhere({ price, currency }: ProductFields): readonly Issue[] {
  if (price === null || price.trim() === '') return [];
  const isNamed = currency !== null && currency.trim() !== '';
  return [...checkAmount(price, currency, ['string-major']), ...(isNamed ? checkCode(currency) : [])];
}

/** Every form in which a price is sent; a remote may want several. */
function formsOf({ fields }: Target['profile']): readonly PriceForm[] {
  const steps = fields.filter(({ from }) => from === 'price').flatMap(({ transform }) => transform);
  return ['string-major', ...steps.flatMap((step) => (step.kind === 'money' ? [step.as] : []))];
}

function checkAmount(price: string, currency: string | null, forms: readonly PriceForm[]): readonly Issue[] {
  if (!isCanonicalPrice(price)) {
    const text = `“${price}” can’t be read as one price. Type a plain number with at most ${MAX_SIGNIFICANT_DIGITS} digits.`;
    return [{ level: 'problem', field: 'price', code: 'not-a-price', text }];
  }
  const tooFine = checkDecimals(price, currency);
  if (tooFine.length > 0 || forms.every((form) => canWrite(price, currency, form)))
    return [...tooFine, ...checkSign(price)];
  const text = `${price} can’t be sent without changing it. Round it, and choose a currency.`;
  return [{ level: 'problem', field: 'price', code: 'not-a-price', text }];
}

function canWrite(price: string, currency: string | null, form: PriceForm): boolean {
  try {
    writePrice(price, currency, form);
    return true;
  } catch {
    return false;
  }
}

function checkDecimals(price: string, currency: string | null): readonly Issue[] {
  const limit = currency === null ? null : currencyDigits(currency);
  const used = fractionDigits(price.includes('.') ? price.replace(/\.?0+$/, '') : price);
  if (limit === null || used <= limit) return [];
  const allowed = limit === 0 ? 'no digits' : `at most ${limit} digits`;
  return [
    {
      level: 'problem',
      field: 'price',
      code: 'too-many-decimals',
      text: `${currency} has ${allowed} after the decimal point; this price has ${used}. Round it.`,
    },
  ];
}

function checkSign(price: string): readonly Issue[] {
  if (!price.startsWith('-')) return [];
  return [{ level: 'hint', field: 'price', code: 'negative-price', text: 'The price is below zero.' }];
}

/** A wrong currency changes what people pay, so that a remote is never left to assume one that was not named. */
function checkCurrency(currency: string | null, target: Target): readonly Issue[] {
  const { profile, settings } = target;
  const rule = findRule(profile, 'currency');
  if (rule === undefined) return checkAccountCurrency(currency, target);
  if (currency === null || currency.trim() === '') {
    return currencyProblem('currency-missing', 'The price has no currency. Choose one.');
  }
  const noCode = checkCode(currency);
  if (noCode.length > 0) return noCode;
  const looksUp = rule.transform.some(({ kind }) => kind === 'lookup');
  if (!looksUp || findCurrency(settings, currency).kind !== 'unknown') return [];
  return currencyProblem(
    'currency-unknown-there',
    `${profile.name}’s id for ${currency} is not known. Add it to the remote’s currencies, or choose another currency.`,
  );
}

/** Where a price goes without its currency, it means the account's, as far as that is known. */
function checkAccountCurrency(currency: string | null, { profile, settings }: Target): readonly Issue[] {
  const { accountCurrency } = settings;
  if (accountCurrency === null || currency === null || currency === accountCurrency) return [];
  return currencyProblem(
    'currency-unknown-there',
    `Prices at ${profile.name} are in ${accountCurrency}, and this one is in ${currency}. Choose ${accountCurrency} and a price in it.`,
  );
}

function checkCode(currency: string): readonly Issue[] {
  if (currencyDigits(currency) !== null) return [];
  return currencyProblem(
    'not-a-currency',
    `“${currency}” is no currency code. Choose one such as EUR or USD.`,
  );
}

function currencyProblem(code: Issue['code'], text: string): readonly Issue[] {
  return [{ level: 'problem', field: 'currency', code, text }];
}
