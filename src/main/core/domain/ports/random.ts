/** Chance as a port, so that a simulation can repeat it. */
export type Random = {
  /** A version 7 UUID: sorts by time. */
  readonly uuid: () => string;
  /** At least 0, less than 1. */
  readonly fraction: () => number;
};
