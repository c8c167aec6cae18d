import { Button } from '@mantine/core';
import { useState } from 'react';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { t } from '../../i18n/t.ts';
import { NoticeBar } from '../../ui/notice-bar.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { type NamedRemote, RemoteChooser } from './remote-chooser.tsx';
import { SettleList } from './settle-list.tsx';
import { useSendingCommands } from './use-sending-commands.ts';

/** The commands about sending, with what they ask first and what went wrong. */
export function SendingCommands() {
  const { task, endTask, remotes, pause, problem, forgetProblem } = useSendingCommands();
  const pausing = task === 'pause' || task === 'resume';
  return (
    <>
      {problem !== null && (
        <NoticeBar action={<Button onClick={forgetProblem}>{t`Close`}</Button>}>
          <ProblemText problem={problem} />
        </NoticeBar>
      )}
      <RemoteChooser
        opened={pausing}
        title={task === 'resume' ? t`Resume which remote?` : t`Pause which remote?`}
        remotes={remotes}
        onChoose={(remote) => pause(remote, task === 'pause')}
        onClose={endTask}
      />
      {task === 'settle' && <SettleTask onClose={endTask} />}
      <ExportDialog opened={task === 'export'} onClose={endTask} />
    </>
  );
}

/** Settles one remote's unsure products with a list; asks which remote where several have some. */
function SettleTask({ onClose }: { readonly onClose: () => void }) {
  const { value: groups } = useAnswer(offshelf().sending.groups, {});
  const [chosen, setChosen] = useState<NamedRemote | null>(null);
  if (groups === undefined) return null;
  const unsure = groups.filter(({ key }) => key.state === 'unsure').map(({ first }) => first);
  const byId = new Map(unsure.map(({ remoteId, remoteName }) => [remoteId, remoteName]));
  const remotes = [...byId].map(([id, name]) => ({ id, name }));
  const remote = chosen ?? (remotes.length === 1 ? (remotes[0] ?? null) : null);
  if (remote === null) {
    return (
      <RemoteChooser
        opened
        title={t`Settle with a list of which remote?`}
        remotes={remotes}
        onChoose={setChosen}
        onClose={onClose}
      />
    );
  }
  return <SettleList remoteId={remote.id} remoteName={remote.name} opened onClose={onClose} />;
}
