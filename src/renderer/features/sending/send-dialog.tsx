import { Button, Modal, Stack } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import type { Failed } from '../../../shared/contract/result.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { runCommand } from '../../commands/command-store.ts';
import { t } from '../../i18n/t.ts';
import { blocked } from '../../ui/blocked.ts';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { countOf } from '../../ui/format.ts';
import { JobBar } from '../../ui/job-bar.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { useInitialFocus } from '../../ui/use-initial-focus.ts';
import { useLate } from '../../ui/use-late.ts';
import { quoteName } from './product-words.ts';
import { RemotePlan } from './remote-plan.tsx';
import {
  countToSend,
  firstChoice,
  type RemoteChoice,
  type RemoteSummary,
  sayQueued,
  saySend,
} from './send-plan.ts';
import { askSummary, namesOf, type SendTarget } from './send-target.ts';
import classes from './sending.module.css';
import { useSend } from './use-send.ts';

export type SendDialogProps = {
  /** `null` closes it. */
  readonly target: SendTarget | null;
  /** `sent` where something of it was put in line. */
  readonly onClose: (sent: boolean) => void;
};

/** Before anything leaves: to which remotes, how many are ready, and what stays behind. */
export function SendDialog({ target, onClose }: SendDialogProps) {
  return (
    <Modal
      opened={target !== null}
      onClose={() => onClose(false)}
      title={target && <Title target={target} />}
      size={560}
    >
      {target && <Plan target={target} onClose={onClose} />}
    </Modal>
  );
}

/** One product is called by its name, so that nobody sends another than the one they mean. */
function Title({ target }: Pick<PlanProps, 'target'>) {
  const [first, second] = namesOf(target) ?? [];
  const only = first === undefined || second !== undefined ? null : { id: first };
  const { value } = useAnswer(offshelf().products.get, only, ['products']);
  return (
    <>{t`Send ${value ? quoteName({ productName: value.fields.name }) : countOf(target.count, 'product')}`}</>
  );
}

const PUTTING = t`Putting in line`;
/** Many are counted anew at most so often, while it is put in line. */
const REST_MS = 3_000;

type PlanProps = { readonly target: SendTarget; readonly onClose: SendDialogProps['onClose'] };

function Plan({ target, onClose }: PlanProps) {
  const { value: remotes, problem: remotesProblem } = useAnswer(offshelf().remotes.list, {}, ['remotes']);
  const inUse = remotes?.filter(({ removedAt }) => removedAt === null).map(({ id }) => id) ?? [];
  const { value: summary, problem } = useAnswer(
    askSummary,
    inUse.length === 0 ? null : { target, remotes: inUse },
    ['products', 'sending', 'remotes'],
    namesOf(target) === null ? REST_MS : 0,
  );
  const slow = useLate(summary === undefined && problem === undefined);
  if (remotes !== undefined && inUse.length === 0) {
    return <NoRemote onClose={onClose} />;
  }
  if (summary === undefined && slow)
    return <p className={classes['counting']}>{t`Counting what is ready…`}</p>;
  if (summary === undefined) return <ProblemText problem={problem ?? remotesProblem} />;
  return <Choices target={target} remotes={summary.remotes} onClose={onClose} />;
}

function NoRemote({ onClose }: Pick<PlanProps, 'onClose'>) {
  const add = () => {
    onClose(false);
    runCommand('remote.add');
  };
  return (
    <EmptyState
      text={t`There is no remote yet to send to.`}
      action={<Button variant="filled" data-autofocus onClick={add}>{t`Add a remote…`}</Button>}
    />
  );
}

type ChoicesProps = PlanProps & { readonly remotes: readonly RemoteSummary[] };

function Choices({ target, remotes, onClose }: ChoicesProps) {
  const [chosen, setChosen] = useState<ReadonlyMap<number, RemoteChoice>>(new Map());
  const { run, busy, progress, cancel } = useSend(target);
  const slow = useLate(busy);
  const [problem, setProblem] = useState<Failed | null>(null);
  const primary = useInitialFocus<HTMLButtonElement>();
  const choiceOf = (remote: RemoteSummary) => chosen.get(remote.remoteId) ?? firstChoice(remote);
  const total = remotes.reduce((sum, remote) => sum + countToSend(remote, choiceOf(remote)), 0);
  const send = async () => {
    if (busy || total === 0) return;
    const { queued, failed } = await run(remotes, choiceOf);
    if (failed !== null) return setProblem(failed);
    // Nothing was, where it was cancelled at once.
    if (queued.count > 0) {
      showToast({
        text: sayQueued(queued),
        action: { label: t`Show the Send list`, run: () => runCommand('send.list') },
      });
    }
    onClose(queued.count > 0);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void send();
  };
  return (
    <Stack gap="md" onKeyDown={press}>
      <ul className={classes['plan']}>
        {remotes.map((remote) => (
          <RemotePlan
            key={remote.remoteId}
            remote={remote}
            choice={choiceOf(remote)}
            onChange={(choice) => setChosen(new Map(chosen).set(remote.remoteId, choice))}
            onLeave={() => onClose(false)}
          />
        ))}
      </ul>
      <ProblemText problem={problem} />
      {slow ? (
        <DialogFoot>
          <JobBar progress={progress} label={PUTTING} words={{ applying: PUTTING }} onCancel={cancel} />
        </DialogFoot>
      ) : (
        <DialogFoot>
          <Button onClick={() => onClose(false)}>{t`Cancel`}</Button>
          <Button
            variant="filled"
            ref={primary}
            {...blocked(total === 0)}
            loading={busy}
            title={t`Ctrl+Enter, from anywhere in this dialog`}
            onClick={() => void send()}
          >
            {saySend(total)}
          </Button>
        </DialogFoot>
      )}
    </Stack>
  );
}
