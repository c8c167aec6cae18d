import type { Product, ProductField, ProductFields } from '../../../../shared/model/product.ts';

/** The column of each field. */
export const COLUMNS = {
  name: 'name',
  sku: 'sku',
  type: 'type',
  description: 'description',
  status: 'status',
  price: 'price',
  currency: 'currency',
  billingType: 'billing_type',
  billingPeriod: 'billing_period',
  imageUrl: 'image_url',
  imageAlt: 'image_alt',
  customData: 'custom_data',
} as const satisfies Record<ProductField, string>;

export const FIELDS = Object.keys(COLUMNS) as ProductField[]; // the keys of a record of all fields

/** A row as `SELECT_PRODUCT` reads it. */
export type ProductRecord = ProductFields & Omit<Product, 'fields'>;

const FIELD_COLUMNS = FIELDS.map((field) => `p.${COLUMNS[field]} AS ${field}`).join(', ');

export const SELECT_PRODUCT = `SELECT p.id, p.version, ${FIELD_COLUMNS},
  p.created_at AS createdAt, p.updated_at AS updatedAt, p.trashed_at AS trashedAt FROM product p`;

export const INSERT_FIELDS = `(${FIELDS.map((field) => COLUMNS[field]).join(', ')}, created_at, updated_at)
  VALUES (${FIELDS.map((field) => `@${field}`).join(', ')}, @at, @at)`;

export const SET_FIELDS = FIELDS.map((field) => `${COLUMNS[field]} = @${field}`).join(', ');

export function toProduct({
  id,
  version,
  createdAt,
  updatedAt,
  trashedAt,
  ...fields
}: ProductRecord): Product {
  return { id, version, fields, createdAt, updatedAt, trashedAt };
}
