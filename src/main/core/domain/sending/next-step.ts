import { expectPresent } from '../../../../shared/assert.ts';
import type { Profile } from '../../../../shared/model/profile.ts';
import type { Remote } from '../../../../shared/model/remote.ts';
import type { StoredSubmission } from '../ports/sending-store.ts';
import type { EnginePorts } from './engine-ports.ts';
import { laneAt } from './lane-at.ts';

/** What a lane can do now; `idle` until something changes. */
export type Step =
  | { readonly kind: 'idle' }
  | { readonly kind: 'wait'; readonly until: number }
  | {
      readonly kind: 'send';
      readonly submission: StoredSubmission;
      readonly remote: Remote;
      readonly profile: Profile;
    };

const IDLE: Step = { kind: 'idle' };

/** Decides by what is stored alone. `pacedUntil` keeps the profile's requests per minute. */
export function nextStep(
  { store, clock, profiles }: EnginePorts,
  accountId: number,
  pacedUntil: number,
): Step {
  const stored = store.lane(accountId);
  const lane = laneAt(stored, clock.now());
  if (lane !== stored) store.saveLane(lane);
  if (store.isPaused() || lane.hold !== null) return IDLE;
  const submission = store.firstInLine(accountId);
  if (submission === undefined) return IDLE;
  const until = Math.max(lane.notBefore ?? 0, pacedUntil);
  if (until > clock.now()) return { kind: 'wait', until };
  const remote = expectPresent(store.remote(submission.remoteId), 'a submission has a remote');
  const profile = profiles.find(({ id }) => id === remote.profileId);
  if (profile !== undefined) return { kind: 'send', submission, remote, profile };
  const detail = `Offshelf has no description of “${remote.profileId}” any more.`;
  store.saveLane({ ...lane, hold: 'wrong-address', detail });
  return IDLE;
}
