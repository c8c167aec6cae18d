import type { ProductField, ProductFields } from '../../../shared/model/product.ts';
import { FIELD_LABELS } from './field-labels.ts';

/** What the catalog can hold; the same limits as the record's own. */
const LONG_TEXT = 1_000_000;
const ONE_LINE = 10_000;

export function storeLimit(field: ProductField): number {
  return field === 'description' || field === 'customData' ? LONG_TEXT : ONE_LINE;
}

/** Says which field is too long to be stored at all, or `null`: such a form can't be kept until it is shortened. */
export function tooLongToKeep(fields: ProductFields): string | null {
  for (const field of Object.keys(FIELD_LABELS) as ProductField[]) {
    const length = fields[field]?.length ?? 0;
    const limit = storeLimit(field);
    if (length > limit) {
      const count = (value: number) => value.toLocaleString();
      return `${FIELD_LABELS[field]} has ${count(length)} characters. Offshelf can keep ${count(limit)}: shorten it.`;
    }
  }
  return null;
}
