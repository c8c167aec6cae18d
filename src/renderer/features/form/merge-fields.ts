import type { ProductField, ProductFields } from '../../../shared/model/product.ts';
import { changedFields } from './form-start.ts';

/** What was typed here on top of what was saved elsewhere meanwhile. */
export type Merge = {
  /** The values that go on; where both sides changed a field, the typed one until somebody chooses. */
  readonly fields: ProductFields;
  /** What the typing is compared with from now on. */
  readonly base: ProductFields;
  /** Fields that both sides changed, to something different. */
  readonly conflicts: readonly ProductField[];
};

/** An amount means nothing without its currency, so that one is never taken from here and the other from there. */
const MONEY: readonly ProductField[] = ['price', 'currency'];

/** Field by field: what was not touched here is taken as it was saved. `base` is what the typing started from. */
export function mergeFields(base: ProductFields, mine: ProductFields, theirs: ProductFields): Merge {
  const touched = widen(changedFields(mine, base));
  const both = touched.filter((field) => widen([field]).some((one) => base[one] !== theirs[one]));
  const open = widen(both.filter((field) => mine[field] !== theirs[field]));
  return {
    fields: { ...theirs, ...pickFields(mine, touched) },
    base: { ...theirs, ...pickFields(base, open) },
    conflicts: open.filter((field) => mine[field] !== theirs[field]),
  };
}

/** The values of some fields. */
export function pickFields(fields: ProductFields, picked: readonly ProductField[]): Partial<ProductFields> {
  return Object.fromEntries(picked.map((field) => [field, fields[field]]));
}

function widen(fields: readonly ProductField[]): readonly ProductField[] {
  return fields.some((field) => MONEY.includes(field)) ? [...new Set([...fields, ...MONEY])] : fields;
}
