import { expectPresent } from '../../../../shared/assert.ts';
import type { Profile } from '../../../../shared/model/profile.ts';
import type { Remote } from '../../../../shared/model/remote.ts';
import type { Lane, StoredSubmission } from '../ports/sending-store.ts';
import type { EnginePorts } from './engine-ports.ts';
import { laneAt } from './lane-at.ts';
import type { LookStep } from './look-up/look-run.ts';
import { lookBefore, lookForCopied, nextLookUp } from './look-up/plan-look.ts';
import { sayUnusable } from './say-unusable.ts';

/** What a lane can do now; `idle` until something changes. */
export type Step =
  | { readonly kind: 'idle' }
  | { readonly kind: 'wait'; readonly until: number }
  | {
      readonly kind: 'send';
      readonly submission: StoredSubmission;
      readonly remote: Remote;
      readonly profile: Profile;
    }
  | { readonly kind: 'look'; readonly remote: Remote; readonly look: LookStep };

const IDLE: Step = { kind: 'idle' };

type Ports = Pick<EnginePorts, 'store' | 'clock' | 'profiles'>;

/** Decides by what is stored alone. `pacedUntil` keeps the profile's requests per minute. Look-ups go before sending. */
export function nextStep(ports: Ports, accountId: number, pacedUntil: number): Step {
  const { store, clock } = ports;
  const stored = store.lane(accountId);
  const lane = laneAt(stored, clock.now());
  if (lane !== stored) store.saveLane(lane);
  const free = Math.max(lane.notBefore ?? 0, pacedUntil);
  const look = nextLookUp(ports, lane);
  const lookAt = look === undefined ? Number.POSITIVE_INFINITY : Math.max(look.at, free);
  if (look !== undefined && lookAt <= clock.now()) return toLook(look.step);
  const send = nextSend(ports, lane);
  const sendAt = send === undefined ? Number.POSITIVE_INFINITY : Math.max(send.at, free);
  if (send !== undefined && sendAt <= clock.now()) return send.step;
  const until = Math.min(lookAt, sendAt);
  return Number.isFinite(until) ? { kind: 'wait', until } : IDLE;
}

/** The next product of the line, or the reading that must come before it, and when; `undefined` where nothing may leave. */
function nextSend(ports: Ports, lane: Lane): { readonly at: number; readonly step: Step } | undefined {
  const { store, clock } = ports;
  if (store.isPaused() || lane.paused || lane.hold !== null) return undefined;
  if (lane.testing && store.hasOpenRequest(lane.accountId)) return undefined;
  const now = clock.now();
  const copied = lookForCopied(ports, lane.accountId);
  if (copied !== undefined && copied.at <= now) return { at: now, step: toLook(copied.step) };
  const submission = findNext(store, lane);
  if (submission !== undefined) {
    const step = leave(ports, lane, submission);
    return step && { at: now, step };
  }
  return copied && { at: copied.at, step: toLook(copied.step) };
}

/** What goes as a test proves the place of the images, too: nothing overtakes it while its image is on the way. */
function findNext(store: Ports['store'], lane: Lane): StoredSubmission | undefined {
  const first = store.firstInLine(lane.accountId);
  return first !== undefined && lane.testing && store.waitsForImageBefore(first) ? undefined : first;
}

function leave(
  { store, profiles, clock }: Ports,
  lane: Lane,
  submission: StoredSubmission,
): Step | undefined {
  const remote = expectPresent(store.remote(submission.remoteId), 'a submission has a remote');
  const profile = profiles.find(remote.profileId);
  if (profile === undefined) {
    store.saveLane({ ...lane, hold: 'wrong-address', detail: sayUnusable(profiles, remote.profileId) });
    return undefined;
  }
  const look = lookBefore({ store, profiles, clock }, submission, profile);
  return look === undefined ? { kind: 'send', submission, remote, profile } : toLook(look);
}

function toLook(look: LookStep): Step {
  return { kind: 'look', remote: look.remote, look };
}
