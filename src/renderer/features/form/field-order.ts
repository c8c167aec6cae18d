import type { ProductField } from '../../../shared/model/product.ts';

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
