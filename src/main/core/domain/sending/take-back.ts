import { Failure } from '../failure.ts';
import type { SaidThere, StoredSubmission, SubmissionMove } from '../ports/sending-store.ts';
import type { SendingCommandPorts } from './command-ports.ts';
import { describeAnswer } from './describe.ts';
import { findSubmission } from './find-submission.ts';
import { toRefused } from './settle.ts';

type Ports = Pick<SendingCommandPorts, 'store' | 'checks' | 'profiles'>;

/**
 * The person gave a wrong id: the product stands where it stood before, and the id is free for another one. Nothing leaves by
 * that, and nothing is looked up before the person asks for it.
 * @throws Failure `not-allowed-now` where it is not there by the person's own word
 */
export function takeBack(ports: Ports, id: string): void {
  const { store, checks } = ports;
  store.atomically(() => {
    const submission = findSubmission(store, id);
    const { sentSku } = submission;
    const said = store.saidThere(id);
    if (said === undefined) {
      throw new Failure(
        'not-allowed-now',
        'Only what you said yourself can be taken back. Look at its row again.',
      );
    }
    store.move(id, toBefore(ports, submission, said.before));
    if (said.before === 'queued') backInLine(store, id);
    // What looks found out before that word is not worth a half proof any more.
    store.startLooks(id, null);
    store.addEvidence({
      submissionId: id,
      actor: 'person',
      kind: 'taken-back',
      detail: `You took back that it is there with the id ${said.recordId}.`,
    });
    if (sentSku !== null) checks.recheckSkus([sentSku]);
  });
}

const MAYBE_ELSEWHERE = 'You took back that it is there. Another copy of this catalog may have sent it.';

/** A product that is in the trash by now, or whose remote is gone, never stands in line. */
function backInLine(store: Ports['store'], id: string): void {
  store.judgeCopied(id, 'doubtful', MAYBE_ELSEWHERE);
  store.withdrawOrphan(id);
}

/** What the remote said that it created stays so: it must never leave again. */
function toBefore(ports: Ports, submission: StoredSubmission, before: SaidThere['before']): SubmissionMove {
  if (before === 'rejected') return toRefusedAgain(ports, submission);
  if (before === 'queued') return { state: 'queued' };
  return { state: 'unsure', unsureKind: before, reason: 'taken-back' };
}

/** As it stood: its answer is read again. Where another copy of the catalog had it, nothing of it is known here. */
function toRefusedAgain(
  { store, profiles }: Ports,
  { attemptId, remoteId }: StoredSubmission,
): SubmissionMove {
  const answer = attemptId === null ? undefined : store.answer(attemptId);
  const remote = store.remote(remoteId);
  const profile = remote && profiles.find(remote.profileId);
  if (answer === undefined || profile === undefined) return { state: 'rejected', reason: 'taken-back' };
  return { ...toRefused(answer, profile), detail: describeAnswer(answer, profile) };
}
