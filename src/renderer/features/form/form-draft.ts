import { failure, success } from '../../../shared/contract/result.ts';
import { createDraftKeeper } from './draft-keeper.ts';
import type { FormServices } from './form-services.ts';
import { changedFields, type FormStart, sameFields } from './form-start.ts';
import type { FormStore } from './form-state.ts';
import { pickFields } from './merge-fields.ts';
import { tooLongToKeep } from './too-long.ts';

/** The draft row that belongs to one open form. */
export type DraftSlot = {
  /** The id that this form's draft has or would get. */
  readonly id: () => string;
  readonly isDirty: () => boolean;
  readonly touch: () => void;
  readonly flush: () => Promise<void>;
  /** Calls off what is not written and waits for what is on its way. */
  readonly settle: () => Promise<void>;
  /** The id of the draft that lies in the catalog, or `null` where none does. */
  readonly storedId: () => string | null;
  /** Removes the draft from the catalog; the message where that did not work. */
  readonly remove: () => Promise<string | null>;
  /** The draft was settled by a save: the next keystroke starts another. */
  readonly renew: () => void;
};

export function createDraftSlot(store: FormStore, start: FormStart, services: FormServices): DraftSlot {
  let id = start.draft?.id ?? services.newId();
  let stored = start.draft !== null;

  const isDirty = () => {
    const { fields, saved } = store.getState();
    return !sameFields(fields, saved?.fields ?? start.blank);
  };
  const renew = () => {
    id = services.newId();
    stored = false;
  };
  const remove = async () => {
    const gone = stored ? await services.discard(id) : success({});
    if (gone.ok) stored = false;
    return gone.ok ? null : gone.error.message;
  };
  const notKept = (message: string) => store.setState({ keep: { kind: 'not-kept', message } });
  /** Nothing differs any more: a draft that stayed would hold back what is to be sent. */
  const writeNothing = async () => {
    const message = await remove();
    if (message === null) store.setState({ keep: { kind: 'clean' }, draftSince: null });
    else notKept(message);
    return message === null;
  };
  const writeFields = async () => {
    const { fields, saved, baseVersion } = store.getState();
    const tooLong = tooLongToKeep(fields);
    const base =
      saved === null ? {} : { base: pickFields(saved.fields, changedFields(fields, saved.fields)) };
    const kept =
      tooLong === null
        ? await services.keep({ id, productId: saved?.id ?? null, baseVersion, fields, ...base })
        : failure('too-large', tooLong);
    stored ||= kept.ok;
    if (kept.ok) store.setState({ keep: { kind: 'kept', at: kept.value.updatedAt } });
    else notKept(kept.error.message);
    return kept.ok;
  };
  const keeper = createDraftKeeper(() => (isDirty() ? writeFields() : writeNothing()));
  return { ...keeper, id: () => id, isDirty, storedId: () => (stored ? id : null), remove, renew };
}
