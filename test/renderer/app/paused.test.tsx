import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { sayConnection } from '../../../src/renderer/features/sending/sending-status.tsx';
import type { LaneStatus } from '../../../src/shared/model/submission.ts';
import { openWindow } from './open-window.ts';

const lane = (remoteId: number, parts: Partial<LaneStatus> = {}): LaneStatus => ({
  remoteId,
  hold: null,
  detail: null,
  waitsUntil: null,
  unreachable: false,
  waiting: 0,
  paused: false,
  listWorks: null,
  ...parts,
});
const REMOTES = [
  { id: 1, name: 'Jani', removedAt: null },
  { id: 2, name: 'JourneyBee', removedAt: null },
];
const say = (...lanes: readonly LaneStatus[]) =>
  sayConnection({ paused: false, lanes: [...lanes] }, REMOTES, true).text;

test('the top bar says which remote is paused, or how many', () => {
  expect(say(lane(1), lane(2, { paused: true }))).toBe('JourneyBee paused');
  expect(say(lane(1, { paused: true }), lane(2, { paused: true }))).toBe('2 remotes paused');
  expect(say(lane(1, { paused: true, unreachable: true }))).toBe('Jani paused');
});

test('a remote that stands still for another reason comes before one that the person paused', () => {
  expect(say(lane(1, { hold: 'unsure-twice' }), lane(2, { paused: true }))).toBe('Jani stands still');
});

test('a remote that needs its key comes before one that stands still for another reason', () => {
  expect(say(lane(1, { hold: 'wrong-key' }), lane(2, { hold: 'unsure-twice' }))).toBe('Jani needs its key');
  expect(say(lane(1, { hold: 'wrong-key' }), lane(2, { hold: 'wrong-key' }))).toBe(
    '2 remotes need their keys',
  );
});

test('a remote without a key needs it where something waits for it, and not before', () => {
  const keyless = new Set([1]);
  const sayKeyless = (parts: Partial<LaneStatus>) =>
    sayConnection({ paused: false, lanes: [lane(1, parts)] }, REMOTES, true, keyless).text;
  expect(sayKeyless({ waiting: 3 })).toBe('Jani needs its key');
  expect(sayKeyless({ waiting: 0 })).toBe('Online');
});

test('the top bar says that all sending is paused, and no more once it goes on', async () => {
  const { core } = await openWindow();
  expect(await screen.findByText('Online')).toBeTruthy();
  await core.call('sending.pauseAll', { paused: true });
  expect(await screen.findByText('Paused')).toBeTruthy();
  await core.call('sending.pauseAll', { paused: false });
  expect(await screen.findByText('Online')).toBeTruthy();
});
