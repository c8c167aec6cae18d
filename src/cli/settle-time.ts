import type { Core } from './open-core.ts';

/** Where nobody said how long, sending may take as long as it needs, but waits no longer than this without progress. */
export const PATIENCE_SECONDS = 180;
const LONGEST_NAP_MS = 1_000;
const TALK_EVERY_MS = 15_000;

/** Why a run came to its end. */
export type Ended =
  | 'still'
  | 'waits'
  | 'timeout'
  | 'interrupted'
  | { readonly code: 'disk' | 'internal'; readonly trouble: string };

type Watch = {
  readonly core: Core;
  /** The remotes that are sent to. */
  readonly remotes: readonly number[];
  /** UTC milliseconds; `undefined` where nobody said how long. */
  readonly deadline: number | undefined;
  readonly interrupted: Promise<void>;
  readonly say: (line: string) => void;
};

/** Waits until nothing moves by itself in time any more, or the person or the disk ends it. */
export async function waitUntilStill({ core, remotes, deadline, interrupted, say }: Watch): Promise<Ended> {
  let isInterrupted = false;
  let trouble: string | undefined;
  let wakeUp = () => {};
  const stopListening = core.listen((message) => {
    if (message.event === 'diskTrouble') trouble = message.data.message ?? undefined;
    wakeUp();
  });
  const hearInterrupt = async () => {
    await interrupted;
    isInterrupted = true;
    wakeUp();
  };
  void hearInterrupt();
  const progress = createProgress(core, say);
  try {
    for (;;) {
      const heard = new Promise<void>((resolve) => {
        wakeUp = resolve;
      });
      const reason = core.doubt() ?? trouble;
      if (reason !== undefined) return { code: 'disk', trouble: reason };
      if (isInterrupted) return 'interrupted';
      const { at } = await core.call('sending.nextMove', { remotes: [...remotes] });
      const now = Date.now();
      if (at === null) return 'still';
      const limit = deadline ?? (await progress.last()) + PATIENCE_SECONDS * 1_000;
      const error = core.recurringError();
      // What comes of an error is due at once, for ever.
      if (error !== undefined && now >= limit) return { code: 'internal', trouble: sayRecurring(error) };
      if (deadline !== undefined && now >= deadline) return 'timeout';
      if (at > limit) return 'waits';
      await nap(heard, Math.max(20, Math.min(LONGEST_NAP_MS, Math.max(at, now + 200) - now, limit - now)));
    }
  } finally {
    stopListening();
  }
}

function sayRecurring(error: string): string {
  return `Sending can’t go on: the same error came again and again (${error}). Nothing is lost; the next sync tries it again.`;
}

/** When something came of sending last; says now and then how far it is. */
function createProgress(core: Core, say: (line: string) => void): { readonly last: () => Promise<number> } {
  let seen = '';
  let at = Date.now();
  let toldAt = Date.now();
  return {
    last: async () => {
      const { sent, needsYou, waiting } = await core.call('sending.status', {});
      const now = Date.now();
      const state = `${sent} ${needsYou} ${waiting}`;
      if (state !== seen) at = now;
      seen = state;
      if (now - toldAt >= TALK_EVERY_MS) {
        toldAt = now;
        say(`${sent} sent, ${waiting} in line, ${needsYou} need you …`);
      }
      return at;
    },
  };
}

/** So long, or until something happens. */
async function nap(heard: Promise<void>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const slept = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([heard, slept]);
  clearTimeout(timer);
}
