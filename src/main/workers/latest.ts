/** A part that comes later, and is replaced when the worker behind it was started anew. */
export type Latest<T> = {
  readonly set: (value: T) => void;
  /** The newest; waits for the first. */
  readonly get: () => Promise<T>;
};

export function createLatest<T>(): Latest<T> {
  let waiting: ((value: T) => void)[] = [];
  let latest: { readonly value: T } | null = null;
  return {
    set: (value) => {
      latest = { value };
      for (const hand of waiting) hand(value);
      waiting = [];
    },
    get: () => {
      if (latest !== null) return Promise.resolve(latest.value);
      return new Promise((resolve) => {
        waiting.push(resolve);
      });
    },
  };
}
