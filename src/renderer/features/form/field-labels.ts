import type { ProductField } from '../../../shared/model/product.ts';

/** What each field is called on screen. */
export const FIELD_LABELS = {
  name: 'Name',
  sku: 'SKU',
  type: 'Type',
  description: 'Description',
  status: 'Status',
  price: 'Price',
  currency: 'Currency',
  billingType: 'Billing type',
  billingPeriod: 'Billing period',
  imageUrl: 'Image address',
  imageAlt: 'Image alt text',
  customData: 'Custom data',
} as const satisfies Record<ProductField, string>;

/** The fields in the order of the form: where F8 goes next. */
export const FIELD_ORDER = [
  'name',
  'sku',
  'type',
  'status',
  'description',
  'price',
  'currency',
  'billingType',
  'billingPeriod',
  'imageUrl',
  'imageAlt',
  'customData',
] as const satisfies readonly ProductField[];
