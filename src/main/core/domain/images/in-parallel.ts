/** Does the work for each item, a few at a time. Where one fails nothing new begins, and it fails once the others are done. */
export async function inParallel<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T, n: number) => Promise<void>,
): Promise<void> {
  const left = items.entries();
  let isFailed = false;
  const runOn = async () => {
    for (const [n, item] of left) {
      if (isFailed) return;
      try {
        await work(item, n);
      } catch (error) {
        isFailed = true;
        throw error;
      }
    }
  };
  const runs = await Promise.allSettled(Array.from({ length: atOnce }, runOn));
  for (const run of runs) if (run.status === 'rejected') throw run.reason;
}
