import { createStore } from 'zustand/vanilla';
import type { ImageUpload } from '../../../shared/model/image-place.ts';
import type { ProductField, ProductFields } from '../../../shared/model/product.ts';
import { createDraftSlot } from './form-draft.ts';
import type { RemoteTarget, SkuUse } from './form-issues.ts';
import { createFormSaving, type FormSaving } from './form-saving.ts';
import type { FormServices } from './form-services.ts';
import type { FormStart } from './form-start.ts';
import { type FieldRefusal, type FormState, type FormStore, openForm, recheck } from './form-state.ts';
import { entryOf, storedPrice, typePrice } from './price-text.ts';

/** One open form: the store tells what is, the functions are everything that can happen to it. */
export type ProductFormModel = FormSaving & {
  readonly store: FormStore;
  /** The id that this form's draft has or would get. */
  readonly draftId: () => string;
  /** A keystroke, or a choice. */
  readonly edit: (patch: Partial<ProductFields>) => void;
  /** As `edit`, for values that the program wrote: a repair, a SKU. */
  readonly put: (patch: Partial<ProductFields>) => void;
  readonly typePrice: (text: string) => void;
  /** Settles a price that read two ways. */
  readonly choosePrice: (price: string) => void;
  readonly setTargets: (targets: readonly RemoteTarget[]) => void;
  readonly setSkuUse: (skuUse: readonly SkuUse[]) => void;
  readonly setUploads: (uploads: readonly ImageUpload[]) => void;
  readonly setRefusals: (refusals: readonly FieldRefusal[]) => void;
  readonly visit: (field: ProductField) => void;
  /** Writes what is typed to the catalog now. */
  readonly flush: () => Promise<void>;
  readonly isDirty: () => boolean;
};

export function createProductForm(start: FormStart, services: FormServices): ProductFormModel {
  const { marks } = services;
  const store = createStore<FormState>(() => openForm(start, marks));
  const draft = createDraftSlot(store, start, services);
  const { getState, setState } = store;

  const change = (next: Partial<FormState>) => {
    setState((state) => {
      const keep = state.keep.kind === 'pending' ? state.keep : ({ kind: 'pending' } as const);
      return recheck({ ...state, ...next, refusal: null, keep });
    });
    draft.touch();
  };
  const edit = (patch: Partial<ProductFields>) => {
    const fields = { ...getState().fields, ...patch };
    const { price } = getState();
    // `€12` waits for its currency.
    if (patch.currency === undefined || price.reading.kind !== 'unreadable') change({ fields });
    else typeAmount(price.text, fields);
  };
  const typeAmount = (text: string, fields: ProductFields) => {
    const price = typePrice(text, marks, fields.currency);
    change({ price, fields: { ...fields, price: storedPrice(price) } });
  };
  const put = (patch: Partial<ProductFields>) => {
    const { fields, price, generation } = getState();
    change({
      fields: { ...fields, ...patch },
      price: patch.price === undefined ? price : entryOf(patch.price, marks),
      generation: generation + 1,
    });
  };

  return {
    store,
    draftId: draft.id,
    edit,
    put,
    typePrice: (text) => typeAmount(text, getState().fields),
    choosePrice: (price) => put({ price }),
    setTargets: (targets) => setState((state) => recheck({ ...state, targets })),
    setSkuUse: (skuUse) => setState((state) => recheck({ ...state, skuUse })),
    setUploads: (uploads) => setState((state) => recheck({ ...state, uploads })),
    setRefusals: (refusals) => setState({ refusals }),
    visit: (field) =>
      setState(({ visited }) => (visited.has(field) ? {} : { visited: new Set([...visited, field]) })),
    flush: draft.flush,
    isDirty: draft.isDirty,
    ...createFormSaving(store, start, draft, services),
  };
}
