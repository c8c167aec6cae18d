import type { Submission, SubmissionState } from '../../../../shared/model/submission.ts';

export type RowPage = { readonly rows: readonly Submission[]; readonly next: number | null };

/** Submissions as scripts ask for them. */
export type RowReader = {
  readonly row: (id: string) => Submission | undefined;
  /** The oldest first; `after` is the `next` of the page before, and 0 for the first. */
  readonly page: (state: SubmissionState | null, after: number, count: number) => RowPage;
  /** When something moves by itself at one of these remotes, in UTC milliseconds; 0 for now, `null` for never. */
  readonly nextMove: (remotes: readonly number[]) => number | null;
};
