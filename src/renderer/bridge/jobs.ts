import type { EventData } from '../../shared/contract/events.ts';
import { offshelf } from './offshelf.ts';

export type JobProgress = Pick<EventData<'jobProgress'>, 'stage' | 'done' | 'total' | 'bytes'>;

/** Long work that the window asked for, and follows. */
export type FollowedJob = {
  /** Goes with the question. */
  readonly job: number;
  readonly cancel: () => void;
  /** Call once it has ended, however it did. */
  readonly end: () => void;
};

/** Follows the long work of one question: hears how far it is, and can cancel it. */
export function followJob(hear: (progress: JobProgress) => void): FollowedJob {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  const job = (random % 0x7fff_fffe) + 1;
  const stop = offshelf().on.jobProgress((told) => {
    const { stage, done, total, bytes } = told;
    if (told.job === job) hear({ stage, done, total, ...(bytes && { bytes }) });
  });
  return { job, cancel: () => void offshelf().jobs.cancel({ job }), end: stop };
}
