import { Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import type { Failed } from '../../../shared/contract/result.ts';
import { t } from '../../i18n/t.ts';
import { countOf } from '../../ui/format.ts';
import { ProblemText } from '../../ui/problem-text.tsx';
import { SaveAsFoot } from '../../ui/save-as-foot.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { exportSendList } from './export-list.ts';

type Props = { readonly opened: boolean; readonly onClose: () => void };

/** Says what the file will hold before the system asks where it goes. */
export function ExportDialog({ opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={t`Export the Send list`} size={480}>
      <Export onClose={onClose} />
    </Modal>
  );
}

function Export({ onClose }: Pick<Props, 'onClose'>) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Failed | null>(null);
  const save = async () => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    const outcome = await exportSendList(new Date());
    setBusy(false);
    if (outcome.kind === 'failed') return setProblem(outcome.problem);
    if (outcome.kind === 'cancelled') return;
    showToast({ text: t`Exported ${countOf(outcome.rows, 'row')}.` });
    onClose();
  };
  return (
    <Stack gap="md">
      <p>{t`A CSV file with every row: product, SKU, remote, state, reason, id there, what the remote stored differently, attempts and the time of the last change in UTC. No key is in it.`}</p>
      <p>{t`Text that a spreadsheet would run as a formula, such as =1+1, gets an apostrophe (') in front, so that opening the file only shows it.`}</p>
      <ProblemText problem={problem} />
      <SaveAsFoot busy={busy} onCancel={onClose} onSave={save} />
    </Stack>
  );
}
