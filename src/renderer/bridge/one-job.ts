import type { Result } from '../../shared/contract/result.ts';
import { type FollowedJob, followJob, type JobProgress } from './jobs.ts';

/** Long work of a screen, one piece at a time. */
export type OneJob = {
  /** Asks for long work and shows how far it is. */
  readonly follow: <T>(ask: (job: number) => Promise<Result<T>>) => Promise<Result<T>>;
  /** Ends the work that goes on; whoever asked for it is told. */
  readonly end: () => void;
  /** Ends it, and hears no more of it. */
  readonly leave: () => void;
};

export function createOneJob(show: (progress: JobProgress) => void): OneJob {
  let job: FollowedJob | null = null;
  return {
    follow: async (ask) => {
      const following = followJob((progress) => {
        if (job === following) show(progress);
      });
      job = following;
      const answer = await ask(following.job);
      following.end();
      if (job === following) job = null;
      return answer;
    },
    end: () => job?.cancel(),
    leave: () => {
      job?.cancel();
      job = null;
    },
  };
}
