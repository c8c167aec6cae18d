import { CURRENCY_CODES, currencyDigits } from '../../../../shared/model/currency.ts';
import { MAX_SIGNIFICANT_DIGITS } from '../../../../shared/model/money.ts';

/** What JavaScript trims, and SQLite does not by itself. */
export const SPACES =
  'char(9, 10, 11, 12, 13, 32, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8232, 8233, 8239, 8287, 12288, 65279)';

const DIGITS = `iif(substr(p.price, 1, 1) = '-', substr(p.price, 2), p.price)`;

/** By the same rule as `isCanonicalPrice`; GLOB ends at a NUL. The index of prices is made of it: a change needs a migration. */
export const IS_NO_PRICE = `(instr(p.price, char(0)) > 0 OR ${DIGITS} NOT GLOB '[0-9]*' OR ${DIGITS} GLOB '*[^0-9.]*'
  OR ${DIGITS} GLOB '*.' OR ${DIGITS} GLOB '*.*.*' OR ${DIGITS} GLOB '0[0-9]*'
  OR length(ltrim(replace(${DIGITS}, '.', ''), '0')) > ${MAX_SIGNIFICANT_DIGITS})`;

const FRACTION = `iif(instr(p.price, '.') = 0, 0, length(rtrim(substr(p.price, instr(p.price, '.') + 1), '0')))`;

const MOST_DIGITS = `CASE ${[2, 0, 3, 4]
  .map((digits) => `WHEN p.currency IN (${quote(codesWith(digits))}) THEN ${digits}`)
  .join(' ')} END`;

/** True for a product whose price no remote takes, by the same rules as `checkPriceAnywhere`; never NULL. */
export const PRICE_PROBLEM = `(p.price IS NOT NULL AND trim(p.price, ${SPACES}) <> '' AND (${IS_NO_PRICE}
  OR (p.currency IS NOT NULL AND trim(p.currency, ${SPACES}) <> '' AND COALESCE(${FRACTION} > ${MOST_DIGITS}, true))))`;

function codesWith(digits: number): readonly string[] {
  return CURRENCY_CODES.filter((code) => currencyDigits(code) === digits);
}

function quote(codes: readonly string[]): string {
  return codes.map((code) => `'${code}'`).join(', ');
}
