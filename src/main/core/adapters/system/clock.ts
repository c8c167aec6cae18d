import type { Clock } from '../../domain/ports/clock.ts';

/** The computer's own clock. Its wake-ups do not keep a program alive that has nothing else to do. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => Math.round(performance.now()),
  after: (milliseconds, wake) => {
    const timer = setTimeout(wake, Math.max(0, milliseconds));
    timer.unref();
    return () => clearTimeout(timer);
  },
};
