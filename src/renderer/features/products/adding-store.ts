import { create } from 'zustand';
import type { JobProgress } from '../../bridge/jobs.ts';
import { createOneJob } from '../../bridge/one-job.ts';

type Adding = {
  /** What goes on; `null` while nothing does. */
  readonly label: string | null;
  readonly progress: JobProgress | null;
};

/** New products of a paste, as they are added. */
export const useAdding = create<Adding>(() => ({ label: null, progress: null }));

export const adding = createOneJob((progress) => useAdding.setState({ progress }));
