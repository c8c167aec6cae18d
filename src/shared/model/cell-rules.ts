import { BILLING_PERIODS, BILLING_TYPES, STATUSES } from './choices.ts';
import type { ProductField } from './product.ts';

// Without schemas: the window uses it, and carries none.

/** Every field, in the order in which a person knows them. */
export const PRODUCT_FIELDS = [
  'name',
  'sku',
  'type',
  'description',
  'status',
  'price',
  'currency',
  'billingType',
  'billingPeriod',
  'imageUrl',
  'imageAlt',
  'customData',
] as const satisfies readonly ProductField[];

const CHOICES: Partial<Record<ProductField, readonly string[]>> = {
  status: STATUSES,
  billingType: BILLING_TYPES,
  billingPeriod: BILLING_PERIODS,
};

/** The only words that a field takes; `null` where it takes any text. */
export function choicesOf(field: ProductField): readonly string[] | null {
  return CHOICES[field] ?? null;
}

const NULLABLE: ReadonlySet<ProductField> = new Set([
  'sku',
  'status',
  'price',
  'currency',
  'billingType',
  'billingPeriod',
  'customData',
]);

/** True for a field that can be not set, which is not the same as empty. */
export function canBeUnset(field: ProductField): boolean {
  return NULLABLE.has(field);
}

const LONG: ReadonlySet<ProductField> = new Set(['description', 'customData']);

/** The most UTF-16 units that a field takes. */
export function longestOf(field: ProductField): number {
  return LONG.has(field) ? 1_000_000 : 10_000;
}
