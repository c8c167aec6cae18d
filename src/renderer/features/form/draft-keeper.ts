/** Where the keystrokes stand: on this computer, on their way, or refused with the reason. */
export type KeepState =
  | { readonly kind: 'clean' }
  | { readonly kind: 'pending' }
  | { readonly kind: 'kept'; readonly at: number }
  | { readonly kind: 'not-kept'; readonly message: string };

/** Writes one form's keystrokes: `write` gets the newest work, one call at a time. */
export type DraftKeeper = {
  /** Something was typed: it is written within the delay, however fast the typing goes on. */
  readonly touch: () => void;
  /** Writes what is not written yet; resolves when nothing is on its way. */
  readonly flush: () => Promise<void>;
  /** Forgets what is not written yet and waits for what is on its way: for a save or a discard that settles it. */
  readonly settle: () => Promise<void>;
};

/** Well below the 300 ms that a crash may cost, with room for the way to the disk. */
const DELAY_MS = 150;

/**
 * A throttle, not a debounce: steady typing must not push the write further and further away. `write` answers false where
 * it could not write, as on a full disk: the next keystroke or flush tries again.
 */
export function createDraftKeeper(write: () => Promise<boolean>): DraftKeeper {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let running: Promise<boolean> | null = null;
  let touched = false;

  const stopTimer = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const run = async (): Promise<boolean> => {
    stopTimer();
    while (touched) {
      touched = false;
      const written = await write();
      if (written) continue;
      touched = true;
      return false;
    }
    return true;
  };
  const flush = async () => {
    let written = true;
    do {
      running ??= run().finally(() => {
        running = null;
      });
      written = await running;
    } while (touched && written);
  };
  const touch = () => {
    touched = true;
    timer ??= setTimeout(() => {
      // Also where a write is on its way by then, which may be done before the next key.
      timer = null;
      void flush();
    }, DELAY_MS);
  };
  const settle = async () => {
    stopTimer();
    touched = false;
    await running;
  };
  return { touch, flush, settle };
}
