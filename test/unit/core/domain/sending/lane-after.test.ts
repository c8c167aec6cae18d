import { expect, test } from 'vitest';
import type { Lane } from '../../../../../src/main/core/domain/ports/sending-store.ts';
import type { Outcome } from '../../../../../src/main/core/domain/sending/classify.ts';
import { type LaneMoment, laneAfter } from '../../../../../src/main/core/domain/sending/lane-after.ts';

const NOW = 1_000_000;

const open: Lane = {
  accountId: 1,
  hold: null,
  detail: null,
  notBefore: null,
  askedAt: null,
  failures: 0,
  unsureInARow: 0,
  differenceSeen: false,
  paused: false,
  testing: false,
};
const moment: LaneMoment = {
  now: NOW,
  fraction: 0.5,
  headers: {},
  reset: undefined,
  detail: 'seen',
  moneyDiffers: false,
};
const sent: Outcome = { class: 'sent', scope: 'item', id: 'x', record: {} };
const rejected: Outcome = { class: 'rejected', scope: 'item' };
const unsure: Outcome = { class: 'unsure', kind: 'maybe', reason: 'no-answer', scope: 'item' };
const backOff: Outcome = { class: 'not-created', scope: 'remote', next: { kind: 'back-off' } };
const wait: Outcome = { class: 'not-created', scope: 'remote', next: { kind: 'retry-after' } };
const wrongKey: Outcome = {
  class: 'not-created',
  scope: 'remote',
  next: { kind: 'hold', hold: 'wrong-key' },
};

test('a definite answer ends the waiting and the count of unsure ones', () => {
  const lane = { ...open, failures: 3, notBefore: NOW + 5, detail: 'gone', unsureInARow: 1 };
  expect(laneAfter(lane, sent, moment)).toEqual(open);
  expect(laneAfter(lane, rejected, moment)).toEqual(open);
});

test('a wait that the remote asked for ends with its time, not before', () => {
  expect(laneAfter({ ...open, notBefore: NOW - 1, detail: 'asked' }, sent, moment)).toEqual(open);
  expect(laneAfter({ ...open, notBefore: NOW + 1 }, sent, moment).notBefore).toBe(NOW + 1);
});

test('the second unsure one in a row holds, with what was seen', () => {
  const once = laneAfter(open, unsure, moment);
  expect(once).toEqual({ ...open, unsureInARow: 1 });
  expect(laneAfter(once, unsure, moment)).toEqual({
    ...open,
    unsureInARow: 2,
    hold: 'unsure-twice',
    detail: 'seen',
  });
});

test('what proves that nothing was created leaves the count of unsure ones as it is', () => {
  expect(laneAfter({ ...open, unsureInARow: 1 }, backOff, moment).unsureInARow).toBe(1);
  expect(laneAfter({ ...open, unsureInARow: 1 }, wrongKey, moment).unsureInARow).toBe(1);
});

test('a redirect that may have been a success holds at once', () => {
  expect(laneAfter(open, { ...unsure, scope: 'remote', hold: 'redirect' }, moment).hold).toBe('redirect');
});

test('a difference in money holds until it was seen once', () => {
  const differs = { ...moment, moneyDiffers: true };
  expect(laneAfter(open, sent, differs)).toMatchObject({ hold: 'difference', unsureInARow: 0 });
  expect(laneAfter({ ...open, differenceSeen: true }, sent, differs).hold).toBeNull();
});

test('the first hold stays', () => {
  const held: Lane = { ...open, hold: 'certificate', detail: 'first' };
  expect(laneAfter(held, wrongKey, moment)).toMatchObject({ hold: 'certificate', detail: 'first' });
  expect(laneAfter(held, sent, moment)).toMatchObject({ hold: 'certificate', detail: 'first' });
});

test('waits for the network grow, and one that the remote asked for is never shortened', () => {
  const once = laneAfter(open, backOff, moment);
  expect(once).toEqual({ ...open, failures: 1, notBefore: NOW + 1_000, askedAt: NOW, detail: 'seen' });
  expect(laneAfter({ ...once, notBefore: NOW }, backOff, moment)).toMatchObject({
    failures: 2,
    notBefore: NOW + 2_000,
  });
  const asked = laneAfter(open, wait, { ...moment, headers: { 'retry-after': '60' } });
  expect(asked).toMatchObject({ failures: 0, notBefore: NOW + 60_000 });
  expect(laneAfter(asked, backOff, moment)).toEqual(asked);
  expect(laneAfter(asked, wait, { ...moment, headers: { 'retry-after': '1' } }).notBefore).toBe(NOW + 60_000);
});
