/** The currency that most people in a region price in, for a new catalog; anybody can choose another. */
const CURRENCIES: Readonly<Record<string, string>> = {
  AUD: 'AU',
  BRL: 'BR',
  CAD: 'CA',
  CHF: 'CH LI',
  CNY: 'CN',
  CZK: 'CZ',
  DKK: 'DK',
  EUR: 'AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK',
  GBP: 'GB',
  HUF: 'HU',
  INR: 'IN',
  JPY: 'JP',
  KRW: 'KR',
  MXN: 'MX',
  NOK: 'NO',
  NZD: 'NZ',
  PLN: 'PL',
  RON: 'RO',
  SEK: 'SE',
  SGD: 'SG',
  TRY: 'TR',
  ZAR: 'ZA',
};

/** ISO 4217 code for an ISO 3166 region; US dollars where the region is not known. */
export function homeCurrency(region: string): string {
  const found = Object.entries(CURRENCIES).find(([, regions]) => regions.split(' ').includes(region));
  return found?.[0] ?? 'USD';
}
