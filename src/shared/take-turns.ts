/** Lets `atOnce` pieces of work run at a time, first come first served; one that fails hands its turn on, too. */
export function createTurns(atOnce = 1): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running < atOnce) running += 1;
    else await new Promise<void>((start) => waiting.push(start));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // A turn that is handed on stays taken.
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
