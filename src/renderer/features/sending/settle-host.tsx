import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { expectPresent } from '../../../shared/assert.ts';
import type { Submission } from '../../../shared/model/submission.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { later } from '../../ui/later.tsx';
import { SettleList } from './settle-list.tsx';
import { TakeBackDialog } from './take-back-dialog.tsx';

const UnsureDialog = later(async () => (await import('./unsure-dialog.tsx')).UnsureDialog);

type RemoteName = Pick<Submission, 'remoteId' | 'remoteName'>;

export type Settling = {
  /** Asks about one row: whether it is there. */
  readonly settle: (row: Submission) => void;
  /** Asks for a list of the remote's, which settles all its unsure rows at once. */
  readonly settleByList: (remote: RemoteName) => void;
  /** Asks whether the person's word that a row is there is to be taken back. */
  readonly takeBack: (row: Submission) => void;
};

const Context = createContext<Settling | null>(null);

/** Opens the dialogs of the `SettleHost` around. */
export function useSettling(): Settling {
  return expectPresent(useContext(Context), 'rows stand inside a SettleHost');
}

type Subject =
  | { readonly kind: 'row' | 'take-back'; readonly row: Submission }
  | { readonly kind: 'list'; readonly remote: RemoteName };

/**
 * Holds the dialogs about unsure products for the rows inside: a row that a look-up moves to another group is another
 * element, and what the person has open, pasted or typed must not go with it.
 */
export function SettleHost({ children }: { readonly children: ReactNode }) {
  const [subject, setSubject] = useState<Subject | null>(null);
  const [opened, setOpened] = useState(false);
  const settling = useMemo((): Settling => {
    const open = (next: Subject) => {
      setSubject(next);
      setOpened(true);
    };
    return {
      settle: (row) => open({ kind: 'row', row }),
      settleByList: (remote) => open({ kind: 'list', remote }),
      takeBack: (row) => open({ kind: 'take-back', row }),
    };
  }, []);
  const close = () => setOpened(false);
  return (
    <Context value={settling}>
      {children}
      {subject?.kind === 'row' && (
        <LiveDialog
          row={subject.row}
          opened={opened}
          onClose={close}
          onList={() => settling.settleByList(subject.row)}
        />
      )}
      {subject?.kind === 'take-back' && <TakeBackDialog row={subject.row} opened={opened} onClose={close} />}
      {subject?.kind === 'list' && (
        <SettleList
          remoteId={subject.remote.remoteId}
          remoteName={subject.remote.remoteName}
          opened={opened}
          onClose={close}
        />
      )}
    </Context>
  );
}

type LiveProps = {
  readonly row: Submission;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onList: () => void;
};

/** The most that one product ever has at all its remotes. */
const AT_MOST = 1000;

/** The dialog about a row as it stands now, wherever the list shows it. */
function LiveDialog({ row, ...dialog }: LiveProps) {
  const { value: rows = [] } = useAnswer(
    offshelf().sending.list,
    dialog.opened ? { product: row.productId, limit: AT_MOST } : null,
    ['sending', 'products'],
  );
  return <UnsureDialog row={rows.find(({ id }) => id === row.id) ?? row} {...dialog} />;
}
