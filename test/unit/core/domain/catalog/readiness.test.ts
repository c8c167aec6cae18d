import { describe, expect, it } from 'vitest';
import { readReadiness } from '../../../../../src/main/core/domain/catalog/readiness.ts';
import type { Readiness } from '../../../../../src/shared/model/issue.ts';
import type { SubmissionState } from '../../../../../src/shared/model/submission.ts';

const VERSION = 5;

const ROWS: readonly [SubmissionState | null, number, number | null, Readiness][] = [
  [null, 0, null, 'ready'],
  [null, 2, null, 'problems'],
  ['queued', 0, null, 'waiting'],
  ['queued', 1, null, 'problems'],
  ['sending', 0, 5, 'sending'],
  ['sent', 0, 5, 'sent'],
  ['sent', 0, 4, 'changed'],
  ['sent', 3, 5, 'sent'],
  ['rejected', 0, 5, 'rejected'],
  ['unsure', 1, 5, 'unsure'],
  ['cancelled', 0, null, 'ready'],
  ['discarded', 0, 5, 'ready'],
  ['superseded', 1, 5, 'problems'],
];

describe('the mark of a product at a remote', () => {
  it.each(ROWS)(
    'for %s with %i problems, sent as version %s, is %s',
    (state, problems, sentVersion, readiness) => {
      const standing = { remoteId: 1, state, problems, sentVersion, submissionId: 'one', differs: false };
      expect(readReadiness(standing, VERSION, () => true)).toBe(readiness);
    },
  );

  it('is no change there when the edit made no difference to what is sent', () => {
    const standing = {
      remoteId: 1,
      state: 'sent',
      problems: 0,
      sentVersion: 4,
      submissionId: 'one',
      differs: false,
    } as const;
    expect(readReadiness(standing, VERSION, () => false)).toBe('sent');
  });

  it('says what is stored there otherwise, also where it was edited here since, and only of what is sent', () => {
    const standing = {
      remoteId: 1,
      problems: 0,
      sentVersion: 4,
      submissionId: 'one',
      differs: true,
    } as const;
    expect(readReadiness({ ...standing, state: 'sent' }, VERSION, () => true)).toBe('differs');
    expect(readReadiness({ ...standing, state: 'unsure' }, VERSION, () => true)).toBe('unsure');
  });
});
