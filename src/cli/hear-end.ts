import type { Context } from './command.ts';
import { failed } from './command-failure.ts';

/** Whether the person, or the system, asked for the end of work that ends in order then. */
export type EndHeard = {
  readonly isCancelled: () => boolean;
  /** From now on nothing is heard: the system ends this call at once, as it ends any. @throws CommandFailure `cancelled` */
  readonly letGo: () => Promise<void>;
};

/** Listens from now on. */
export function hearEnd({ interrupted }: Context): EndHeard {
  const listening = new AbortController();
  let isCancelled = false;
  const hear = async () => {
    await interrupted(listening.signal);
    isCancelled = true;
  };
  void hear();
  return {
    isCancelled: () => isCancelled,
    letGo: async () => {
      // What came before this is on its way.
      await new Promise((done) => setImmediate(done));
      listening.abort();
      if (isCancelled) throw failed('cancelled', 'Cancelled. Nothing was changed.');
    },
  };
}
