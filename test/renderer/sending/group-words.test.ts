import { expect, test } from 'vitest';
import {
  keyOf,
  sayActed,
  sayCounts,
  sayMoreKinds,
} from '../../../src/renderer/features/sending/group-words.ts';
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

test('kinds that the list has no room for are counted, with the way to them', () => {
  const refused = { section: 'needs-you', state: 'rejected' } as const;
  const rest = { ...aGroup(5_000, refused), kinds: 1_234 };
  const unsure = { ...aGroup(1, { ...refused, state: 'unsure' }), kinds: 1 };
  expect(sayMoreKinds([aGroup(2, refused), rest])).toBe(
    '… and 1,234 more kinds of failure (5,000 products). Settle some of those above, and these move up. To get to one of them now, search for its product; to see them all, export the list.',
  );
  expect(sayMoreKinds([unsure])).toMatch(/^… and 1 more kind \(1 product\)\. Settle/);
  expect(sayMoreKinds([{ ...aGroup(3, { section: 'done', state: 'sent' }), kinds: 3 }])).toMatch(
    /^… and 3 more kinds \(3 products\)\. They are left out/,
  );
  expect(sayMoreKinds([aGroup(2, refused)])).toBeNull();
  expect(sayCounts([aGroup(2, refused), rest])).toBe('5,002 need you');
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
