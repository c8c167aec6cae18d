import { useEffect, useState } from 'react';
import type { Failed } from '../../../shared/contract/result.ts';
import type { ExportFormat } from '../../../shared/model/table-file.ts';
import { type FollowedJob, followJob, type JobProgress } from '../../bridge/jobs.ts';
import { type Exported, type ExportScope, exportProducts } from './export-products.ts';

/** An export as it goes: how far it is, and what came of it. */
export function useExport() {
  const [job, setJob] = useState<FollowedJob | null>(null);
  const [progress, setProgress] = useState<JobProgress | null>(null);
  const [problem, setProblem] = useState<Failed | null>(null);
  const [done, setDone] = useState<Exported | null>(null);
  // Who closes the dialog wants no file.
  useEffect(() => () => job?.cancel(), [job]);
  const run = async (
    scope: ExportScope,
    options: { readonly format: ExportFormat; readonly guard: boolean },
  ): Promise<void> => {
    const following = followJob(setProgress);
    setJob(following);
    setProblem(null);
    const outcome = await exportProducts(scope, { ...options, job: following.job });
    following.end();
    setJob(null);
    setProgress(null);
    if (outcome === 'cancelled') return;
    if ('rows' in outcome) setDone(outcome);
    else setProblem(outcome);
  };
  return { run, cancel: () => job?.cancel(), busy: job !== null, progress, problem, done };
}
