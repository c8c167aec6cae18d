import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Result } from '../../../shared/contract/result.ts';
import type { NumberMarks } from '../../../shared/model/money.ts';
import type { FormDraft, Product, ProductFields } from '../../../shared/model/product.ts';
import { createDraftKeeper, type KeepState } from './draft-keeper.ts';
import {
  checkEverywhere,
  type IssuesByField,
  type RemoteTarget,
  type RemoteVerdict,
  reuseUnchanged,
  type SkuUse,
} from './form-issues.ts';
import { type FormStart, sameFields } from './form-start.ts';
import { entryOf, type PriceEntry, storedPrice, typePrice } from './price-text.ts';
import { tooLongToKeep } from './too-long.ts';

/** What the form asks of the program. */
export type FormServices = {
  readonly keep: (draft: Omit<FormDraft, 'updatedAt'>) => Promise<Result<FormDraft>>;
  readonly discard: (id: string) => Promise<Result<object>>;
  readonly save: (input: SaveInput) => Promise<Result<Product>>;
  readonly load: (id: number) => Promise<Result<Product | null>>;
  readonly newId: () => string;
  readonly marks: NumberMarks;
};

export type SaveInput = {
  readonly id: number | null;
  readonly baseVersion: number;
  readonly fields: ProductFields;
  readonly draftId: string | null;
};

export type FormState = {
  readonly fields: ProductFields;
  readonly price: PriceEntry;
  readonly saved: Product | null;
  readonly baseVersion: number;
  /** When the draft that this form opened with was typed, in UTC milliseconds; `null` when it opened without one. */
  readonly draftSince: number | null;
  readonly keep: KeepState;
  readonly saving: boolean;
  /** Why the last save or discard did not happen. */
  readonly refusal: string | null;
  /** The product as somebody else saved it while it was edited here. */
  readonly theirs: Product | null;
  readonly targets: readonly RemoteTarget[];
  readonly skuUse: readonly SkuUse[];
  readonly issues: IssuesByField;
  readonly verdicts: readonly RemoteVerdict[];
  /** Counts every change that did not come from a key, so that fields with a state of their own read again. */
  readonly generation: number;
};

/** One open form. The store tells what is; the functions are everything that can happen to it. */
export type ProductFormModel = {
  readonly store: StoreApi<FormState>;
  readonly edit: (patch: Partial<ProductFields>) => void;
  /** As `edit`, for values that the program put there: a repair, a generated SKU. */
  readonly fill: (patch: Partial<ProductFields>) => void;
  readonly typePrice: (text: string) => void;
  readonly choosePrice: (price: string) => void;
  readonly setTargets: (targets: readonly RemoteTarget[]) => void;
  readonly setSkuUse: (skuUse: readonly SkuUse[]) => void;
  /** Saves, with any problem; `null` when it did not happen, and `refusal` or `theirs` says why. */
  readonly save: () => Promise<Product | null>;
  readonly discard: () => Promise<void>;
  readonly keepMine: () => Promise<Product | null>;
  readonly takeTheirs: () => Promise<void>;
  /** The product was written elsewhere: shows it, or tells of it where something is typed here. */
  readonly meetNewer: (newer: Product) => void;
  readonly flush: () => Promise<void>;
  readonly isDirty: () => boolean;
};

export function createProductForm(start: FormStart, services: FormServices): ProductFormModel {
  const store = createStore<FormState>(() => openingState(start, services.marks));
  let draftId = start.draft?.id ?? services.newId();
  let stored = start.draft !== null;
  const { getState, setState } = store;

  const baseline = () => getState().saved?.fields ?? start.blank;
  const isDirty = () => !sameFields(getState().fields, baseline());

  const writeDraft = async () => {
    if (!isDirty()) return forgetDraft();
    const { fields, saved, baseVersion } = getState();
    const tooLong = tooLongToKeep(fields);
    if (tooLong !== null) return setState({ keep: { kind: 'not-kept', message: tooLong } });
    const kept = await services.keep({ id: draftId, productId: saved?.id ?? null, baseVersion, fields });
    stored ||= kept.ok;
    setState({
      keep: kept.ok
        ? { kind: 'kept', at: kept.value.updatedAt }
        : { kind: 'not-kept', message: kept.error.message },
    });
  };
  /** Nothing differs any more: a draft that stayed would hold back what is to be sent. */
  const forgetDraft = async () => {
    const gone = stored ? await services.discard(draftId) : { ok: true as const };
    if (gone.ok) stored = false;
    setState(
      gone.ok
        ? { keep: { kind: 'clean' }, draftSince: null }
        : { keep: { kind: 'not-kept', message: gone.error.message } },
    );
  };
  const keeper = createDraftKeeper(writeDraft);

  const change = (next: Partial<FormState>) => {
    setState((state) => recheck({ ...state, ...next, refusal: null }));
    if (getState().keep.kind !== 'pending') setState({ keep: { kind: 'pending' } });
    keeper.touch();
  };
  const edit = (patch: Partial<ProductFields>) => change({ fields: { ...getState().fields, ...patch } });
  const setPrice = (price: PriceEntry) =>
    change({ price, fields: { ...getState().fields, price: storedPrice(price) } });
  const fill = (patch: Partial<ProductFields>) => {
    const fields = { ...getState().fields, ...patch };
    const price = patch.price === undefined ? getState().price : entryOf(patch.price, services.marks);
    change({ fields, price, generation: getState().generation + 1 });
  };

  const show = (product: Product) =>
    setState((state) =>
      recheck({
        ...state,
        ...valuesOf(product.fields, services.marks),
        saved: product,
        baseVersion: product.version,
        draftSince: null,
        theirs: null,
        refusal: null,
        keep: { kind: 'clean' },
        generation: state.generation + 1,
      }),
    );

  const saveFrom = async (baseVersion: number): Promise<Product | null> => {
    if (getState().saving) return null;
    setState({ saving: true, refusal: null });
    await keeper.settle();
    const sent = getState().fields;
    const tooLong = tooLongToKeep(sent);
    const id = getState().saved?.id ?? null;
    const result =
      tooLong === null
        ? await services.save({ id, baseVersion, fields: sent, draftId: stored ? draftId : null })
        : ({ ok: false, error: { code: 'too-large', message: tooLong } } as const);
    setState({ saving: false });
    if (!result.ok) return refuse(result.error, id);
    draftId = services.newId();
    stored = false;
    afterSave(sent, result.value);
    return result.value;
  };
  /** What was typed while the save was on its way stays, as a new draft on top of it. */
  const afterSave = (sent: ProductFields, product: Product) => {
    if (sameFields(getState().fields, sent)) return show(product);
    setState((state) =>
      recheck({ ...state, saved: product, baseVersion: product.version, draftSince: null, theirs: null }),
    );
    keeper.touch();
  };
  const refuse = async (error: { readonly code: string; readonly message: string }, id: number | null) => {
    keeper.touch();
    const newer = error.code === 'changed-meanwhile' && id !== null ? await services.load(id) : null;
    if (newer?.ok === true && newer.value !== null) setState({ theirs: newer.value });
    else setState({ refusal: error.message });
    return null;
  };

  const discard = async () => {
    await keeper.settle();
    const gone = stored ? await services.discard(draftId) : { ok: true as const };
    if (!gone.ok) return setState({ refusal: gone.error.message });
    draftId = services.newId();
    stored = false;
    const { theirs, saved } = getState();
    const product = theirs ?? saved;
    if (product !== null) return show(product);
    setState((state) =>
      recheck({
        ...state,
        ...valuesOf(start.blank, services.marks),
        draftSince: null,
        refusal: null,
        keep: { kind: 'clean' },
        generation: state.generation + 1,
      }),
    );
  };

  const meetNewer = (newer: Product) => {
    const { saved, saving } = getState();
    if (saving || saved === null || newer.id !== saved.id || newer.version <= saved.version) return;
    if (!isDirty()) return show(newer);
    if (sameFields(newer.fields, saved.fields)) return setState({ saved: newer, baseVersion: newer.version });
    setState({ theirs: newer });
  };

  return {
    store,
    edit,
    fill,
    typePrice: (text) => setPrice(typePrice(text, services.marks)),
    choosePrice: (price) => {
      change({
        price: entryOf(price, services.marks),
        fields: { ...getState().fields, price },
      });
    },
    setTargets: (targets) => setState((state) => recheck({ ...state, targets })),
    setSkuUse: (skuUse) => setState((state) => recheck({ ...state, skuUse })),
    save: () => saveFrom(getState().baseVersion),
    discard,
    keepMine: () => saveFrom(getState().theirs?.version ?? getState().baseVersion),
    takeTheirs: discard,
    meetNewer,
    flush: keeper.flush,
    isDirty,
  };
}

function openingState(start: FormStart, marks: NumberMarks): FormState {
  const { saved, draft } = start;
  const fields = draft?.fields ?? start.seed ?? saved?.fields ?? start.blank;
  const stale = saved !== null && draft !== null && draft.baseVersion < saved.version;
  return recheck({
    ...valuesOf(fields, marks),
    saved,
    baseVersion: draft?.baseVersion ?? saved?.version ?? 0,
    draftSince: draft?.updatedAt ?? null,
    keep: draft === null ? { kind: 'clean' } : { kind: 'kept', at: draft.updatedAt },
    saving: false,
    refusal: null,
    theirs: stale ? saved : null,
    targets: [],
    skuUse: [],
    issues: {},
    verdicts: [],
    generation: 0,
  });
}

function valuesOf(fields: ProductFields, marks: NumberMarks): Pick<FormState, 'fields' | 'price'> {
  return { fields, price: entryOf(fields.price, marks) };
}

function recheck(state: FormState): FormState {
  const checked = checkEverywhere(state.fields, state.targets, state.skuUse);
  return { ...state, issues: reuseUnchanged(state.issues, checked.byField), verdicts: checked.verdicts };
}
