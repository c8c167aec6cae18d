import { beforeEach, describe, expect, test } from 'vitest';
import type { Profile } from '../../../src/shared/model/profile.ts';
import type { Remote } from '../../../src/shared/model/remote.ts';
import { builtIn } from '../../helpers/sending-samples.ts';
import { createScene, type Scene } from './scene.ts';
import { answer, created, refused, silent } from './script.ts';

let scene: Scene;

beforeEach(() => {
  scene = createScene();
});

function atOnce(concurrency: number): Profile {
  return { ...builtIn('jani'), limits: { requestsPerMinute: null, concurrency } };
}

describe('the line', () => {
  test('goes in order, and a refusal or an unsure one does not block the next', async () => {
    const { network, queue, states, namesSent } = scene;
    network.next(answer(422, { error: 'no' }), silent);
    await queue(3);
    expect(namesSent()).toEqual(['Mug 1', 'Mug 2', 'Mug 3']);
    expect(states()).toEqual(['rejected', 'sent', 'unsure']);
  });

  test('has one request open at a time', async () => {
    const { clock, network, queue, states } = scene;
    network.next('open');
    await queue(3);
    expect(network.requests).toHaveLength(1);
    expect(states()).toEqual(['queued', 'queued', 'sending']);
    network.close(created('a'));
    await clock.settle();
    expect(states()).toEqual(['sent', 'sent', 'sent']);
  });

  test('has as many open as the profile allows', async () => {
    const { network, queue, clock, states } = createScene({ profiles: [atOnce(3)] });
    network.next('open', 'open', 'open');
    await queue(5);
    expect(network.requests).toHaveLength(3);
    network.close(answer(422));
    await clock.settle();
    expect(network.requests).toHaveLength(5);
    expect(states()).toEqual(['rejected', 'rejected', 'rejected', 'sent', 'sent']);
  });

  test('keeps the profile’s requests per minute', async () => {
    const { clock, network, queue, addBee } = scene;
    const bee = addBee();
    await queue(3, bee);
    expect(network.requests).toHaveLength(1);
    await clock.advance(119);
    expect(network.requests).toHaveLength(1);
    await clock.advance(1);
    expect(network.requests).toHaveLength(2);
  });

  test('keeps to what a remote was set to: fewer at a time, and another pace', async () => {
    const { network, rig, remote, queue, clock } = createScene({ profiles: [atOnce(4)] });
    const set = (part: Partial<Remote['settings']>) => {
      const { name, profileId, baseUrl, accountLabel, auth, settings } = remote;
      const input = { name, profileId, baseUrl, accountLabel, auth, settings: { ...settings, ...part } };
      rig.run('remotes.update', { id: remote.id, remote: input });
    };
    set({ concurrency: 2 });
    network.next('open', 'open');
    await queue(8);
    expect(network.requests).toHaveLength(2);
    set({ concurrency: 1, requestsPerMinute: 60 });
    network.next('open');
    network.close(answer(422));
    await clock.settle();
    expect(network.requests).toHaveLength(3);
    network.next('open');
    network.close(created('c'));
    await clock.settle();
    expect(network.requests).toHaveLength(3);
    await clock.advance(999);
    expect(network.requests).toHaveLength(3);
    await clock.advance(1);
    expect(network.requests).toHaveLength(4);
    set({ concurrency: null, imagePlaceId: null, requestsPerMinute: null });
    await clock.advance(1_000);
    expect(network.requests).toHaveLength(8);
    network.close(created('d'));
    await clock.settle();
  });

  test('goes on with what is queued at the very moment that it comes to rest', async () => {
    const { clock, network, rig, remote, queue } = scene;
    for (let ticks = 0; ticks < 30; ticks += 1) {
      network.next('open');
      await queue(1);
      network.close(created(`first ${ticks}`));
      for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
      const late = rig.addProduct();
      rig.send([late], [remote.id]);
      await clock.settle();
      expect(rig.row(late).state, `${ticks} ticks later`).toBe('sent');
    }
  });

  test('sets no wake-up while there is nothing to send', async () => {
    const { clock, network, queue, states } = scene;
    expect(clock.timers()).toBe(0);
    network.next(refused);
    await queue(2);
    expect(clock.timers()).toBe(1);
    await clock.advance(60_000);
    expect(states()).toEqual(['sent', 'sent']);
    expect(clock.timers()).toBe(0);
  });
});

test('everything about a request is on disk before it leaves', async () => {
  const { network, rig, queue, states } = scene;
  network.next((request) => {
    expect(rig.row(1)).toMatchObject({ state: 'sending', reason: 'request-open', attempts: 1 });
    const [attempt] = rig.db.prepare('SELECT body, url, epoch FROM attempt').all();
    expect(attempt).toEqual({ body: request.body, url: request.url, epoch: 1 });
    expect(rig.db.inTransaction).toBe(false);
    return created('a');
  });
  await queue(1);
  expect(states()).toEqual(['sent']);
});

describe('a body', () => {
  test('is what is saved at the moment it leaves, with a reference of its own', async () => {
    const { clock, network, rig, queue, namesSent } = scene;
    network.next(refused);
    const [product = 0] = await queue(1);
    rig.editProduct(product, { name: 'Cup' });
    await clock.advance(60_000);
    expect(namesSent()).toEqual(['Mug 1', 'Cup']);
    const identities = rig.db.prepare('SELECT identity, body_hash FROM attempt').all() as {
      identity: string;
    }[];
    expect(new Set(identities.map(({ identity }) => identity)).size).toBe(2);
    expect(rig.row(product)).toMatchObject({ state: 'sent', changedSince: false });
  });

  test('that was sent is known to be older than the product after an edit', async () => {
    const { clock, network, rig, queue } = scene;
    network.next('open');
    const [product = 0] = await queue(1);
    rig.editProduct(product, { name: 'Cup' });
    network.close(created('a'));
    await clock.settle();
    expect(rig.row(product)).toMatchObject({ state: 'sent', changedSince: true, differences: [] });
  });

  test('that was sent is not older than a product whose edit was taken back, or went nowhere', async () => {
    const { rig, clock, network, queue } = scene;
    network.next(created('a'));
    const [product = 0] = await queue(1);
    await clock.settle();
    rig.editProduct(product, { name: 'Cup' });
    expect(rig.row(product)).toMatchObject({ changedSince: true });
    rig.editProduct(product, { name: 'Mug 1' });
    expect(rig.row(product)).toMatchObject({ changedSince: false });
    rig.editProduct(product, { name: 'Mug 1', imageAlt: 'stays here' });
    expect(rig.row(product)).toMatchObject({ changedSince: false });
  });
});
