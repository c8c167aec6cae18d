import { useEffect, useState } from 'react';
import type { Failed } from '../../../shared/contract/result.ts';
import { type FollowedJob, followJob, type JobProgress } from '../../bridge/jobs.ts';
import { countToSend, type Queued, type RemoteChoice, type RemoteSummary } from './send-plan.ts';
import { type SendTarget, sendTarget } from './send-target.ts';

type Outcome = { readonly queued: Queued; readonly failed: Failed | null };
type Remotes = readonly RemoteSummary[];
type ChoiceOf = (remote: RemoteSummary) => RemoteChoice;

/** Putting products in line as it goes on: a million of them take their time. */
export function useSend(target: SendTarget) {
  const [job, setJob] = useState<FollowedJob | null>(null);
  const [progress, setProgress] = useState<JobProgress | null>(null);
  // Whoever closes the dialog wants no more of it; what is in line stays there.
  useEffect(() => () => job?.cancel(), [job]);
  const run = async (remotes: Remotes, choiceOf: ChoiceOf): Promise<Outcome> => {
    let cancelled = false;
    const following = followJob(setProgress);
    setJob({
      ...following,
      cancel: () => {
        cancelled = true;
        following.cancel();
      },
    });
    const chosen = remotes.filter((remote) => countToSend(remote, choiceOf(remote)) > 0);
    const outcome = await sendChosen(target, chosen, choiceOf, {
      job: following.job,
      goesOn: () => !cancelled,
    });
    following.end();
    setJob(null);
    setProgress(null);
    return outcome;
  };
  return { run, busy: job !== null, progress, cancel: () => job?.cancel() };
}

type Following = { readonly job: number; readonly goesOn: () => boolean };

/** Queues remote by remote; stops at the first refusal, or where it is cancelled, and says what was queued before it. */
async function sendChosen(
  target: SendTarget,
  remotes: Remotes,
  choiceOf: ChoiceOf,
  { job, goesOn }: Following,
): Promise<Outcome> {
  let queued: Queued = { count: 0, drafts: 0, behindTest: 0 };
  for (const remote of remotes) {
    if (!goesOn()) break;
    const { evenIfMaybeThere, testFirst } = choiceOf(remote);
    const result = await sendTarget(target, { remotes: [remote.remoteId], evenIfMaybeThere, testFirst }, job);
    if (!result.ok) return { queued, failed: result.error };
    queued = addQueued(queued, remote, result.value.queued, testFirst);
  }
  return { queued, failed: null };
}

/** Behind a test everything waits for the same word, also what has an open form. */
function addQueued(before: Queued, { openDrafts }: RemoteSummary, count: number, testFirst: boolean): Queued {
  const behindTest = testFirst ? Math.max(0, count - 1) : 0;
  return {
    count: before.count + count,
    drafts: before.drafts + Math.min(count - behindTest, openDrafts),
    behindTest: before.behindTest + behindTest,
  };
}
