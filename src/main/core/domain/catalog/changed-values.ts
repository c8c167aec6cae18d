import type { Product, ProductField, ProductFields, ProductId } from '../../../../shared/model/product.ts';
import type { ChangedValue } from '../ports/change-store.ts';
import { shorten } from './shorten.ts';

/** The fields in which two versions of a product differ, with both values. */
export function compareFields(
  productId: ProductId,
  before: ProductFields,
  after: ProductFields,
): readonly ChangedValue[] {
  const fields = Object.keys(after) as ProductField[]; // a record of all fields
  return fields
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ productId, field, before: before[field], after: after[field] }));
}

/** Adding a product is kept as taking it out of the trash, so that taking the addition back moves it there. */
export function addedValue({ id, createdAt }: Pick<Product, 'id' | 'createdAt'>): ChangedValue {
  return { productId: id, field: 'trashed', before: String(createdAt), after: null };
}

const LONGEST_SUBJECT = 100;

/** What a Change of these products is called: the name of the one, or nothing where the count says enough. */
export function describeProducts(names: readonly string[]): string {
  const [name = ''] = names.length === 1 ? names : [];
  return shorten(name.trim(), LONGEST_SUBJECT, '…');
}
