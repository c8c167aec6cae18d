import type { EventMessage } from '../../../../shared/contract/events.ts';
import { Failure } from '../failure.ts';
import type { Clock } from '../ports/clock.ts';
import type { Job, Jobs } from '../ports/jobs.ts';

type Parts = {
  readonly clock: Pick<Clock, 'now'>;
  readonly emit: (message: EventMessage) => void;
  /** Whether somebody cancelled this work; asked while the thread is busy. */
  readonly isCancelled: (job: number) => boolean;
};

const EVERY_MS = 100;

const NOBODYS: Job = { step: () => undefined, isCancelled: () => false };

/** Follows long work: tells how far it is, and ends it where it was cancelled. */
export function createJobs({ clock, emit, isCancelled }: Parts): Jobs {
  const stopIfCancelled: Jobs['stopIfCancelled'] = (job) => {
    if (job !== undefined && isCancelled(job))
      throw new Failure('cancelled', 'Cancelled. Nothing was changed.');
  };
  return {
    stopIfCancelled,
    begin: (job, stage, total, bytes) => {
      if (job === undefined) return NOBODYS;
      let done = 0;
      let doneBytes = 0;
      let told = clock.now();
      const tell = () => {
        const ofBytes =
          bytes === undefined ? {} : { bytes: { done: Math.min(doneBytes, bytes), total: bytes } };
        emit({ event: 'jobProgress', data: { job, stage, done: Math.min(done, total), total, ...ofBytes } });
      };
      tell();
      return {
        isCancelled: () => isCancelled(job),
        step: (more, moreBytes = 0) => {
          done += more;
          doneBytes += moreBytes;
          stopIfCancelled(job);
          const now = clock.now();
          if (now - told < EVERY_MS && now >= told) return;
          told = now;
          tell();
        },
      };
    },
  };
}
