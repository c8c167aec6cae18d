import type { ProductFields } from '../../../../shared/model/product.ts';
import type { Remote } from '../../../../shared/model/remote.ts';
import type { LaneStatus, Submission, TimelineEntry } from '../../../../shared/model/submission.ts';

/** How many of the chosen products stand where, at one remote; the groups add up to the choice. */
export type RemoteCounts = {
  readonly remoteId: number;
  readonly remoteName: string;
  readonly profileId: string;
  readonly ready: number;
  readonly withProblems: number;
  readonly alreadyThere: number;
  readonly maybeThere: number;
  readonly openDrafts: number;
  readonly neverUsed: boolean;
};

export type SendingTotals = {
  readonly paused: boolean;
  readonly lanes: readonly LaneStatus[];
  readonly needsYou: number;
  readonly waiting: number;
  readonly sent: number;
};

/** What the window asks about sending, answered by a read-only connection. */
export type SendingReader = {
  /** Remotes that were not removed, by name. */
  readonly remotes: () => readonly Remote[];
  readonly remote: (id: number) => Remote | undefined;
  readonly countsAt: (products: readonly number[], remoteId: number) => RemoteCounts | undefined;
  /** One record that has a value wherever any of the products has one. */
  readonly valuesInUse: (products: readonly number[]) => ProductFields;
  /** What needs the person first, then what is under way, then the line, then the rest by age. */
  readonly submissions: (product: number | null, limit: number) => readonly Submission[];
  readonly timeline: (submissionId: string) => readonly TimelineEntry[];
  readonly totals: () => SendingTotals;
};
