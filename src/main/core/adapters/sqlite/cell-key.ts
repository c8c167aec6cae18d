import { expectPresent } from '../../../../shared/assert.ts';
import type { ProductField } from '../../../../shared/model/product.ts';
import { COLUMNS, FIELDS } from './product-record.ts';

/** The number of each column in keys; being in the trash is one of the values of a Change, too. Catalogs are full of them. */
const NUMBERS = {
  name: 0,
  sku: 1,
  type: 2,
  description: 3,
  status: 4,
  price: 5,
  currency: 6,
  billing_type: 7,
  billing_period: 8,
  image_url: 9,
  image_alt: 10,
  custom_data: 11,
  trashed: 12,
} as const satisfies Record<(typeof COLUMNS)[keyof typeof COLUMNS] | 'trashed', number>;

const NUMBER_OF = new Map<string, number>(Object.entries(NUMBERS));
const NAME_OF = new Map<number, string>(Object.entries(NUMBERS).map(([name, number]) => [number, name]));

export function fieldNumber(column: string): number {
  return expectPresent(NUMBER_OF.get(column), 'every column of a field has a number');
}

export function columnOfNumber(number: number): string {
  return expectPresent(NAME_OF.get(number), 'a key has the number of a column');
}

/** The fields of products that numbers in keys stand for. */
export function fieldsOfNumbers(numbers: Iterable<number>): ReadonlySet<ProductField | 'trashed'> {
  return new Set(Array.from(numbers, (number) => fieldOf(columnOfNumber(number))));
}

/** What a column holds of a product, or that it is in the trash. */
export function fieldOf(column: string): ProductField | 'trashed' {
  return FIELDS.find((field) => COLUMNS[field] === column) ?? 'trashed';
}

/**
 * One value of one product as one whole number, in the order of the products: a table with it as its row id needs no index to
 * find a value, and going through the products goes through it from front to back.
 */
export function cellKeySql(preview: string | number, product: string, number: string | number): string {
  return `((${preview} << 40) | (${product} << 4) | ${number})`;
}

/** The number of the field in such a key, or in one of a Change. */
export function numberInKeySql(key: string): string {
  return `(${key} & 15)`;
}

/** The same for a value of a Change: `change_value` has columns that say what is in its keys. */
export function changeKeySql(change: string, product: string | number, number: string | number): string {
  return `((${change} << 36) | (${product} << 4) | ${number})`;
}

/** The product and the field of a Change's value, without the Change. */
export function cellInKeySql(key: string): string {
  return `(${key} & ((1 << 36) - 1))`;
}

/** Whether a key is one of a Change. */
export function isOfChangeSql(key: string, change: string): string {
  return `${key} BETWEEN ${changeKeySql(change, 0, 0)} AND ${changeKeySql(change, LAST_PRODUCT, 15)}`;
}

/** Whether a key is one of `@change`, from the product `@first` to the product `@last`. */
export function isOfPartSql(key: string): string {
  return `${key} BETWEEN ${changeKeySql('@change', '@first', 0)} AND ${changeKeySql('@change', '@last', 15)}`;
}

/** The greatest id that has room in such a key. */
export const LAST_PRODUCT = 2 ** 32 - 1;
