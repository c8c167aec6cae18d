import { expect, test } from 'vitest';
import { foldAlike, groupSubmissions } from '../../../src/renderer/features/sending/send-groups.ts';
import { SubmissionState } from '../../../src/shared/model/submission.ts';
import { aSubmission } from './samples.ts';

test('what needs the person comes first, then what goes by itself, then what is over', () => {
  const rows = SubmissionState.options.map((state) => aSubmission({ state }));
  const grouped = groupSubmissions(rows, []);
  const states = (group: keyof typeof grouped) => grouped[group].map(({ state }) => state);
  expect(states('needs-you')).toEqual(['rejected', 'unsure']);
  expect(states('going-on')).toEqual(['queued', 'sending']);
  expect(states('done')).toEqual(['sent', 'cancelled', 'discarded']);
});

test('another price needs the person until the remote goes on', () => {
  const differences = [{ field: 'price', sent: '12', answered: '13' }];
  const rows = [
    aSubmission({ state: 'sent', differences }),
    aSubmission({ state: 'sent', differences: [{ field: 'name', sent: 'a', answered: 'A' }] }),
  ];
  const held = groupSubmissions(rows, [{ remoteId: 1, hold: 'difference' }]);
  expect([held['needs-you'].length, held.done.length]).toEqual([1, 1]);
  expect(groupSubmissions(rows, [{ remoteId: 1, hold: null }])['needs-you']).toEqual([]);
});

test('refusals in the same words by the same remote are one line; every other row stands alone', () => {
  const refused = { state: 'rejected', reason: 'not-accepted', detail: 'unknown currency' } as const;
  const rows = [
    aSubmission(refused),
    aSubmission({ ...refused, remoteId: 2, remoteName: 'JourneyBee' }),
    aSubmission(refused),
    aSubmission({ ...refused, detail: 'name is required' }),
    aSubmission({ state: 'unsure', unsureKind: 'maybe', reason: 'no-answer' }),
    aSubmission({ state: 'unsure', unsureKind: 'maybe', reason: 'no-answer' }),
  ];
  expect(foldAlike(rows).map((entry) => (entry.kind === 'one' ? 1 : entry.rows.length))).toEqual([
    2, 1, 1, 1, 1,
  ]);
});
