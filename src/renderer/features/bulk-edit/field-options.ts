import { PRODUCT_FIELDS } from '../../../shared/model/cell-rules.ts';
import { FIELD_WORDS } from '../../../shared/model/field-words.ts';
import type { ProductField } from '../../../shared/model/product.ts';

/** A field's name as a heading: `Image address`. */
export function fieldTitle(field: ProductField): string {
  const words = FIELD_WORDS[field];
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

export const FIELD_OPTIONS = PRODUCT_FIELDS.map((field) => ({ value: field, label: fieldTitle(field) }));
