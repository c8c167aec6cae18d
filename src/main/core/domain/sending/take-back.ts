import { Failure } from '../failure.ts';
import type { SaidThere, SubmissionMove } from '../ports/sending-store.ts';
import type { SendingCommandPorts } from './command-ports.ts';
import { findSubmission } from './find-submission.ts';

/**
 * The person gave a wrong id: the product stands where it stood before, and the id is free for another one. Nothing leaves by
 * that, and nothing is looked up before the person asks for it.
 * @throws Failure `not-allowed-now` where it is not there by the person's own word
 */
export function takeBack({ store, checks }: Pick<SendingCommandPorts, 'store' | 'checks'>, id: string): void {
  store.atomically(() => {
    const { sentSku } = findSubmission(store, id);
    const said = store.saidThere(id);
    if (said === undefined) {
      throw new Failure(
        'not-allowed-now',
        'Only what you said yourself can be taken back. Look at its row again.',
      );
    }
    store.move(id, toMove(said.before));
    store.addEvidence({
      submissionId: id,
      actor: 'person',
      kind: 'taken-back',
      detail: `The person took back that it is there with the id ${said.recordId}.`,
    });
    if (sentSku !== null) checks.recheckSkus([sentSku]);
  });
}

/** What the remote said that it created stays so: it must never leave again. */
function toMove(before: SaidThere['before']): SubmissionMove {
  return before === 'rejected'
    ? { state: 'rejected', reason: 'taken-back' }
    : { state: 'unsure', unsureKind: before, reason: 'taken-back' };
}
