/** Far above what typing and scrolling ask for; a loop gone wild is held back. */
const BURST = 600;
const PER_SECOND = 300;

export type RateLimit = { readonly take: (operation: string) => boolean };

/** Counts the calls of each operation apart: one that runs wild leaves the others alone. `now` is in milliseconds. */
export function createRateLimit(now: () => number): RateLimit {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take: (operation) => {
      const at = now();
      const bucket = buckets.get(operation) ?? { tokens: BURST, at };
      const tokens = Math.min(BURST, bucket.tokens + ((at - bucket.at) / 1000) * PER_SECOND);
      const allowed = tokens >= 1;
      buckets.set(operation, { tokens: allowed ? tokens - 1 : tokens, at });
      return allowed;
    },
  };
}
