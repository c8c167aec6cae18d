import type { ImagePlace } from '../../../../shared/model/image-place.ts';
import { offshelf } from '../../../bridge/offshelf.ts';
import { useCall } from '../../../bridge/use-call.ts';
import { t } from '../../../i18n/t.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { joinAnd } from '../../../ui/join.ts';
import { useRemotesOf, useWayToRemotes } from './remotes-of.ts';

type Props = { readonly place: ImagePlace; readonly onClose: () => void };

/** Asks before a place is removed; where a remote still has it, says so instead, and what to do. */
export function RemovePlace({ place, onClose }: Props) {
  const remotes = useRemotesOf()(place.id);
  if (remotes === undefined) return null;
  return remotes.length > 0 ? (
    <InUse place={place} remotes={remotes} onClose={onClose} />
  ) : (
    <Question place={place} onClose={onClose} />
  );
}

function InUse({ place, remotes, onClose }: Props & { readonly remotes: readonly string[] }) {
  const { label, go } = useWayToRemotes();
  return (
    <ConfirmDialog
      opened
      title={t`${place.name} is in use`}
      confirmLabel={label}
      onConfirm={() => {
        onClose();
        go();
      }}
      onClose={onClose}
    >
      {t`The images of ${joinAnd(remotes)} go here. Choose another place for them in Remotes first; then this one can be removed.`}
    </ConfirmDialog>
  );
}

function Question({ place, onClose }: Props) {
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
