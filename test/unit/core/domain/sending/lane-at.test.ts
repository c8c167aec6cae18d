import { expect, test } from 'vitest';
import type { Lane } from '../../../../../src/main/core/domain/ports/sending-store.ts';
import { laneAt } from '../../../../../src/main/core/domain/sending/lane-at.ts';

const ASKED = 1_000_000;
const lane: Lane = {
  accountId: 1,
  hold: null,
  detail: 'asked to wait',
  notBefore: ASKED + 60_000,
  askedAt: ASKED,
  failures: 0,
  unsureInARow: 0,
  differenceSeen: false,
  paused: false,
  testing: false,
};

test('a wait goes on until its time, and is gone after it', () => {
  expect(laneAt(lane, ASKED)).toBe(lane);
  expect(laneAt(lane, ASKED + 59_999)).toBe(lane);
  expect(laneAt(lane, ASKED + 60_000)).toEqual({ ...lane, notBefore: null, askedAt: null, detail: null });
});

test('what a held lane is held for is kept', () => {
  const held: Lane = { ...lane, hold: 'wrong-key' };
  expect(laneAt(held, ASKED + 60_000)).toEqual({ ...held, notBefore: null, askedAt: null });
});

test('a clock that was set back makes the wait begin anew, once', () => {
  const now = ASKED - 365 * 86_400_000;
  const anew = laneAt(lane, now);
  expect(anew).toEqual({ ...lane, askedAt: now, notBefore: now + 60_000 });
  expect(laneAt(anew, now + 59_999)).toBe(anew);
});
