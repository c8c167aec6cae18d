import type { SubmissionState } from '../../../../shared/model/submission.ts';

/**
 * Where a submission may move from each state; the database refuses the rest by the same table. `queued` is superseded only
 * where a frozen body waits in it: the person sent it again, then edited it, and the edit must leave, not the old body. What is
 * `sent` goes back only where it is so by the person's own word, and the person takes that back. `queued` and `sent` meet only where
 * another copy of the catalog may have sent it, and the person says so.
 */
export const LEGAL_MOVES: Readonly<Record<SubmissionState, readonly SubmissionState[]>> = {
  queued: ['sending', 'cancelled', 'superseded', 'sent'],
  sending: ['sent', 'queued', 'rejected', 'unsure'],
  unsure: ['sent', 'queued', 'discarded', 'superseded'],
  rejected: ['superseded', 'cancelled', 'sent'],
  sent: ['unsure', 'rejected', 'queued'],
  cancelled: [],
  discarded: [],
  superseded: [],
};

export function canMove(from: SubmissionState, to: SubmissionState): boolean {
  return LEGAL_MOVES[from].includes(to);
}
