import type { Submission, SubmissionState } from '../../../../shared/model/submission.ts';

export type RowPage = { readonly rows: readonly Submission[]; readonly next: number | null };

/** A remote whose list is to be read before anything leaves for its account, and when it may be, in UTC milliseconds; 0 for now. */
export type Unread = { readonly profileId: string; readonly at: number };

/** Submissions as scripts ask for them. */
export type RowReader = {
  readonly row: (id: string) => Submission | undefined;
  /** The oldest first; `after` is the `next` of the page before, and 0 for the first. */
  readonly page: (state: SubmissionState | null, after: number, count: number) => RowPage;
  /** When something moves by itself at one of these remotes, in UTC milliseconds; 0 for now, `null` for never. */
  readonly nextMove: (remotes: readonly number[]) => number | null;
  /** Those of these remotes' accounts that have something which another copy of the catalog may have sent. */
  readonly unread: (remotes: readonly number[]) => readonly Unread[];
};
