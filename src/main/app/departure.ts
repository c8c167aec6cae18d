/** How the program leaves: once, and only when what has to be done before is done. */
export type Departure = {
  readonly stage: () => 'no' | 'on-the-way' | 'gone';
  /** Resolves when everything is done that has to be done first; never rejects. */
  readonly leave: () => Promise<void>;
};

export function createDeparture(
  before: () => Promise<void>,
  logError: (message: string, cause: unknown) => void,
): Departure {
  let stage: ReturnType<Departure['stage']> = 'no';
  let left: Promise<void> | undefined;
  const run = async () => {
    stage = 'on-the-way';
    try {
      await before();
    } catch (cause) {
      logError('the catalog was not closed in order', cause);
    }
    stage = 'gone';
  };
  return {
    stage: () => stage,
    leave: () => {
      left ??= run();
      return left;
    },
  };
}
