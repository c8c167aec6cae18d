import { newProductFields } from './new-product.ts';
import type { ProductField, ProductFields } from './product.ts';
import type { Profile } from './profile.ts';

/** Not worth a word of their own when the field that they belong to is left out as well. */
const BELONGS_TO: Partial<Readonly<Record<ProductField, ProductField>>> = {
  currency: 'price',
  billingPeriod: 'billingType',
  imageAlt: 'imageUrl',
};

/** The fields that are in use and that the remote has no place for: named before sending, never dropped silently. */
export function fieldsLeftOut(fields: ProductFields, profile: Profile): readonly ProductField[] {
  const leftOut = profile.cannotStore.filter((field) => isInUse(field, fields));
  return leftOut.filter((field) => {
    const owner = BELONGS_TO[field];
    return owner === undefined || !leftOut.includes(owner);
  });
}

/** A value that nobody chose, such as the type of a new product, is not in use. */
function isInUse(field: ProductField, fields: ProductFields): boolean {
  if (field === 'currency') return isInUse('price', fields) && fields.currency !== null;
  if (field === 'billingPeriod') return fields.billingType === 'recurring' && fields.billingPeriod !== null;
  const value = (fields[field] ?? '').trim();
  return value !== '' && value !== newProductFields('')[field];
}
