import { useState } from 'react';
import type { Failed, Result } from '../../../shared/contract/result.ts';
import type { LaneStatus } from '../../../shared/model/submission.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { useCommand } from '../../commands/use-command.ts';
import { t } from '../../i18n/t.ts';
import { showToast } from '../../ui/toasts.tsx';
import type { NamedRemote } from './remote-chooser.tsx';
import { openSendListAt } from './send-wish.ts';
import { isWaiting, sayNoTry } from './try-now.ts';
import { useSendingState } from './use-sending.ts';

/** A command that was asked for and has to know more first. */
export type SendingTask = 'pause' | 'resume' | 'settle' | 'export';

export type SendingCommandsState = {
  readonly task: SendingTask | null;
  readonly endTask: () => void;
  /** Those that can be paused, or resumed. */
  readonly remotes: readonly NamedRemote[];
  readonly pause: (remote: NamedRemote, paused: boolean) => void;
  /** Why the last command did nothing. */
  readonly problem: Failed | null;
  readonly forgetProblem: () => void;
};

const ASKING = t`The catalog is being read.`;

/** Offers what can be done about sending, wherever in the window the person is. */
export function useSendingCommands(): SendingCommandsState {
  const { value: state } = useSendingState();
  const { value: remotes = [] } = useAnswer(offshelf().remotes.list, {}, ['remotes']);
  const { value: counts } = useAnswer(offshelf().products.counts, {}, ['products', 'sending', 'remotes']);
  const [task, setTask] = useState<SendingTask | null>(null);
  const [problem, setProblem] = useState<Failed | null>(null);
  const lanes = state?.lanes ?? [];
  const withLane = (fits: (lane: LaneStatus) => boolean): readonly NamedRemote[] =>
    remotes.filter(({ id }) => lanes.some((lane) => lane.remoteId === id && fits(lane)));
  const act = async (call: Promise<Result<unknown>>, said: string): Promise<void> => {
    const result = await call;
    setProblem(result.ok ? null : result.error);
    if (result.ok) showToast({ text: said });
  };
  const pause = ({ id: remoteId, name }: NamedRemote, paused: boolean): void => {
    setTask(null);
    void act(
      offshelf().sending.pauseRemote({ remoteId, paused }),
      paused ? t`Paused ${name}: nothing is sent there.` : t`Resumed ${name}.`,
    );
  };
  const running = withLane(({ paused }) => !paused);
  const resting = withLane(({ paused }) => paused);
  /** One remote needs no question. */
  const pauseOrAsk = (among: readonly NamedRemote[], paused: boolean): void => {
    const [only, second] = among;
    if (only !== undefined && second === undefined) pause(only, paused);
    else setTask(paused ? 'pause' : 'resume');
  };
  const pauseAll = (paused: boolean) =>
    act(offshelf().sending.pauseAll({ paused }), paused ? t`Paused sending.` : t`Resumed sending.`);
  const noTry = sayNoTry(lanes, remotes);
  const when = (can: boolean, why: string): true | string => (state === undefined ? ASKING : can || why);
  useCommand('send.pauseAll', {
    enabled: when(state?.paused === false, t`Sending is paused.`),
    run: () => pauseAll(true),
  });
  useCommand('send.resumeAll', {
    enabled: when(state?.paused === true, t`Sending is not paused.`),
    run: () => pauseAll(false),
  });
  useCommand('send.tryNow', {
    enabled: when(lanes.some(isWaiting) && noTry === null, noTry ?? t`No remote waits for the network.`),
    run: () => act(offshelf().sending.tryNow({}), t`Tries now.`),
  });
  useCommand('send.takeBack', {
    enabled: when((state?.sent ?? 0) > 0, t`Nothing was sent yet.`),
    run: () => openSendListAt('said'),
  });
  useCommand('send.pauseRemote', {
    enabled: when(
      running.length > 0,
      remotes.length === 0 ? t`There is no remote yet.` : t`Every remote is paused.`,
    ),
    run: () => pauseOrAsk(running, true),
  });
  useCommand('send.resumeRemote', {
    enabled: when(resting.length > 0, t`No remote is paused by itself.`),
    run: () => pauseOrAsk(resting, false),
  });
  useCommand('send.settleByList', {
    enabled: when((counts?.unsure ?? 0) > 0, t`Nothing is unsure.`),
    run: () => setTask('settle'),
  });
  useCommand('send.needsYou', {
    enabled: when((state?.needsYou ?? 0) > 0, t`Nothing needs you.`),
    run: () => openSendListAt('needs-you'),
  });
  useCommand('send.find', { enabled: true, run: () => openSendListAt('find') });
  useCommand('send.export', { enabled: true, run: () => setTask('export') });
  return {
    task,
    endTask: () => setTask(null),
    remotes: task === 'resume' ? resting : running,
    pause,
    problem,
    forgetProblem: () => setProblem(null),
  };
}
