import { longestOf, PRODUCT_FIELDS } from '../../../shared/model/cell-rules.ts';
import type { ProductFields } from '../../../shared/model/product.ts';
import { t } from '../../i18n/t.ts';
import { fieldTitle } from '../../ui/field-words.ts';
import { formatCount } from '../../ui/format.ts';

/** Says which field is too long to be stored at all, or `null`: such a form can't be kept until it is shortened. */
export function tooLongToKeep(fields: ProductFields): string | null {
  for (const field of PRODUCT_FIELDS) {
    const length = fields[field]?.length ?? 0;
    const limit = longestOf(field);
    if (length > limit) {
      return t`${fieldTitle(field)} has ${formatCount(length)} characters. Offshelf can keep ${formatCount(limit)}: shorten it.`;
    }
  }
  return null;
}
