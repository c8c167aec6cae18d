import { useEffect, useRef, useState } from 'react';
import { failure, type Result } from '../../shared/contract/result.ts';
import { t } from '../i18n/t.ts';
import type { JobProgress } from './jobs.ts';
import { createOneJob } from './one-job.ts';

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
  const [progress, setProgress] = useState<JobProgress | null>(null);
  const [isGoing, setGoing] = useState(false);
  const [work] = useState(() => createOneJob(setProgress));
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      work.end();
    };
  }, [work]);
  return {
    going: isGoing ? { progress, cancel: work.end } : null,
    follow: async (ask) => {
      if (gone.current) return failure('cancelled', t`Cancelled. Nothing was changed.`);
      setProgress(null);
      setGoing(true);
      const answer = await work.follow(ask);
      setGoing(false);
      return answer;
    },
    isGone: () => gone.current,
  };
}
