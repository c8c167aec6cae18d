/**
 * ISO 4217 (amendment 179): digits after the decimal point of each active currency. Pinned here because
 * `Intl.NumberFormat` follows CLDR's cash usage and differs for sixteen of them.
 */
const DIGITS: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  2:
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW ' +
    'CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF ' +
    'IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK ' +
    'MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP ' +
    'SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG ' +
    'YER ZAR ZMW ZWG',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

const DIGITS_BY_CODE: ReadonlyMap<string, number> = new Map(
  Object.entries(DIGITS).flatMap(([digits, codes]) =>
    codes.split(' ').map((code) => [code, Number(digits)] as const),
  ),
);

/** Every active ISO 4217 code, in alphabetical order. */
export const CURRENCY_CODES: readonly string[] = [...DIGITS_BY_CODE.keys()].toSorted();

/** Digits after the decimal point that a currency knows, or `null` when the code is no active ISO 4217 code. */
export function currencyDigits(code: string): number | null {
  return DIGITS_BY_CODE.get(code) ?? null;
}

/** A typed code in capitals, as it is kept; what can be no code stays as it is. */
export function tidyCurrency(text: string): string {
  return /^\s*[a-z]{3}\s*$/i.test(text) ? text.trim().toUpperCase() : text;
}
