import { longestOf, PRODUCT_FIELDS } from '../../../shared/model/cell-rules.ts';
import { fieldTitle } from '../../../shared/model/field-words.ts';
import type { ProductFields } from '../../../shared/model/product.ts';

/** Says which field is too long to be stored at all, or `null`: such a form can't be kept until it is shortened. */
export function tooLongToKeep(fields: ProductFields): string | null {
  for (const field of PRODUCT_FIELDS) {
    const length = fields[field]?.length ?? 0;
    const limit = longestOf(field);
    if (length > limit) {
      const count = (value: number) => value.toLocaleString();
      return `${fieldTitle(field)} has ${count(length)} characters. Offshelf can keep ${count(limit)}: shorten it.`;
    }
  }
  return null;
}
