import type { ProductField } from '../../../shared/model/product.ts';
import type { Submission } from '../../../shared/model/submission.ts';
import { t } from '../../i18n/t.ts';
import { isField } from '../../ui/left-out.ts';

/** The product's name, or words that stand for one that has none. */
export function nameOf({ productName }: Pick<Submission, 'productName'>): string {
  return productName.trim() === '' ? t`A product without a name` : productName;
}

/** The product's name for a sentence or a title; a name that has quotes of its own gets none around it. */
export function quoteName(row: Pick<Submission, 'productName'>): string {
  const name = nameOf(row);
  return row.productName.trim() === '' || /["“”„«»]/.test(name) ? name : `“${name}”`;
}

/** The first field that the remote complained about: where “Fix” goes. */
export function fieldToFix({ fieldErrors }: Pick<Submission, 'fieldErrors'>): ProductField | undefined {
  return fieldErrors.map(({ field }) => field).find(isField);
}
