import type { Handlers, Input, Output } from '../../../../shared/contract/api.ts';
import type { GroupAction, SubmissionState } from '../../../../shared/model/submission.ts';
import { Failure } from '../failure.ts';
import type { SendingCommandPorts } from './command-ports.ts';
import { lookUpNow, replaceRefused, withdraw } from './submission-commands.ts';

type Act = {
  readonly states: readonly SubmissionState[];
  /** @throws Failure where it does not fit this row; then nothing of the row was changed. */
  readonly run: (ports: SendingCommandPorts, id: string) => void;
};

const ACTS: Readonly<Record<GroupAction, Act>> = {
  'send-again': { states: ['rejected'], run: replaceRefused },
  withdraw: { states: ['queued', 'rejected'], run: withdraw },
  pause: { states: ['queued'], run: ({ store }, id) => store.setSubmissionPaused(id, true) },
  resume: { states: ['queued'], run: ({ store }, id) => store.setSubmissionPaused(id, false) },
  'look-up': { states: ['unsure'], run: lookUpNow },
};

/** What a person can do about a whole group of the Send list. */
export function createGroupCommands(
  ports: SendingCommandPorts,
): Pick<Handlers<'command'>, 'sending.actOnGroup'> {
  return {
    'sending.actOnGroup': (input) => {
      const result = actOnGroup(ports, input);
      ports.onChange({ sending: true, products: true });
      ports.engine.look();
      return result;
    },
  };
}

/** One transaction for the rows that the group has now; each that the act does not fit stays as it is and is counted. */
function actOnGroup(
  ports: SendingCommandPorts,
  { key, action }: Input<'sending.actOnGroup'>,
): Output<'sending.actOnGroup'> {
  const { states, run } = ACTS[action];
  return ports.store.atomically(() => {
    const ids = ports.store.idsOfGroup(key);
    if (!states.includes(key.state)) return { done: 0, left: ids.length };
    const done = ids.filter((id) => fits(() => run(ports, id))).length;
    return { done, left: ids.length - done };
  });
}

function fits(run: () => void): boolean {
  try {
    run();
    return true;
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}
