import { Button, Modal, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import type { Failed } from '../../shared/contract/result.ts';
import type { KeyStatus } from '../../shared/model/remote.ts';
import { t } from '../i18n/t.ts';
import { blocked } from './blocked.ts';
import { DialogFoot } from './dialog-foot.tsx';
import { emptyKey, type KeyEntry, KeyFields, type KeyKind, keyProblem } from './key-fields.tsx';
import { ProblemText } from './problem-text.tsx';

type Props = {
  readonly opened: boolean;
  readonly remoteName: string;
  readonly weakKeychain: boolean;
  /** How the key that it has is kept. */
  readonly status: KeyStatus | undefined;
  readonly kind: KeyKind;
  readonly onSave: (entry: KeyEntry) => Promise<Failed | null>;
  readonly onClose: () => void;
};

/** Takes a new key for a remote. What waits for one account never leaves with the key of another. */
export function KeyDialog({ opened, onClose, remoteName, ...rest }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={t`Key for ${remoteName}`} size={480}>
      <KeyForm {...rest} remoteName={remoteName} onClose={onClose} />
    </Modal>
  );
}

function KeyForm({ remoteName, weakKeychain, status, kind, onSave, onClose }: Omit<Props, 'opened'>) {
  const [entry, setEntry] = useState(() => emptyKey(weakKeychain, status));
  const [account, setAccount] = useState('same');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Failed | null>(null);
  const ready = entry.key.trim() !== '' && keyProblem(entry.key) === null && account === 'same';
  const save = async () => {
    if (!ready || busy) return;
    setBusy(true);
    const failed = await onSave({ ...entry, key: entry.key.trim() });
    setBusy(false);
    setProblem(failed);
    if (failed === null) onClose();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap="md">
        <KeyFields entry={entry} weakKeychain={weakKeychain} onChange={setEntry} kind={kind} first />
        <Radio.Group label={t`Whose key is it?`} value={account} onChange={setAccount}>
          <Stack gap={2} mt={4}>
            <Radio
              value="same"
              label={t`The same account as before: what waits for ${remoteName} goes there`}
            />
            <Radio value="other" label={t`Another account`} />
          </Stack>
        </Radio.Group>
        {account === 'other' && (
          <p>{t`Add a remote of its own for that account, so that nothing meant for this one goes there.`}</p>
        )}
        <ProblemText problem={problem} />
        <DialogFoot>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button
            variant="filled"
            type="submit"
            {...blocked(!ready)}
            loading={busy}
          >{t`Use this key`}</Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}
