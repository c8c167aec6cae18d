import type { ImagePlace } from '../../../../shared/model/image-place.ts';
import { offshelf } from '../../../bridge/offshelf.ts';
import { useCall } from '../../../bridge/use-call.ts';
import { t } from '../../../i18n/t.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';

/** Says no where a remote still has the place. */
export function RemovePlace({
  place,
  onClose,
}: {
  readonly place: ImagePlace;
  readonly onClose: () => void;
}) {
  const { call, busy, problem } = useCall(offshelf().imagePlaces.remove);
  const remove = async () => {
    const result = await call({ id: place.id });
    if (result.ok) onClose();
  };
  return (
    <ConfirmDialog
      opened
      title={t`Remove ${place.name}?`}
      confirmLabel={t`Remove`}
      danger
      busy={busy}
      problem={problem}
      onConfirm={() => void remove()}
      onClose={onClose}
    >{t`What was published there stays there, and products that were sent keep their images. Nothing more is put there.`}</ConfirmDialog>
  );
}
