import type { Submission } from '../../../src/shared/model/submission.ts';

let last = 0;

/** A row of the Send list that waits for Jani. */
export function aSubmission(part: Partial<Submission> = {}): Submission {
  last += 1;
  return {
    id: `0190a000-0000-7000-8000-${String(last).padStart(12, '0')}`,
    productId: last,
    productName: 'Enamel mug',
    productSku: null,
    remoteId: 1,
    remoteName: 'Jani',
    state: 'queued',
    unsureKind: null,
    paused: false,
    reason: 'in-line',
    detail: null,
    wakeAt: null,
    lookWaits: false,
    leavesByItself: false,
    attempts: 0,
    remoteRecordId: null,
    differences: [],
    fieldErrors: [],
    existsThere: false,
    changedSince: false,
    createdAt: 0,
    updatedAt: 0,
    ...part,
  };
}
