import type { Submission } from '../../../shared/model/submission.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { t } from '../../i18n/t.ts';
import { useForm } from './form-context.ts';
import type { FieldRefusal } from './form-state.ts';

const NONE: readonly Submission[] = [];

/** What became of the form's product at each remote. */
export function useSends(): readonly Submission[] {
  const id = useForm((state) => state.saved?.id ?? null);
  const { value } = useAnswer(offshelf().sending.list, id === null ? null : { product: id, limit: 100 }, [
    'sending',
    'products',
  ]);
  return value ?? NONE;
}

/** What remotes said of fields when they refused the product; nothing once it was saved anew or sent again. */
export function refusalsOf(sends: readonly Submission[], savedAt: number): readonly FieldRefusal[] {
  return sends
    .filter(({ state, updatedAt }) => state === 'rejected' && updatedAt >= savedAt)
    .flatMap(({ remoteName, fieldErrors }) =>
      fieldErrors.map(({ field, message }) => ({ field, text: t`${remoteName} said: ${message}` })),
    );
}

/** The remotes that get the product as soon as its form is saved or discarded. */
export function waitForForm(sends: readonly Submission[]): readonly string[] {
  return sends.filter(({ reason }) => reason === 'draft-open').map(({ remoteName }) => remoteName);
}
