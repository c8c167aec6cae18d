import type { Profile } from '../../../../../shared/model/profile.ts';
import type { HoldCode } from '../../../../../shared/model/submission.ts';
import type { StoredScan } from '../../ports/look-store.ts';
import type { Lane, StoredSubmission } from '../../ports/sending-store.ts';
import type { EnginePorts } from '../engine-ports.ts';
import type { LookStep } from './look-run.ts';
import { longestUntilLook, untilFirstLook } from './look-times.ts';
import { lookMeans } from './means.ts';
import { strongKey } from './sent-keys.ts';

/** A lane that is held for one of these still reads lists. */
const LOOKS_GO_ON: readonly HoldCode[] = ['unsure-twice', 'difference', 'tested'];

/** How long a reading before sending is good for: somebody else may add products there, too. */
const BEFORE_AGE_MS = 60 * 60_000;

type Ports = Pick<EnginePorts, 'store' | 'clock' | 'profiles'>;

/** The account's next look-up and when it is due; `undefined` where there is none, or it can't be made now. */
export function nextLookUp(
  ports: Ports,
  lane: Lane,
): { readonly at: number; readonly step: LookStep } | undefined {
  const at = ports.store.nextLook(lane.accountId);
  if (at === undefined || ports.store.isAway() || (lane.hold !== null && !LOOKS_GO_ON.includes(lane.hold)))
    return undefined;
  const step = lookStep(ports, lane.accountId, 'look-up');
  if (step === undefined) return undefined;
  // No look is planned further away: where one is, the clock was set back since.
  const latest = ports.clock.now() + longestUntilLook(step.lookUp);
  if (at > latest) ports.store.hastenLooks(lane.accountId, latest);
  return { at: Math.min(at, latest), step };
}

/**
 * A reading before this product leaves for the first time, without which a record with its SKU could be an older one; `undefined`
 * where it is not needed, was made lately, or can't be made.
 */
export function lookBefore(
  ports: Ports,
  { attemptId, accountId, productId }: StoredSubmission,
  profile: Profile,
): LookStep | undefined {
  if (attemptId !== null || strongKey(profile) !== 'sku' || lookMeans(profile) !== 'list') return undefined;
  if (freshScan(ports, accountId) !== undefined) return undefined;
  const hasSku = (ports.store.product(productId)?.fields.sku ?? '').trim() !== '';
  return hasSku ? lookStep(ports, accountId, 'before') : undefined;
}

/**
 * The reading that what another copy of the catalog may have sent waits for, and when it is due: one that failed is not made again at
 * once. `undefined` where it was made, or can't be.
 */
export function lookForCopied(
  ports: Ports,
  accountId: number,
): { readonly at: number; readonly step: LookStep } | undefined {
  if (!ports.store.hasUnread(accountId)) return undefined;
  const step = lookStep(ports, accountId, 'before');
  if (step === undefined) return undefined;
  const failed = freshScan(ports, accountId);
  return { at: failed === undefined ? ports.clock.now() : failed.endedAt + BEFORE_AGE_MS, step };
}

/** The last reading of the list, while it is young enough to say what was there before. */
export function freshScan({ store, clock }: Ports, accountId: number): StoredScan | undefined {
  const last = store.lastScan(accountId);
  const age = last === undefined ? Number.POSITIVE_INFINITY : clock.now() - last.endedAt;
  return age >= 0 && age < BEFORE_AGE_MS ? last : undefined;
}

function lookStep({ store, profiles }: Ports, accountId: number, why: LookStep['why']): LookStep | undefined {
  const remoteId = store.lookRemote(accountId);
  const remote = remoteId === undefined ? undefined : store.remote(remoteId);
  const profile = remote && profiles.find(remote.profileId);
  const lookUp = profile?.lookUp;
  if (remote === undefined || profile === undefined || lookUp === undefined) return undefined;
  const means = lookMeans(profile);
  return means === undefined ? undefined : { remote, profile, lookUp, means, accountId, why };
}

/** When a product that became unsure now is looked up first; `null` where nothing can be looked up. */
export function firstLookAt(ports: Ports, accountId: number): number | null {
  const step = lookStep(ports, accountId, 'look-up');
  return step === undefined ? null : ports.clock.now() + untilFirstLook(step.lookUp);
}
