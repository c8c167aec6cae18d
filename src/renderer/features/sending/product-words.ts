import { FIELD_WORDS } from '../../../shared/model/field-words.ts';
import type { ProductField } from '../../../shared/model/product.ts';
import type { Submission } from '../../../shared/model/submission.ts';

/** The product's name, or words that stand for one that has none. */
export function nameOf({ productName }: Pick<Submission, 'productName'>): string {
  return productName.trim() === '' ? 'A product without a name' : productName;
}

/** A field of the form by its word; what a remote names otherwise stays as it is. */
export function sayField(field: string): string {
  return isField(field) ? FIELD_WORDS[field] : field;
}

export function isField(field: string): field is ProductField {
  return Object.hasOwn(FIELD_WORDS, field);
}

/** The first field that the remote complained about: where “Fix” goes. */
export function fieldToFix({ fieldErrors }: Pick<Submission, 'fieldErrors'>): ProductField | undefined {
  return fieldErrors.map(({ field }) => field).find(isField);
}
