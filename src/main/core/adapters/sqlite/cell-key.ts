import { COLUMNS } from './product-record.ts';

/** The number of each column in keys; being in the trash is one of the values of a Change, too. */
const NAMES = [...Object.values(COLUMNS), 'trashed'] as const;

export function fieldNumber(column: string): number {
  return NAMES.findIndex((name) => name === column);
}

export function columnOfNumber(number: number): string {
  return NAMES[number] ?? 'name';
}

/** The same as an expression on a column with the names. */
export function fieldNumberSql(column: string): string {
  return `CASE ${column} ${NAMES.map((name, number) => `WHEN '${name}' THEN ${number}`).join(' ')} END`;
}

/**
 * One value of one product as one whole number, in the order of the products: a table with it as its row id needs no index to
 * find a value, and going through the products goes through it from front to back.
 */
export function cellKeySql(preview: string | number, product: string, number: string | number): string {
  return `((${preview} << 40) | (${product} << 4) | ${number})`;
}

/** The number of the field in such a key. */
export function numberInKeySql(key: string): string {
  return `(${key} & 15)`;
}
