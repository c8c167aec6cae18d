import type { PreviewTab } from '../../../../shared/model/change.ts';

/** The number of each tab in the staging database. */
export const TABS = { 'will-change': 0, same: 1, 'left-out': 2, problems: 3 } as const satisfies Record<
  PreviewTab,
  number
>;
