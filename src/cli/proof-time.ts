import type { LookUp } from '../shared/model/profile.ts';
import type { Core } from './open-core.ts';
import { PATIENCE_SECONDS } from './settle-time.ts';
import { count } from './table.ts';

/** Two look-ups that prove that a product is not there lie so many seconds apart, in one run. */
const APART = 60;
/** After the last of a profile’s times, a proof that is half done is worth another look so many seconds later. */
const ONE_MORE = 70;
/** What the look-ups themselves may take, in seconds. */
const READING = 15;

/**
 * The seconds that a sync must be allowed to run for, so that it can prove that an Unsure product is not there; `null` where nothing
 * proves it. Clocks can’t be trusted between two runs, so that each begins its look-ups anew.
 */
export function secondsToProve({ settleSeconds, provesAbsence }: LookUp): number | null {
  if (!provesAbsence) return null;
  const fromFirst = (settleSeconds[0] ?? 0) + secondsUntilProof(settleSeconds, 0);
  const fromLater = settleSeconds.map((_, at) => secondsUntilProof(settleSeconds, at));
  return Math.ceil((Math.max(fromFirst, ...fromLater) + READING) / 10) * 10;
}

/** From the look-up at one of the times to the first one that lies far enough behind it. */
function secondsUntilProof(settleSeconds: LookUp['settleSeconds'], from: number): number {
  let waited = 0;
  for (let at = from + 1; waited < APART; at += 1) {
    const next = settleSeconds[at];
    waited += next === undefined ? ONE_MORE : Math.max(1, next - (settleSeconds[at - 1] ?? 0));
  }
  return waited;
}

/** By the id of a remote; those whose API proves nothing are left out. */
export type ProofTimes = ReadonlyMap<number, number>;

export async function readProofTimes(core: Core): Promise<ProofTimes> {
  const profiles = await core.call('profiles.list', {});
  const remotes = await core.call('remotes.list', {});
  return new Map(
    remotes.flatMap(({ id, profileId }) => {
      const lookUp = profiles.find((profile) => profile.id === profileId)?.lookUp;
      const seconds = lookUp === undefined ? null : secondsToProve(lookUp);
      return seconds === null ? [] : [[id, seconds] as const];
    }),
  );
}

/** How long a sync has to be for that, as a person types it. */
export function sayProofTime(seconds: number): string {
  const none = seconds < PATIENCE_SECONDS ? 'or none' : 'since without one it waits three minutes at most';
  return `Every sync looks it up anew; one that may run ${count(seconds, 'second')} or longer can settle it: --timeout=${seconds}, ${none}.`;
}
