import { Button } from '@mantine/core';
import { t } from '../i18n/t.ts';
import { DialogFoot } from './dialog-foot.tsx';

type Props = { readonly busy: boolean; readonly onCancel: () => void; readonly onSave: () => Promise<void> };

/** The end of a dialog after which the system asks where a file goes. */
export function SaveAsFoot({ busy, onCancel, onSave }: Props) {
  return (
    <DialogFoot>
      <Button onClick={onCancel}>{t`Cancel`}</Button>
      <Button
        variant="filled"
        data-autofocus
        loading={busy}
        onClick={() => void onSave()}
      >{t`Save as…`}</Button>
    </DialogFoot>
  );
}
