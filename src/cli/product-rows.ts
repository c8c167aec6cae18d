import type { Product } from '../shared/model/product.ts';
import { writeTime } from './reason-words.ts';
import type { Column } from './table.ts';

/** A product as scripts get it: its id and every field. */
export function toProductRow({ id, fields, createdAt, updatedAt }: Product): ProductRow {
  return { id, ...fields, createdAt: writeTime(createdAt), updatedAt: writeTime(updatedAt) };
}

export type ProductRow = Product['fields'] & {
  readonly id: number;
  readonly createdAt: string;
  readonly updatedAt: string;
};

export const PRODUCT_COLUMNS: readonly Column<ProductRow>[] = [
  { head: 'id', of: ({ id }) => id },
  { head: 'name', of: ({ name }) => name },
  { head: 'sku', of: ({ sku }) => sku },
  {
    head: 'price',
    of: ({ price, currency }) => (price === null ? null : `${price} ${currency ?? ''}`.trim()),
  },
  { head: 'status', of: ({ status }) => status },
];
