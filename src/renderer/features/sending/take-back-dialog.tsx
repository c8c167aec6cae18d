import { useEffect, useEffectEvent } from 'react';
import type { Submission } from '../../../shared/model/submission.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useCall } from '../../bridge/use-call.ts';
import { t } from '../../i18n/t.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { quoteName } from './product-words.ts';

type DialogProps = { readonly row: Submission; readonly opened: boolean; readonly onClose: () => void };

/** Asks before the person's own word is taken back; nothing leaves by it. */
export function TakeBackDialog({ row, opened, onClose }: DialogProps) {
  const taking = useCall(offshelf().sending.takeBack);
  const forget = useEffectEvent(() => taking.clear());
  useEffect(() => {
    if (opened) forget();
  }, [opened]);
  const takeBack = async () => {
    const result = await taking.call({ id: row.id });
    if (result.ok) onClose();
  };
  return (
    <ConfirmDialog
      opened={opened}
      title={t`Take back that ${quoteName(row)} is at ${row.remoteName}?`}
      confirmLabel={t`Take back`}
      busy={taking.busy}
      problem={taking.problem}
      onConfirm={() => void takeBack()}
      onClose={onClose}
    >{t`It comes back to Needs you. The id ${row.remoteRecordId ?? ''} is free for another product. Nothing is sent by this, and Offshelf does not look there by itself.`}</ConfirmDialog>
  );
}
