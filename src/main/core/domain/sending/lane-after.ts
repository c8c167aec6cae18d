import { assertNever } from '../../../../shared/assert.ts';
import type { ResetHeader } from '../../../../shared/model/profile.ts';
import type { HoldCode } from '../../../../shared/model/submission.ts';
import type { Lane } from '../ports/sending-store.ts';
import { backoffAfter, retryAfter } from './backoff.ts';
import type { Outcome } from './classify.ts';
import { withoutWait } from './lane-at.ts';

/** What an outcome's effect on the lane depends on besides the outcome. */
export type LaneMoment = {
  readonly now: number;
  /** Chance for jitter: at least 0, less than 1. */
  readonly fraction: number;
  /** The answer's headers; none where nothing answered. */
  readonly headers: Readonly<Record<string, string>>;
  /** The header of its own in which the remote says how long to wait. */
  readonly reset: ResetHeader | undefined;
  /** One sentence about what was seen. */
  readonly detail: string | null;
  /** The remote stored another price or currency than it was sent. */
  readonly moneyDiffers: boolean;
};

/** Two in a row: a broken server must not make thousands of unsure products. */
const UNSURE_LIMIT = 2;

/** How the lane stands after an outcome: held, waiting, or open. A hold that is there already stays. */
export function laneAfter(lane: Lane, outcome: Outcome, moment: LaneMoment): Lane {
  switch (outcome.class) {
    case 'sent': {
      const open = { ...reached(lane, moment.now), unsureInARow: 0 };
      return moment.moneyDiffers ? holdForDifference(open, moment.detail) : open;
    }
    case 'rejected':
      return { ...reached(lane, moment.now), unsureInARow: 0 };
    case 'unsure': {
      const open = reached(lane, moment.now);
      const stood = outcome.hold === undefined ? open : held(open, outcome.hold, moment.detail);
      return countUnsure(stood, moment.detail);
    }
    case 'not-created':
      return afterNotCreated(lane, outcome.next, moment);
    default:
      return assertNever(outcome, 'every class of outcome moves the lane');
  }
}

function afterNotCreated(
  lane: Lane,
  next: Extract<Outcome, { class: 'not-created' }>['next'],
  moment: LaneMoment,
): Lane {
  switch (next.kind) {
    case 'hold':
      return held(reached(lane, moment.now), next.hold, moment.detail);
    case 'retry-after': {
      const asked = moment.now + retryAfter(moment, moment.now, moment.fraction);
      return waiting({ ...lane, failures: 0 }, Math.max(lane.notBefore ?? 0, asked), moment);
    }
    case 'back-off': {
      // Another request of this lane was asked to wait: that wait is never shortened.
      if (lane.failures === 0 && (lane.notBefore ?? 0) > moment.now) return lane;
      const failures = lane.failures + 1;
      return waiting({ ...lane, failures }, moment.now + backoffAfter(failures, moment.fraction), moment);
    }
  }
}

/** One more product that nobody can be sure of; two in a row hold the lane. */
export function countUnsure(lane: Lane, detail: string | null): Lane {
  const counted = { ...lane, unsureInARow: lane.unsureInARow + 1 };
  return counted.unsureInARow >= UNSURE_LIMIT ? held(counted, 'unsure-twice', detail) : counted;
}

/** A first difference in price or currency holds the lane until it was seen. */
export function holdForDifference(lane: Lane, detail: string | null): Lane {
  return lane.differenceSeen ? lane : held(lane, 'difference', detail);
}

/** The one that went as a test has arrived, or may have: the others wait until the person has seen what `detail` says. */
export function endTest(lane: Lane, detail: string): Lane {
  return lane.testing ? held({ ...lane, testing: false }, 'tested', detail) : lane;
}

/** The remote was reached: waiting for the network is over, and so is a wait that it asked for once its time has come. */
export function reached(lane: Lane, now: number): Lane {
  const over = lane.failures > 0 || (lane.notBefore ?? 0) <= now;
  return over ? withoutWait({ ...lane, failures: 0 }) : lane;
}

function waiting(lane: Lane, until: number, { now, detail }: LaneMoment): Lane {
  return { ...lane, notBefore: until, askedAt: now, detail: lane.hold === null ? detail : lane.detail };
}

/** A hold that is there already stays. */
function held(lane: Lane, hold: HoldCode, detail: string | null): Lane {
  return lane.hold === null ? { ...lane, hold, detail } : lane;
}
