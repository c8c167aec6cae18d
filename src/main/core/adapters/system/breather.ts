import type { Breathe } from '../../domain/ports/list-builder.ts';

/** What waits for this thread is felt after some tens of milliseconds. */
const BREATH_MS = 8;

export function createBreather(): Breathe {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < BREATH_MS) return;
    await new Promise((done) => setImmediate(done));
    last = performance.now();
  };
}
