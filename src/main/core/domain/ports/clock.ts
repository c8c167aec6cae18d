/** The time of day in UTC milliseconds, and wake-ups. A port, so that tests move the clock by hand. */
export type Clock = {
  readonly now: () => number;
  /** Milliseconds on a clock that nobody sets; only differences within one run mean something. */
  readonly elapsed: () => number;
  /** Calls back once after so many milliseconds; the returned function calls it off. */
  readonly after: (milliseconds: number, wake: () => void) => () => void;
};
