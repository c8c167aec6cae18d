import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../i18n/t.ts';
import { countOf } from '../../ui/format.ts';
import { showToast } from '../../ui/toasts.tsx';
import { useInitialFocus } from '../../ui/use-initial-focus.ts';
import classes from './settle-list.module.css';
import { ListMatches } from './settle-list-matches.tsx';
import type { Settled } from './settle-list-plan.ts';
import { type GivenList, ListSource } from './settle-list-source.tsx';
import { saySettled } from './settle-list-words.ts';

type Props = {
  readonly remoteId: number;
  readonly remoteName: string;
  readonly opened: boolean;
  readonly onClose: () => void;
};

/** Settles many unsure products at once by the remote's own list, which the person pastes or chooses as a file. */
export function SettleListDialog({ opened, onClose, ...remote }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t`Settle with a list of ${remote.remoteName}`}
      size="min(880px, 94vw)"
      yOffset="6vh"
      classNames={{ body: classes['body'] ?? '' }}
    >
      <SettleList {...remote} onClose={onClose} />
    </Modal>
  );
}

function SettleList({ remoteId, remoteName, onClose }: Omit<Props, 'opened'>) {
  const [given, setGiven] = useState<GivenList | null>(null);
  const [outcome, setOutcome] = useState<Settled | null>(null);
  const finish = (settled: Settled) => {
    if (settled.refused.length > 0) return setOutcome(settled);
    showToast({ text: saySettled(settled.settled, settled.again, remoteName) });
    onClose();
  };
  if (outcome !== null) return <Outcome outcome={outcome} onClose={onClose} />;
  if (given === null) return <ListSource remoteName={remoteName} onList={setGiven} onClose={onClose} />;
  return (
    <ListMatches
      remoteId={remoteId}
      remoteName={remoteName}
      given={given}
      onAnother={() => setGiven(null)}
      onSettled={finish}
      onClose={onClose}
    />
  );
}

function Outcome({ outcome, onClose }: { readonly outcome: Settled; readonly onClose: () => void }) {
  const close = useInitialFocus<HTMLButtonElement>();
  const { settled, refused } = outcome;
  return (
    <div className={classes['source']}>
      <p role="alert">
        {countOf(settled, 'product was settled.', 'products were settled.')}{' '}
        {countOf(
          refused.length,
          'answer was refused; those products stay as they were.',
          'answers were refused; those products stay as they were.',
        )}
      </p>
      <ul className={classes['refused']} data-selectable>
        {refused.map(({ id, name, message }) => (
          <li key={id}>
            <strong>{name}</strong>: <span lang="en">{message}</span>
          </li>
        ))}
      </ul>
      <div className={classes['end']}>
        <Button variant="filled" ref={close} onClick={onClose}>{t`Close`}</Button>
      </div>
    </div>
  );
}
