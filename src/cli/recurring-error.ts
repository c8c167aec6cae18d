/** So often, and it comes again and again. */
const OFTEN = 5;
/** Milliseconds after which an error is over; whatever went wrong is tried again sooner. */
const OVER_AFTER = 30_000;

/** Tells an error that comes again and again from one that happened. */
export type RecurringError = {
  readonly hear: (error: string) => void;
  /** The one that came often, and lately. */
  readonly find: () => string | undefined;
};

export function createRecurringError(now: () => number = Date.now): RecurringError {
  const heard = new Map<string, { readonly times: number; readonly at: number }>();
  return {
    hear: (error) => {
      heard.set(error, { times: (heard.get(error)?.times ?? 0) + 1, at: now() });
    },
    find: () => {
      const found = [...heard].find(([, { times, at }]) => times >= OFTEN && now() - at < OVER_AFTER);
      return found?.[0];
    },
  };
}
