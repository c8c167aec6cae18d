import { t } from '../../i18n/t.ts';
import { showToast } from '../../ui/toasts.tsx';
import type { ProductFormModel } from './form-store.ts';

/** Takes back what is typed and not saved, with a way to have it again. */
export async function discardForm(model: ProductFormModel): Promise<void> {
  if (!model.isDirty()) return;
  const { fields } = model.store.getState();
  await model.discard();
  if (model.isDirty()) return;
  showToast({
    text: t`Unsaved changes discarded.`,
    action: { label: t`Undo`, run: () => model.put(fields) },
  });
}
