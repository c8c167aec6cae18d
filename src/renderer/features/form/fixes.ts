import { Big } from 'big.js';
import { CURRENCY_CODES, currencyDigits } from '../../../shared/model/currency.ts';
import { isCanonicalPrice } from '../../../shared/model/money.ts';
import type { ProductFields } from '../../../shared/model/product.ts';
import { t } from '../../i18n/t.ts';
import type { FieldIssue, RemoteTarget } from './form-issues.ts';

/** A repair that the form offers beside a problem: what the button says, and what it writes or where it leads. */
export type Fix = { readonly label: string } & (
  | { readonly patch: Partial<ProductFields> }
  /** To the settings of this remote, where it is said where its images go. */
  | { readonly imagesOf: number }
  /** What failed at this place is tried once more. */
  | { readonly tryPlace: number }
);

/** The repair of an issue, where one can be named that loses nothing unseen. */
export function findFix(issue: FieldIssue, fields: ProductFields, catalogCurrency: string): Fix | null {
  switch (issue.code) {
    case 'required':
      return issue.field === 'type' ? { label: t`Use standard`, patch: { type: 'standard' } } : null;
    case 'too-long':
      return shorten(issue, fields);
    case 'too-many-decimals':
      return roundPrice(fields);
    case 'currency-missing':
    case 'not-a-currency':
    case 'currency-unknown-there':
      return chooseCurrency(issue.remotes, fields, catalogCurrency);
    case 'url-not-https':
      return takeHttps(fields);
    case 'not-exact-number':
      return quoteNumber(issue.text, fields);
    case 'image-not-uploaded':
      return chooseImagePlace(issue.remotes);
    case 'image-upload-failed':
      return tryImageAgain(issue.remotes);
    default:
      return null;
  }
}

/** The address of a file that is published is the place’s. */
function takeHttps({ imageUrl }: ProductFields): Fix | null {
  const address = imageUrl.trim();
  const secure = address.replace(/^http:/i, 'https:');
  return secure === address ? null : { label: t`Use https://`, patch: { imageUrl: secure } };
}

function chooseImagePlace([first]: readonly RemoteTarget[]): Fix | null {
  return first === undefined ? null : { label: t`Choose where images go…`, imagesOf: first.remote.id };
}

function tryImageAgain([first]: readonly RemoteTarget[]): Fix | null {
  const place = first?.remote.settings.imagePlaceId ?? null;
  return place === null ? null : { label: t`Try again`, tryPlace: place };
}

function shorten({ field, remotes }: FieldIssue, fields: ProductFields): Fix | null {
  const limits = remotes.flatMap(({ profile }) => {
    const limit = profile.fields.find((rule) => rule.from === field)?.maxLength;
    return limit === undefined ? [] : [limit];
  });
  const text = fields[field];
  if (limits.length === 0 || typeof text !== 'string') return null;
  const limit = Math.min(...limits);
  const short = Array.from(text.trim()).slice(0, limit).join('').trimEnd();
  return { label: t`Shorten to ${limit}`, patch: { [field]: short } };
}

function roundPrice({ price, currency }: ProductFields): Fix | null {
  const digits = currency === null ? null : currencyDigits(currency);
  if (price === null || digits === null || !isCanonicalPrice(price)) return null;
  const rounded = new Big(price).toFixed(digits);
  return { label: t`Round to ${rounded}`, patch: { price: rounded } };
}

/** What people write for a currency; names that several currencies share are not here. */
const CURRENCY_NAMES: Readonly<Record<string, string>> = {
  '€': 'EUR',
  EURO: 'EUR',
  EUROS: 'EUR',
  US$: 'USD',
  $US: 'USD',
  DOLLAR: 'USD',
  DOLLARS: 'USD',
  'US DOLLAR': 'USD',
  'US DOLLARS': 'USD',
  '£': 'GBP',
  POUND: 'GBP',
  POUNDS: 'GBP',
  STERLING: 'GBP',
  YEN: 'JPY',
  SFR: 'CHF',
  'SWISS FRANC': 'CHF',
  'SWISS FRANCS': 'CHF',
  CA$: 'CAD',
  A$: 'AUD',
  RMB: 'CNY',
  YUAN: 'CNY',
  '₹': 'INR',
  ZŁ: 'PLN',
  ZLOTY: 'PLN',
  KČ: 'CZK',
};

/** A code is offered only where it is plain which one was meant: another currency is another price. */
function chooseCurrency(
  remotes: readonly RemoteTarget[],
  { currency }: ProductFields,
  catalogCurrency: string,
): Fix | null {
  const typed = currency?.trim().toUpperCase() ?? '';
  const code = typed === '' ? knownEverywhere(catalogCurrency, remotes) : meantCurrency(typed);
  return code === null || code === currency ? null : { label: t`Use ${code}`, patch: { currency: code } };
}

function meantCurrency(typed: string): string | null {
  const named = CURRENCY_NAMES[typed];
  if (named !== undefined) return named;
  const letters = typed.replaceAll(/[^A-Z]/g, '');
  return CURRENCY_CODES.includes(letters) ? letters : null;
}

function knownEverywhere(code: string, remotes: readonly RemoteTarget[]): string | null {
  return remotes.every(({ remote }) => knownCurrencies(remote.settings).includes(code)) ? code : null;
}

/** The currencies that a remote takes, its account's own first. */
export function knownCurrencies(settings: RemoteTarget['remote']['settings']): readonly string[] {
  const codes = Object.keys(settings.currencies);
  return settings.accountCurrency === null ? codes : [settings.accountCurrency, ...codes];
}

/** Puts the number that the sentence names in quotes, at its one place. */
function quoteNumber(sentence: string, { customData }: ProductFields): Fix | null {
  const literal = /The number (\S+) in/.exec(sentence)?.[1];
  if (literal === undefined || customData === null || literal.endsWith('…')) return null;
  const parts = customData.split(literal);
  if (parts.length !== 2) return null;
  return { label: t`Put it in quotes`, patch: { customData: parts.join(`"${literal}"`) } };
}
