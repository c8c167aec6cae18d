import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import type { Submission } from '../../../shared/model/submission.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useCall } from '../../bridge/use-call.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { quoteName } from './product-words.ts';
import classes from './sending.module.css';

/** A way back for the person who gave a wrong id; nothing leaves by it. */
export function TakeBack({ row }: { readonly row: Submission }) {
  const [asking, setAsking] = useState(false);
  const taking = useCall(offshelf().sending.takeBack);
  const takeBack = async () => {
    const result = await taking.call({ id: row.id });
    if (result.ok) setAsking(false);
  };
  return (
    <div className={classes['takeBack']}>
      <Button
        leftSection={<IconArrowBackUp size={16} aria-hidden />}
        aria-label={`That was wrong: ${quoteName(row)}`}
        onClick={() => {
          taking.clear();
          setAsking(true);
        }}
      >
        That was wrong…
      </Button>
      <ConfirmDialog
        opened={asking}
        title={`Take back that ${quoteName(row)} is at ${row.remoteName}?`}
        confirmLabel="Take back"
        busy={taking.busy}
        problem={taking.problem}
        onConfirm={() => void takeBack()}
        onClose={() => setAsking(false)}
      >
        It comes back to Needs you. The id {row.remoteRecordId} is free for another product. Nothing is sent
        by this, and Offshelf does not look there by itself.
      </ConfirmDialog>
    </div>
  );
}
