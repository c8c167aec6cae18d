import { choicesOf } from './cell-rules.ts';
import type { BillingPeriod, BillingType, ProductField, ProductStatus } from './product.ts';

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

/** A field's name as a heading: `Image address`. */
export function fieldTitle(field: ProductField): string {
  const words = FIELD_WORDS[field];
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

const CHOICE_WORDS: Readonly<Record<ProductStatus | BillingType | BillingPeriod, string>> = {
  active: 'Active',
  draft: 'Draft',
  archived: 'Archived',
  one_time: 'One time',
  recurring: 'Recurring',
  monthly: 'Monthly',
  quarterly: 'Quarterly',
  yearly: 'Yearly',
};

/** What a value is called on screen where its field has words of its own. */
export function wordOfChoice(field: ProductField, value: string): string {
  if (!choicesOf(field)?.includes(value)) return value;
  return CHOICE_WORDS[value as keyof typeof CHOICE_WORDS]; // one of the choices, as just seen
}
