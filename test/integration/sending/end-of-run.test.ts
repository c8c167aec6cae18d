import { beforeEach, describe, expect, test } from 'vitest';
import { withdrawQueued } from '../../../src/main/core/adapters/sqlite/withdraw-queued.ts';
import { createScene, type Scene } from './scene.ts';
import { created, refused } from './script.ts';

let scene: Scene;

beforeEach(() => {
  scene = createScene();
});

describe('the end of the program', () => {
  test('waits for the request that is open, and claims nothing more', async () => {
    const { clock, network, rig, queue, states } = scene;
    network.next('open');
    await queue(2);
    const stopped = rig.engine().stop();
    network.close(created('a'));
    await stopped;
    expect(states()).toEqual(['queued', 'sent']);
    expect(clock.timers()).toBe(0);
  });

  test('waits ten seconds at most; what comes later is not written', async () => {
    const { clock, network, rig, queue, states } = scene;
    network.next('open');
    await queue(1);
    let ended = false;
    const stopped = rig.engine().stop();
    void stopped.finally(() => {
      ended = true;
    });
    await clock.advance(9_999);
    expect(ended).toBe(false);
    await clock.advance(1);
    await stopped;
    network.close(created('a'));
    await clock.settle();
    expect(states()).toEqual(['sending']);
  });

  test('while a request is open leaves it unsure, and nothing is sent twice', async () => {
    const { clock, network, rig, queue, namesSent, evidence } = scene;
    network.next('open');
    const [first = 0, second = 0] = await queue(2);
    rig.restart();
    await clock.advance(3_600_000);
    expect(rig.row(first)).toMatchObject({
      state: 'unsure',
      unsureKind: 'maybe',
      reason: 'no-answer',
      attempts: 1,
    });
    expect(rig.row(second).state).toBe('sent');
    expect(namesSent()).toEqual(['Mug 1', 'Mug 2']);
    expect(evidence()).toEqual([
      { actor: 'start-up', kind: 'no-answer' },
      { actor: 'engine', kind: 'look-failed' },
    ]);
  });

  test('twice in a row with a request open holds the remote', async () => {
    const { clock, network, rig, remote, queue } = scene;
    network.next('open', 'open');
    await queue(3);
    rig.restart();
    await clock.settle();
    rig.restart();
    await clock.settle();
    expect(rig.lane(remote).hold).toBe('unsure-twice');
    expect(network.requests).toHaveLength(2);
  });
});

test('an answer that the disk refuses is kept until the disk takes it', async () => {
  const { clock, network, rig, queue } = scene;
  network.next('open');
  const [product = 0] = await queue(1);
  rig.db.pragma('query_only = ON');
  network.close(created('a'));
  await clock.settle();
  expect(rig.problems.join()).toContain('could not be stored');
  rig.db.pragma('query_only = OFF');
  await clock.advance(5_000);
  expect(rig.row(product)).toMatchObject({ state: 'sent', remoteRecordId: 'a' });
});

test('a product that went into the trash while its request was open does not go again', async () => {
  const { clock, network, rig, queue } = scene;
  network.next('open');
  const [product = 0] = await queue(1);
  rig.db.prepare('UPDATE product SET trashed_at = 1').run();
  withdrawQueued(rig.db, [product], clock.now());
  expect(rig.row(product).state).toBe('sending');
  network.close(refused);
  await clock.advance(3_600_000);
  expect(rig.row(product)).toMatchObject({ state: 'cancelled', attempts: 1 });
});

test('what waits of a product in the trash is withdrawn, with a word why', async () => {
  const { clock, rig, remote, queue, evidence } = scene;
  rig.setKey(remote.id, null);
  const [product = 0] = await queue(1);
  withdrawQueued(rig.db, [product], clock.now());
  expect(rig.row(product).state).toBe('cancelled');
  expect(evidence()).toEqual([{ actor: 'engine', kind: 'withdrawn' }]);
});
