import type { Clock } from '../../src/main/core/domain/ports/clock.ts';

type Timer = { readonly at: number; readonly wake: () => void };

export type ManualClock = Clock & {
  /** Moves on, and lets everything happen that falls due on the way, in order. */
  readonly advance: (milliseconds: number) => Promise<void>;
  /** Lets what was started come to rest; no time passes. */
  readonly settle: () => Promise<void>;
  /** Sets the clock, back or forth; wake-ups come after as long a time as before. */
  readonly jump: (milliseconds: number) => void;
  /** Milliseconds that truly went by, whatever the clock was set to. */
  readonly passed: () => number;
  /** Wake-ups that are set. */
  readonly timers: () => number;
  /** Calls off every wake-up, as the end of a program does. */
  readonly clear: () => void;
  /** Begins anew, without any wake-up. */
  readonly reset: () => void;
};

/** A clock that stands still until a test moves it. */
export function createManualClock(start = Date.UTC(2024, 0, 1)): ManualClock {
  let passed = 0;
  let setTo = start;
  const timers = new Set<Timer>();
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  const nextDue = (until: number) => {
    let next: Timer | undefined;
    for (const timer of timers) {
      if (timer.at <= until && timer.at < (next?.at ?? Number.POSITIVE_INFINITY)) next = timer;
    }
    return next;
  };
  return {
    now: () => setTo + passed,
    elapsed: () => passed,
    passed: () => passed,
    jump: (milliseconds) => {
      setTo += milliseconds;
    },
    after: (milliseconds, wake) => {
      const timer = { at: passed + Math.max(0, milliseconds), wake };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    settle,
    timers: () => timers.size,
    clear: () => timers.clear(),
    reset: () => {
      passed = 0;
      setTo = start;
      timers.clear();
    },
    advance: async (milliseconds) => {
      const end = passed + milliseconds;
      await settle();
      for (let due = nextDue(end); due !== undefined; due = nextDue(end)) {
        timers.delete(due);
        passed = due.at;
        due.wake();
        await settle();
      }
      passed = end;
    },
  };
}
