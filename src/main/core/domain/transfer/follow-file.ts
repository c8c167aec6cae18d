import type { CallOff } from '../catalog/call-off.ts';
import type { Job } from '../ports/jobs.ts';

/** Progress is told in thousandths of the file. */
export const WHOLE = 1000;

/** Reading ends by itself once its job is cancelled. */
export function callOffOf({ isCancelled }: Job): CallOff {
  // Whoever cancels says so from another thread: nothing calls back.
  return { isOff: isCancelled, whenOff: () => undefined };
}

/** Tells a job what share of the file is read by now; what was cancelled is called off elsewhere. */
export function followShare({ step, isCancelled }: Job): (share: number) => void {
  let told = 0;
  return (share) => {
    const done = Math.floor(share * WHOLE);
    if (done <= told || isCancelled()) return;
    step(done - told);
    told = done;
  };
}
