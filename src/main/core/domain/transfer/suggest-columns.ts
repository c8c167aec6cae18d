import { PRODUCT_FIELDS } from '../../../../shared/model/cell-rules.ts';
import { currencyDigits } from '../../../../shared/model/currency.ts';
import { FIELD_WORDS } from '../../../../shared/model/field-words.ts';
import type { ColumnTarget } from '../../../../shared/model/transfer.ts';
import { SHOP_NAMES, type Shop } from '../../../../shared/model/transfer-words.ts';
import { lookUp } from './look-up.ts';
import { normalHeading } from './normal-heading.ts';
import { OTHER_WORDS, SHOP_HEADINGS, type ShopHeadings } from './shop-headings.ts';

/** What Offshelf's own exports call the product's id. */
export const PRODUCT_ID_HEADING = 'offshelfId';

export type Suggested = { readonly target: ColumnTarget; readonly reason: string };

/** Whose export a file with these headings is. */
export function findShop(headings: readonly string[]): ShopHeadings | null {
  const there = new Set(headings.map(normalHeading));
  return SHOP_HEADINGS.find(({ signs }) => signs.every((sign) => there.has(sign))) ?? null;
}

/** The same where no ' stands in front of what a spreadsheet would take for a formula. */
export const RAW_PRODUCT_ID_HEADING = 'offshelfIdRaw';

/** True of a file that Offshelf wrote. */
export function isOwnExport(headings: readonly string[]): boolean {
  return (headings[0] === PRODUCT_ID_HEADING || isRawExport(headings)) && headings.includes('name');
}

export function isRawExport(headings: readonly string[]): boolean {
  return headings[0] === RAW_PRODUCT_ID_HEADING;
}

/** What each column is probably for, and why; no two go into the same field. */
export function suggestColumns(
  headings: readonly string[],
  shop: ShopHeadings | null,
  currency: string,
): readonly Suggested[] {
  const found = headings.map((heading) => suggestOne(heading, shop, currency));
  const fields = found.map(({ target }) => (target.to === 'field' ? target.field : null));
  const known = Object.keys(shop?.places ?? {});
  const rank = (at: number): number => known.indexOf(normalHeading(headings[at] ?? ''));
  const isFirst = (at: number): boolean =>
    fields.every(
      (field, other) =>
        field !== fields[at] || rank(other) > rank(at) || (rank(other) === rank(at) && other >= at),
    );
  return found.map((one, at) => {
    const field = fields[at] ?? null;
    return field === null || isFirst(at)
      ? one
      : leaveOut(`another column is the ${FIELD_WORDS[field]} already`);
  });
}

function suggestOne(heading: string, shop: ShopHeadings | null, currency: string): Suggested {
  const normal = normalHeading(heading);
  if (shop !== null) return suggestPrice(normal, shop, currency) ?? suggestKnown(normal, shop);
  if (heading === PRODUCT_ID_HEADING || heading === RAW_PRODUCT_ID_HEADING)
    return { target: { to: 'product-id' }, reason: 'Offshelf wrote this file' };
  const [, bare = normal, beside] = IN_BRACKETS.exec(normal) ?? [];
  const code = beside?.toUpperCase() ?? '';
  const isOtherMoney = currencyDigits(code) !== null && code !== currency;
  const field = FIELDS.get(bare.replaceAll(' ', ''));
  const other = lookUp(OTHER_WORDS, bare);
  if ((field ?? other) === 'price' && isOtherMoney) return leaveOut(`not in ${currency}`);
  if (field !== undefined) return { target: { to: 'field', field }, reason: 'the same word' };
  if (other !== undefined)
    return { target: { to: 'field', field: other }, reason: `another word for ${FIELD_WORDS[other]}` };
  if (['remote id', 'external id', 'product id'].includes(normal))
    return { target: { to: 'remote-id' }, reason: 'an id that a remote gave' };
  const key = /^custom ?data[. ](.+)$/iu.exec(heading.trim())?.[1];
  if (key !== undefined) return { target: { to: 'custom-data', key }, reason: 'the heading says so' };
  return leaveOut('');
}

/** `price (eur)`: what a heading says beside its word. */
const IN_BRACKETS = /^(.+?) ?[([]([^()[\]]+)[)\]]$/u;

const FIELDS = new Map(
  PRODUCT_FIELDS.flatMap((field) => [
    [field.toLowerCase(), field] as const,
    [FIELD_WORDS[field].toLowerCase().replaceAll(' ', ''), field] as const,
  ]),
);

function suggestKnown(normal: string, { shop, places }: ShopHeadings): Suggested {
  const place = lookUp(places, normal);
  const reason = sayKnown(shop);
  if (place === undefined) return leaveOut('');
  const field = PRODUCT_FIELDS.find((one) => one === place);
  return {
    target: field === undefined ? { to: 'custom-data', key: place.slice(1) } : { to: 'field', field },
    reason,
  };
}

/** Medusa has one price for each currency: the catalog's is the price, the others are kept beside it. */
function suggestPrice(normal: string, { shop }: ShopHeadings, currency: string): Suggested | null {
  const code = shop === 'medusa' ? /^variant price ([a-z]{3})$/u.exec(normal)?.[1]?.toUpperCase() : undefined;
  if (code === undefined) return null;
  return code === currency
    ? {
        target: { to: 'field', field: 'price' },
        reason: `the price in ${currency}, as this catalog has them`,
      }
    : { target: { to: 'custom-data', key: `price${code}` }, reason: `not in ${currency}` };
}

function sayKnown(shop: Shop): string {
  return `known from ${SHOP_NAMES[shop]}`;
}

function leaveOut(reason: string): Suggested {
  return { target: { to: 'ignore' }, reason };
}
