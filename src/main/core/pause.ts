import { Failure } from './domain/failure.ts';

export const WAS_CLOSED = 'This catalog was closed. Open it and try again.';

/** Lets everything else that waits for this thread go first, and ends long work when the catalog is being closed. */
export function pauseUnless(isClosing: () => boolean): () => Promise<void> {
  return () =>
    new Promise((done, fail) => {
      setImmediate(() => (isClosing() ? fail(new Failure('no-catalog', WAS_CLOSED)) : done()));
    });
}
