import type { EditingDeps } from './deps.ts';

/** Values at a time: some milliseconds. */
const BATCH = 2000;

/**
 * Wraps commands that write much, begin a Change or end a preview. What is no longer kept because of one may be a million values: they are removed bit by bit
 * behind it, so that nobody waits for it. What the closing of the catalog leaves goes behind the next command.
 */
export function createPurging({ changes, previews, imports, ...deps }: EditingDeps): Purging {
  return purgeBehind(deps, (most) => changes.purge(most) || previews.purge(most) || imports.purge(most));
}

type Purging = <I, O>(command: (input: I) => O) => (input: I) => O;

/** Wraps commands; `purge` does so much behind each, and is true while there is more to do. */
export function purgeBehind(
  deps: Pick<EditingDeps, 'pause' | 'transactions'>,
  purge: (most: number) => boolean,
): Purging {
  let busy = false;
  const purgeAll = async () => {
    busy = true;
    try {
      do {
        await deps.pause();
        deps.transactions.settle();
      } while (purge(BATCH));
    } catch {
      // The catalog is being closed, or the disk is in trouble: nothing is lost by values that stay a while longer.
    } finally {
      busy = false;
    }
  };
  return (command) => (input) => {
    const begin = () => {
      if (!busy) void purgeAll();
    };
    let output: ReturnType<typeof command> | undefined;
    // What fails on its way leaves a closed preview, too.
    try {
      output = command(input);
      return output;
    } finally {
      if (output instanceof Promise) void output.then(begin, begin);
      else begin();
    }
  };
}
