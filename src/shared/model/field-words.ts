import type { ProductField } from './product.ts';

/** What a field is called inside a sentence. */
export const FIELD_WORDS: Readonly<Record<ProductField, string>> = {
  name: 'name',
  sku: 'SKU',
  type: 'type',
  description: 'description',
  status: 'status',
  price: 'price',
  currency: 'currency',
  billingType: 'billing type',
  billingPeriod: 'billing period',
  imageUrl: 'image address',
  imageAlt: 'image alt text',
  customData: 'custom data',
};
