import type { Clock } from '../../src/main/core/domain/ports/clock.ts';

/**
 * The computer's clock, but so many times as fast since a moment in UTC milliseconds: waits that a program must keep are
 * kept, and a test need not sit them out. Programs with the same moment share the time of day.
 */
export function createRacingClock(startedAt: number, speed: number): Clock {
  return {
    now: () => Math.floor(startedAt + (Date.now() - startedAt) * speed),
    elapsed: () => Math.floor(performance.now() * speed),
    after: (milliseconds, wake) => {
      const timer = setTimeout(wake, Math.max(0, Math.ceil(milliseconds / speed)));
      timer.unref();
      return () => clearTimeout(timer);
    },
  };
}
