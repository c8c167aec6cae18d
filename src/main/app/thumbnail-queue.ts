export type ThumbnailQueue<T> = {
  /** Does the work in its turn; whoever asks for the same `key` meanwhile gets the same answer. */
  readonly run: (key: string, work: () => Promise<T>) => Promise<T>;
};

type Parts<T> = {
  readonly atOnce: number;
  /** How many wait at most: with more the one that came first is dropped. */
  readonly most: number;
  readonly dropped: T;
};

type Waiting = { readonly start: () => Promise<void>; readonly drop: () => void };

/**
 * Who came last is next: that is what the person looks at now. What was scrolled away long ago is dropped, because nobody
 * tells when the page stops waiting for a picture.
 */
export function createThumbnailQueue<T>({ atOnce, most, dropped }: Parts<T>): ThumbnailQueue<T> {
  const asked = new Map<string, Promise<T>>();
  const waiting: Waiting[] = [];
  let running = 0;

  const pump = async (): Promise<void> => {
    while (running < atOnce) {
      const next = waiting.pop();
      if (next === undefined) return;
      running += 1;
      await next.start();
      running -= 1;
    }
  };
  const add = (work: () => Promise<T>): Promise<T> =>
    new Promise((settle, fail) => {
      const start = () => work().then(settle, fail);
      waiting.push({ start, drop: () => settle(dropped) });
      if (waiting.length > most) waiting.shift()?.drop();
      void pump();
    });
  return {
    run: (key, work) => {
      const known = asked.get(key);
      if (known !== undefined) return known;
      const answer = add(work).finally(() => asked.delete(key));
      asked.set(key, answer);
      return answer;
    },
  };
}
