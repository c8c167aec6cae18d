import { useEffect, useState } from 'react';
import type { Result } from '../../shared/contract/result.ts';
import { type FollowedJob, followJob, type JobProgress } from './jobs.ts';

/** What a component asked for that may take long, as it goes on. */
export type GoingJob = {
  /** `null` until something was heard. */
  readonly progress: JobProgress | null;
  readonly cancel: () => void;
};

/** Long work of one component, one piece at a time; it is cancelled where the component goes. */
export function useJob(): {
  readonly going: GoingJob | null;
  readonly follow: <T>(ask: (job: number) => Promise<Result<T>>) => Promise<Result<T>>;
} {
  const [job, setJob] = useState<FollowedJob | null>(null);
  const [progress, setProgress] = useState<JobProgress | null>(null);
  useEffect(() => () => job?.cancel(), [job]);
  return {
    going: job && { progress, cancel: job.cancel },
    follow: async (ask) => {
      const following = followJob(setProgress);
      setProgress(null);
      setJob(following);
      const answer = await ask(following.job);
      following.end();
      setJob(null);
      return answer;
    },
  };
}
