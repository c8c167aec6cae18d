import type { Lane } from '../ports/sending-store.ts';

/**
 * The lane as it stands at this moment: a wait that is over is gone, and one that began in the future begins anew, because
 * the clock was set back since. So no wait is cut short, and none outlasts what was asked for by more than itself.
 */
export function laneAt(lane: Lane, now: number): Lane {
  if (lane.notBefore === null) return lane;
  if (lane.askedAt !== null && now < lane.askedAt) {
    return { ...lane, notBefore: now + lane.notBefore - lane.askedAt, askedAt: now };
  }
  return lane.notBefore <= now ? withoutWait(lane) : lane;
}

export function withoutWait(lane: Lane): Lane {
  return { ...lane, notBefore: null, askedAt: null, detail: lane.hold === null ? null : lane.detail };
}
