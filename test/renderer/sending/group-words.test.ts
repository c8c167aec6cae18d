import { expect, test } from 'vitest';
import { keyOf, sayActed, sayCounts } from '../../../src/renderer/features/sending/group-words.ts';
import { GroupAction, type SendGroup, type SendGroupKey } from '../../../src/shared/model/submission.ts';
import { aSubmission } from './samples.ts';

const KEY: SendGroupKey = {
  section: 'going-on',
  remoteId: 1,
  state: 'queued',
  reason: 'in-line',
  detail: null,
  differs: false,
};
const aGroup = (count: number, key: Partial<SendGroupKey>): SendGroup => ({
  key: { ...KEY, ...key },
  count,
  first: aSubmission(),
});

test('the header counts every row once, by what the person should do', () => {
  const groups = [
    aGroup(2, { section: 'needs-you', state: 'rejected' }),
    aGroup(1, { section: 'needs-you', state: 'sent' }),
    aGroup(1, { state: 'sending' }),
    aGroup(1, { state: 'unsure' }),
    aGroup(1, { reason: 'next' }),
    aGroup(4_000, {}),
    aGroup(212, { section: 'done', state: 'sent' }),
    aGroup(3, { section: 'done', state: 'cancelled' }),
  ];
  expect(sayCounts(groups)).toBe('3 need you · 4,001 waiting · 1 sending · 1 being looked up · 212 sent');
  expect(sayCounts([aGroup(1, { section: 'needs-you', state: 'unsure' })])).toBe('1 needs you');
  expect(sayCounts([])).toBe('');
});

test('the header says how many of what was sent is stored differently', () => {
  const sent = { section: 'done', state: 'sent' } as const;
  const groups = [aGroup(2, { ...sent, differs: true }), aGroup(210, sent)];
  expect(sayCounts(groups)).toBe('212 sent · 2 of them stored differently');
  expect(sayCounts([aGroup(1, { ...sent, section: 'needs-you', differs: true })])).toBe('1 needs you');
});

test('groups that differ in anything are told apart', () => {
  const others: readonly Partial<SendGroupKey>[] = [
    { section: 'done' },
    { remoteId: 2 },
    { state: 'sending' },
    { reason: 'next' },
    { detail: 'x' },
    { differs: true },
  ];
  expect(new Set([{}, ...others].map((part) => keyOf({ ...KEY, ...part }))).size).toBe(7);
});

test('what became of a whole group is said, also of what did not fit', () => {
  expect(sayActed('withdraw', { done: 1, left: 0 })).toBe('1 product withdrawn.');
  expect(sayActed('send-again', { done: 12, left: 2 })).toBe(
    '12 products put in line again. 2 stay as they are: with problems, in the trash, or there already.',
  );
  expect(sayActed('look-up', { done: 0, left: 1 })).toBe(
    '1 stays as it is: Offshelf can’t read a list there now.',
  );
  expect(sayActed('pause', { done: 3, left: 1 })).toBe(
    '3 products paused. 1 stays as it is: it went on meanwhile.',
  );
  expect(sayActed('withdraw', { done: 0, left: 2 })).toBe('2 stay as they are: they went on meanwhile.');
  for (const action of GroupAction.options) expect(sayActed(action, { done: 2, left: 1 })).toMatch(/\.$/);
});
