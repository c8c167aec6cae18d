import { type ReactNode, useState } from 'react';
import { t } from '../../i18n/t.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { discardForm } from './discard-form.ts';
import { useFormModel } from './form-context.ts';
import { sayNames } from './remote-words.ts';

/** Discards at once, and takes it back with Undo; asks first where discarding lets the product go to a remote. */
export function useDiscard(waiting: readonly string[]): {
  readonly discard: () => void;
  readonly question: ReactNode;
} {
  const model = useFormModel();
  const [asking, setAsking] = useState(false);
  const confirm = () => {
    setAsking(false);
    void discardForm(model);
  };
  return {
    discard: () => (waiting.length > 0 && model.isDirty() ? setAsking(true) : void discardForm(model)),
    question: (
      <ConfirmDialog
        opened={asking}
        title={t`Discard and send?`}
        confirmLabel={t`Discard and send the saved version`}
        danger
        onConfirm={confirm}
        onClose={() => setAsking(false)}
      >{t`This product waits for its form. Once the unsaved changes are gone, the saved version is sent to ${sayNames(waiting)} at once.`}</ConfirmDialog>
    ),
  };
}
