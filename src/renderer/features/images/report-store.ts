import { create } from 'zustand';
import type { Failed } from '../../../shared/contract/result.ts';
import type {
  ImageGroup,
  ImageReport,
  ImageReportRow,
  LinkCounts,
} from '../../../shared/model/link-check.ts';
import type { JobProgress } from '../../bridge/jobs.ts';

export type ReportState = {
  /** `null` until the first one is made. */
  readonly report: ImageReport | null;
  readonly group: ImageGroup;
  /** Of the group, as far as they were read. */
  readonly rows: readonly ImageReportRow[];
  /** Where to read on: products that are gone have a place in the group, but no row. */
  readonly next: number;
  readonly making: boolean;
  /** Addresses are being looked at. */
  readonly checking: boolean;
  readonly progress: JobProgress | null;
  /** What the last look at addresses came to, in this catalog, since it was opened. */
  readonly counts: LinkCounts | null;
  /** The hosts that are allowed; `null` until they are known. */
  readonly hosts: readonly string[] | null;
  /** Why there is no newer report. */
  readonly problem: Failed | null;
  /** Why something could not be done that the person asked for. */
  readonly refusal: Failed | null;
};

export const NO_REPORT: ReportState = {
  report: null,
  group: 'broken',
  rows: [],
  next: 0,
  making: false,
  checking: false,
  progress: null,
  counts: null,
  hosts: null,
  problem: null,
  refusal: null,
};

export const useImageReport = create<ReportState>(() => NO_REPORT);
