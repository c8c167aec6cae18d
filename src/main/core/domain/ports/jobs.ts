import type { JobStage } from '../../../../shared/contract/events.ts';

/** Long work that somebody follows and may cancel. */
export type Job = {
  /** Says that so much more is done, and of how many bytes, where bytes are counted. @throws Failure `cancelled` when it was cancelled */
  readonly step: (more: number, bytes?: number) => void;
  /** Whether it was cancelled, for work that ends by itself then. */
  readonly isCancelled: () => boolean;
};

export type Jobs = {
  /** `undefined` is work that nobody follows. */
  readonly begin: (job: number | undefined, stage: JobStage, total: number, bytes?: number) => Job;
  /** For what is short by itself, but may have waited. @throws Failure `cancelled` when it was cancelled */
  readonly stopIfCancelled: (job: number | undefined) => void;
};
