/** Runs work as one transaction of the catalog: all of it is stored, or nothing. A transaction inside one joins it. */
export type Transactions = {
  readonly run: <T>(work: () => T) => T;
  /** The same for work that may write much. It is as safe when this returns, but stands in the log until `settle`, which has to follow. */
  readonly runLarge: <T>(work: () => T) => T;
  /** Brings what large work wrote from the log to its place, which takes a while; nothing has to wait for it. */
  readonly settle: () => void;
};
