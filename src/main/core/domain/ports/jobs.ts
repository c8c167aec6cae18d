import type { JobStage } from '../../../../shared/contract/events.ts';

/** Long work that somebody follows and may cancel. */
export type Job = {
  /** Says that so much more is done. @throws Failure `cancelled` when it was cancelled */
  readonly step: (more: number) => void;
};

export type Jobs = {
  /** `undefined` is work that nobody follows. */
  readonly begin: (job: number | undefined, stage: JobStage, total: number) => Job;
};
