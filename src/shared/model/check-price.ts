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
  if (rule === undefined) return [];
  if (currency === null || currency.trim() === '') {
    return currencyProblem('currency-missing', 'The price has no currency. Choose one.');
  }
  if (currencyDigits(currency) === null) {
    return currencyProblem(
      'not-a-currency',
      `“${currency}” is no currency code. Choose one such as EUR or USD.`,
    );
  }
  const looksUp = rule.transform.some(({ kind }) => kind === 'lookup');
  if (!looksUp || findCurrency(settings, currency).kind !== 'unknown') return [];
  return currencyProblem(
    'currency-unknown-there',
    `${profile.name}’s id for ${currency} is not known. Add it to the remote’s currencies, or choose another currency.`,
  );
}

function currencyProblem(code: Issue['code'], text: string): readonly Issue[] {
  return [{ level: 'problem', field: 'currency', code, text }];
}
