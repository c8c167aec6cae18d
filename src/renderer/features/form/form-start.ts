import { newProductFields } from '../../../shared/model/new-product.ts';
import type { FormDraft, Product, ProductField, ProductFields } from '../../../shared/model/product.ts';

/** What a form opens with. */
export type FormStart = {
  readonly saved: Product | null;
  /** What the fields are compared with while there is no saved product. */
  readonly blank: ProductFields;
  readonly draft: FormDraft | null;
  /** Fields that a new form starts with: chosen values, or a copy. Kept as a draft from the first keystroke on. */
  readonly seed: ProductFields | null;
};

export function startOfProduct(saved: Product, draft: FormDraft | null): FormStart {
  return { saved, blank: saved.fields, draft, seed: null };
}

/** A value that no field has: what the typing started from is not known. */
const UNKNOWN = '\u0000';

/** What the typing of a draft started from; fields of which that is not known count as changed on both sides. */
export function baseOfDraft({ base, fields }: FormDraft, saved: ProductFields): ProductFields {
  if (base !== undefined) return { ...fields, ...(base as Partial<ProductFields>) }; // JSON has no undefined
  const unknown = changedFields(fields, saved).map((field) => [field, UNKNOWN] as const);
  return { ...fields, ...(Object.fromEntries(unknown) as Partial<ProductFields>) }; // compared, never shown
}

export function startOfNew(currency: string, draft: FormDraft | null, seed: ProductFields | null): FormStart {
  return { saved: null, blank: newProductFields(currency), draft, seed };
}

/** The values that the next product keeps after “Save and add another”. */
export function keepChoices(fields: ProductFields): ProductFields {
  const { type, currency, billingType, billingPeriod, status } = fields;
  return { ...newProductFields(''), type, currency, billingType, billingPeriod, status };
}

/** A copy that can become a product of its own: everything but the SKU, which would say that both are the same. */
export function copyFields(fields: ProductFields): ProductFields {
  return { ...fields, sku: null };
}

export function sameFields(a: ProductFields, b: ProductFields): boolean {
  return changedFields(a, b).length === 0;
}

export function changedFields(a: ProductFields, b: ProductFields): readonly ProductField[] {
  return (Object.keys(a) as ProductField[]).filter((field) => a[field] !== b[field]); // keys of ProductFields
}
