import { Modal } from '@mantine/core';
import type { Remote } from '../../../shared/model/remote.ts';
import { t } from '../../i18n/t.ts';
import { DryRunPanel } from './dry-run-panel.tsx';
import { inputOf } from './remote-draft.ts';

type Props = { readonly remote: Remote | null; readonly onClose: () => void };

/** What would be sent to a remote as it is saved. */
export function DryRunDialog({ remote, onClose }: Props) {
  return (
    <Modal
      opened={remote !== null}
      onClose={onClose}
      title={remote === null ? '' : t`What would be sent to ${remote.name}`}
      size={640}
    >
      {remote !== null && <DryRunPanel remote={inputOf(remote)} />}
    </Modal>
  );
}
