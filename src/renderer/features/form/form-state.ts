import type { StoreApi } from 'zustand/vanilla';
import type { ImageUpload } from '../../../shared/model/image-place.ts';
import type { NumberMarks } from '../../../shared/model/money.ts';
import type { Product, ProductField, ProductFields } from '../../../shared/model/product.ts';
import type { KeepState } from './draft-keeper.ts';
import {
  checkEverywhere,
  type IssuesByField,
  type RemoteTarget,
  type RemoteVerdict,
  reuseUnchanged,
  type SkuUse,
} from './form-issues.ts';
import { baseOfDraft, type FormStart, sameFields } from './form-start.ts';
import { type Merge, mergeFields } from './merge-fields.ts';
import { entryOf, type PriceEntry } from './price-text.ts';

/** All that one open form shows. */
export type FormState = {
  readonly fields: ProductFields;
  readonly price: PriceEntry;
  readonly saved: Product | null;
  /** The version that the typing started from; 0 for a new product. */
  readonly baseVersion: number;
  /** When the draft that this form opened with was typed, in UTC milliseconds; `null` when it opened without one. */
  readonly draftSince: number | null;
  readonly keep: KeepState;
  readonly saving: boolean;
  /** Why the last save or discard did not happen. */
  readonly refusal: string | null;
  /**
   * The product as it was saved elsewhere, while a field that was changed there was changed here too; until somebody chooses,
   * `saved` keeps of such a field what it was before both.
   */
  readonly theirs: Product | null;
  readonly targets: readonly RemoteTarget[];
  readonly skuUse: readonly SkuUse[];
  /** How the file that is the image stands at the places for images. */
  readonly uploads: readonly ImageUpload[];
  /** What remotes said of fields when they refused the product as it is saved. */
  readonly refusals: readonly FieldRefusal[];
  readonly issues: IssuesByField;
  readonly verdicts: readonly RemoteVerdict[];
  /** Fields that the focus has left: what is missing there is no surprise any more. */
  readonly visited: ReadonlySet<ProductField>;
  /** Counts the changes that no key made, so that a field with a state of its own reads its value again. */
  readonly generation: number;
};

export type FieldRefusal = { readonly field: string; readonly text: string };

export type FormStore = StoreApi<FormState>;

/** The state that a form opens with; a draft comes before the saved product, for it is newer. */
export function openForm(start: FormStart, marks: NumberMarks): FormState {
  const { saved, draft } = start;
  const fields = draft?.fields ?? start.seed ?? saved?.fields ?? start.blank;
  const state = recheck({
    ...valuesOf(fields, marks),
    saved,
    baseVersion: draft?.baseVersion ?? saved?.version ?? 0,
    draftSince: draft?.updatedAt ?? null,
    keep: draft === null ? { kind: 'clean' } : { kind: 'kept', at: draft.updatedAt },
    saving: false,
    refusal: null,
    theirs: null,
    targets: [],
    skuUse: [],
    uploads: [],
    refusals: [],
    issues: {},
    verdicts: [],
    visited: new Set(),
    generation: 0,
  });
  if (saved === null || draft === null || draft.baseVersion >= saved.version) return state;
  const base = { ...saved, version: draft.baseVersion, fields: baseOfDraft(draft, saved.fields) };
  return takeNewer({ ...state, saved: base }, saved, marks);
}

/** The form on top of a product that was saved elsewhere: field by field, and asking where both sides changed one. */
export function takeNewer(state: FormState, newer: Product, marks: NumberMarks): FormState {
  const { saved, fields, price, generation } = state;
  if (saved === null) return state;
  const merge = mergeFields(saved.fields, fields, newer.fields);
  const asks = merge.conflicts.length > 0;
  return recheck({
    ...state,
    fields: merge.fields,
    price: merge.fields.price === fields.price ? price : entryOf(merge.fields.price, marks),
    saved: asks ? { ...saved, fields: merge.base } : newer,
    baseVersion: asks ? state.baseVersion : newer.version,
    theirs: asks ? newer : null,
    generation: sameFields(merge.fields, fields) ? generation : generation + 1,
  });
}

/** What both sides have changed, and nobody has chosen yet. */
export function mergeOf({ saved, fields, theirs }: FormState): Merge | null {
  return saved === null || theirs === null ? null : mergeFields(saved.fields, fields, theirs.fields);
}

/** True for a new product that nobody has typed into: there is nothing to save. */
export function isUntouched({ saved, keep }: FormState): boolean {
  return saved === null && keep.kind === 'clean';
}

/** The form with nothing typed on top of these values; `saved` is `null` where the product is still a new one. */
export function showValues(
  state: FormState,
  fields: ProductFields,
  saved: Product | null,
  marks: NumberMarks,
): FormState {
  return recheck({
    ...state,
    ...valuesOf(fields, marks),
    saved,
    baseVersion: saved?.version ?? 0,
    draftSince: null,
    theirs: null,
    refusal: null,
    keep: { kind: 'clean' },
    generation: state.generation + 1,
  });
}

/** The same state with its problems counted anew. */
export function recheck(state: FormState): FormState {
  const checked = checkEverywhere(state.fields, state.targets, state);
  return { ...state, issues: reuseUnchanged(state.issues, checked.byField), verdicts: checked.verdicts };
}

function valuesOf(fields: ProductFields, marks: NumberMarks): Pick<FormState, 'fields' | 'price'> {
  return { fields, price: entryOf(fields.price, marks) };
}
