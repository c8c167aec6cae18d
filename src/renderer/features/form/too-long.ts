import { longestOf, PRODUCT_FIELDS } from '../../../shared/model/cell-rules.ts';
import type { ProductFields } from '../../../shared/model/product.ts';
import { t } from '../../i18n/t.ts';
import { fieldTitle } from '../../ui/field-words.ts';
import { countOf, formatCount } from '../../ui/format.ts';

/** Says which field is too long to be stored at all, or `null`: such a form can't be kept until it is shortened. */
export function tooLongToKeep(fields: ProductFields): string | null {
  for (const field of PRODUCT_FIELDS) {
    const limit = longestOf(field);
    const over = (fields[field]?.length ?? 0) - limit;
    if (over > 0) {
      return t`${fieldTitle(field)} is ${countOf(over, 'character')} too long for Offshelf, which can keep ${formatCount(limit)}; an emoji counts as two. Shorten it.`;
    }
  }
  return null;
}
