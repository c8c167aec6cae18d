import { assertNever } from '../../../../shared/assert.ts';
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
      const open = reached(lane, moment.now, { unsureInARow: 0 });
      return moment.moneyDiffers && !lane.differenceSeen ? held(open, 'difference', moment) : open;
    }
    case 'rejected':
      return reached(lane, moment.now, { unsureInARow: 0 });
    case 'unsure': {
      const open = reached(lane, moment.now, { unsureInARow: lane.unsureInARow + 1 });
      if (outcome.hold !== undefined) return held(open, outcome.hold, moment);
      return open.unsureInARow >= UNSURE_LIMIT ? held(open, 'unsure-twice', moment) : open;
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
      return held(reached(lane, moment.now), next.hold, moment);
    case 'retry-after': {
      const asked = moment.now + retryAfter(moment.headers, moment.now, moment.fraction);
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

/** The remote was reached: waiting for the network is over, and so is a wait that it asked for once its time has come. */
export function reached(lane: Lane, now: number, change: Partial<Pick<Lane, 'unsureInARow'>> = {}): Lane {
  const over = lane.failures > 0 || (lane.notBefore ?? 0) <= now;
  return { ...(over ? withoutWait({ ...lane, failures: 0 }) : lane), ...change };
}

function waiting(lane: Lane, until: number, { now, detail }: LaneMoment): Lane {
  return { ...lane, notBefore: until, askedAt: now, detail: lane.hold === null ? detail : lane.detail };
}

function held(lane: Lane, hold: HoldCode, { detail }: LaneMoment): Lane {
  return lane.hold === null ? { ...lane, hold, detail } : lane;
}
