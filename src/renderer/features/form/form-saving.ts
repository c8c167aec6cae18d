import { type Failed, failure } from '../../../shared/contract/result.ts';
import type { Product } from '../../../shared/model/product.ts';
import { t } from '../../i18n/t.ts';
import { fieldTitle } from '../../ui/field-words.ts';
import type { DraftSlot } from './form-draft.ts';
import type { FormServices } from './form-services.ts';
import { type FormStart, sameFields } from './form-start.ts';
import { type FormStore, mergeOf, recheck, showValues, takeNewer } from './form-state.ts';
import { pickFields } from './merge-fields.ts';
import { tooLongToKeep } from './too-long.ts';

/** How an open form and the saved product come together. */
export type FormSaving = {
  /** Saves, whatever problems there are; `null` when it did not happen, and `refusal` or `theirs` says why. */
  readonly save: () => Promise<Product | null>;
  /** Back to what is saved, or to an empty form. */
  readonly discard: () => Promise<void>;
  /** Saves over what was saved elsewhere meanwhile. */
  readonly keepMine: () => Promise<Product | null>;
  /** Takes what was saved elsewhere where both sides changed a field; what was typed into other fields stays. */
  readonly takeTheirs: () => void;
  /** The product was saved elsewhere: shows it, or tells of it where something is typed here. */
  readonly meetNewer: (newer: Product) => void;
};

/** Going to the trash and back is no edit, and is news all the same. */
function isNewer(product: Product, saved: Product): boolean {
  if (product.id !== saved.id || product.version < saved.version) return false;
  return product.version > saved.version || product.trashedAt !== saved.trashedAt;
}

export function createFormSaving(
  store: FormStore,
  start: FormStart,
  draft: DraftSlot,
  services: FormServices,
): FormSaving {
  const { getState, setState } = store;
  const show = (product: Product | null) =>
    setState((state) => showValues(state, product?.fields ?? start.blank, product, services.marks));

  const refuse = async ({ code, message }: Failed) => {
    draft.touch();
    const id = getState().saved?.id;
    const newer = code === 'changed-meanwhile' && id !== undefined ? await services.load(id) : null;
    if (newer?.ok !== true || newer.value === null) {
      setState({ refusal: message });
      return null;
    }
    meet(newer.value);
    return await save();
  };
  const meet = (newer: Product) => {
    setState((state) => takeNewer(state, newer, services.marks));
    draft.touch();
  };
  /** Where both sides changed a field, the person chooses first. */
  const save = async (): Promise<Product | null> => {
    const { theirs } = getState();
    if (theirs !== null) meet(theirs);
    const conflicts = mergeOf(getState())?.conflicts ?? [];
    if (conflicts.length === 0) return await saveFrom(getState().baseVersion);
    setState({
      refusal: t`${conflicts.map(fieldTitle).join(', ')}: changed elsewhere too. Choose above which one goes on.`,
    });
    return null;
  };
  const send = async (baseVersion: number) => {
    const { fields, saved } = getState();
    const tooLong = tooLongToKeep(fields);
    if (tooLong !== null) return failure('too-large', tooLong);
    return services.save({ id: saved?.id ?? null, baseVersion, fields, draftId: draft.storedId() });
  };
  const saveFrom = async (baseVersion: number): Promise<Product | null> => {
    if (getState().saving) return null;
    setState({ saving: true, refusal: null });
    await draft.settle();
    const sent = getState().fields;
    const result = await send(baseVersion);
    setState({ saving: false });
    if (!result.ok) return refuse(result.error);
    draft.renew();
    if (sameFields(getState().fields, sent)) show(result.value);
    else stayOnTop(result.value);
    return result.value;
  };
  /** What was typed while the save was on its way stays, as a draft on top of it. */
  const stayOnTop = (saved: Product) => {
    setState((state) =>
      recheck({ ...state, saved, baseVersion: saved.version, draftSince: null, theirs: null }),
    );
    draft.touch();
  };

  return {
    save,
    keepMine: () => saveFrom(getState().theirs?.version ?? getState().baseVersion),
    takeTheirs: () => {
      const { theirs } = getState();
      const conflicts = mergeOf(getState())?.conflicts ?? [];
      if (theirs === null) return;
      setState((state) => ({
        ...state,
        fields: { ...state.fields, ...pickFields(theirs.fields, conflicts) },
      }));
      meet(theirs);
    },
    discard: async () => {
      await draft.settle();
      const message = await draft.remove();
      if (message !== null) return setState({ refusal: message });
      draft.renew();
      show(getState().theirs ?? getState().saved);
    },
    meetNewer: (newer) => {
      const { saved, saving } = getState();
      if (saving || saved === null || !isNewer(newer, saved)) return;
      if (!draft.isDirty()) return show(newer);
      meet(newer);
    },
  };
}
