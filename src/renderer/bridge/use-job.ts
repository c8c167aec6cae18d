import { useEffect, useRef, useState } from 'react';
import { failure, type Result } from '../../shared/contract/result.ts';
import { t } from '../i18n/t.ts';
import { type FollowedJob, followJob, type JobProgress } from './jobs.ts';

/** What a component asked for that may take long, as it goes on. */
export type GoingJob = {
  /** `null` until something was heard. */
  readonly progress: JobProgress | null;
  readonly cancel: () => void;
};

/** Long work of one component, one piece at a time; where the component goes it is cancelled, and none begins after that. */
export function useJob(): {
  readonly going: GoingJob | null;
  readonly follow: <T>(ask: (job: number) => Promise<Result<T>>) => Promise<Result<T>>;
  /** Whether the component has gone. */
  readonly isGone: () => boolean;
} {
  const [job, setJob] = useState<FollowedJob | null>(null);
  const [progress, setProgress] = useState<JobProgress | null>(null);
  const held = useRef<{ job: FollowedJob | null; gone: boolean }>({ job: null, gone: false });
  useEffect(() => {
    const { current } = held;
    current.gone = false;
    return () => {
      current.gone = true;
      current.job?.cancel();
    };
  }, []);
  const show = (going: FollowedJob | null): void => {
    held.current.job = going;
    setJob(going);
  };
  return {
    going: job && { progress, cancel: job.cancel },
    follow: async (ask) => {
      if (held.current.gone) return failure('cancelled', t`Cancelled. Nothing was changed.`);
      const following = followJob(setProgress);
      setProgress(null);
      show(following);
      const answer = await ask(following.job);
      following.end();
      show(null);
      return answer;
    },
    isGone: () => held.current.gone,
  };
}
