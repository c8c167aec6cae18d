import { expect, test } from 'vitest';
import { sayStaying, sayWithdrawn } from '../../../src/renderer/features/remotes/removing-words.ts';
import type { SendGroup } from '../../../src/shared/model/submission.ts';

function aGroup(remoteId: number, state: SendGroup['key']['state'], count: number) {
  const key = {
    section: 'needs-you',
    remoteId,
    state,
    reason: 'no-answer',
    detail: null,
    differs: false,
  } as const;
  return { key, count };
}

const GROUPS = [
  aGroup(1, 'unsure', 3),
  aGroup(1, 'rejected', 1),
  aGroup(1, 'queued', 2),
  aGroup(2, 'queued', 50),
  aGroup(2, 'sent', 9),
  aGroup(3, 'rejected', 1),
];

test('what waits for a remote is counted before it is withdrawn', () => {
  expect(sayWithdrawn(GROUPS, 1)).toBe(
    '2 products that wait for it are withdrawn, and its key is forgotten.',
  );
  expect(sayWithdrawn(GROUPS, 3)).toBe('Nothing waits for it. Its key is forgotten.');
});

test('what is unsure or refused there stays, and comes back with the remote', () => {
  expect(sayStaying(GROUPS, 1)).toBe(
    '3 unsure products and 1 product that was not accepted stay as they are. Added again with the same account, it takes them back.',
  );
  expect(sayStaying(GROUPS, 3)).toBe(
    '1 product that was not accepted stays as it is. Added again with the same account, it takes it back.',
  );
  expect(sayStaying(GROUPS, 2)).toBeNull();
});
