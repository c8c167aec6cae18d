import { beforeEach, describe, expect, test } from 'vitest';
import type { Profile } from '../../../src/shared/model/profile.ts';
import { builtIn } from '../../helpers/sending-samples.ts';
import { aRemote } from './rig.ts';
import { createScene, type Scene } from './scene.ts';
import { answer, created, refused, silent } from './script.ts';

let scene: Scene;

beforeEach(() => {
  scene = createScene();
});

function atOnce(concurrency: number): Profile {
  return { ...builtIn('jani'), limits: { requestsPerMinute: null, concurrency } };
}

describe('waiting', () => {
  test('grows with every failure to reach the remote, and burns nothing', async () => {
    const { network, rig, queue, clock, remote } = createScene({ fraction: 0.5 });
    network.next(refused, refused, refused);
    await queue(1);
    const waits = [];
    for (let failures = 1; failures <= 3; failures += 1) {
      const { notBefore } = rig.lane(remote);
      waits.push((notBefore ?? 0) - clock.now());
      await clock.advance(waits.at(-1) ?? 0);
    }
    expect(waits).toEqual([1_000, 2_000, 4_000]);
    expect(rig.row(1)).toMatchObject({ state: 'sent', attempts: 4 });
  });

  test('for the network ends when it may be back', async () => {
    const { clock, network, rig, queue, states } = scene;
    network.next(refused);
    await queue(1);
    rig.run('sending.tryNow', {});
    await clock.settle();
    expect(states()).toEqual(['sent']);
  });

  test.each([
    ['seconds', '90', {}],
    ['a date', 'Mon, 01 Jan 2024 09:01:30 GMT', { date: 'Mon, 01 Jan 2024 09:00:00 GMT' }],
  ])(
    'that a remote asked for (%s) is never cut short, not by a restart either',
    async (_form, text, headers) => {
      const { clock, network, rig, remote, queue, states } = scene;
      network.next(answer(429, '', { 'retry-after': text, ...headers }));
      await queue(2);
      const [row] = rig.list();
      expect(row).toMatchObject({ state: 'queued', reason: 'waiting-until', wakeAt: clock.now() + 90_000 });
      rig.engine().wake();
      await clock.advance(45_000);
      rig.restart();
      await clock.advance(44_999);
      expect(network.requests).toHaveLength(1);
      await clock.advance(1);
      expect(states()).toEqual(['sent', 'sent']);
      expect(rig.lane(remote)).toMatchObject({ notBefore: null, detail: null, hold: null });
    },
  );

  test('that a remote asked for outlasts a failure that came in beside it', async () => {
    const { network, rig, queue, clock } = createScene({ profiles: [atOnce(2)] });
    network.next('open', answer(429, '', { 'retry-after': '90' }));
    await queue(2);
    network.close(refused);
    await clock.settle();
    rig.engine().wake();
    await clock.advance(89_999);
    expect(network.requests).toHaveLength(2);
  });

  test('of one remote does not hold another', async () => {
    const { clock, network, rig, remote, queue, addBee } = scene;
    const bee = addBee();
    network.next(answer(401));
    const [product = 0] = await queue(1);
    rig.send([product], [bee.id]);
    await clock.settle();
    expect(rig.row(product, remote.id)).toMatchObject({ state: 'queued', reason: 'remote-held' });
    expect(rig.row(product, bee.id).state).toBe('sent');
  });
});

describe('two unsure in a row', () => {
  beforeEach(async () => {
    const { network, queue } = scene;
    network.next(silent, answer(500));
    await queue(5);
  });

  test('hold the remote', () => {
    const { network, rig, remote } = scene;
    expect(rig.lane(remote).hold).toBe('unsure-twice');
    expect(network.requests).toHaveLength(2);
  });

  test('let exactly one go when the person says so, and hold again if that is unsure as well', async () => {
    const { clock, network, rig, remote, states } = scene;
    network.next(silent);
    rig.run('sending.release', { remoteId: remote.id });
    await clock.settle();
    expect(network.requests).toHaveLength(3);
    expect(rig.lane(remote).hold).toBe('unsure-twice');
    rig.run('sending.release', { remoteId: remote.id });
    await clock.settle();
    expect(network.requests).toHaveLength(5);
    expect(states()).toEqual(['sent', 'sent', 'unsure', 'unsure', 'unsure']);
  });

  test('are counted anew where the stop is lifted with nothing in line', async () => {
    const { clock, network, queue, rig, remote } = scene;
    for (const { id, state } of rig.list()) if (state === 'queued') rig.run('sending.withdraw', { id });
    rig.run('sending.release', { remoteId: remote.id });
    network.next(silent, silent);
    await queue(1);
    await clock.settle();
    expect(rig.lane(remote)).toMatchObject({ hold: null, unsureInARow: 1 });
    await queue(1);
    await clock.settle();
    expect(rig.lane(remote).hold).toBe('unsure-twice');
  });

  test('are counted anew where the remote was removed and comes back', async () => {
    const { clock, network, queue, rig, remote } = scene;
    rig.run('remotes.remove', { id: remote.id });
    const back = rig.addRemote({ ...aRemote('jani'), baseUrl: remote.baseUrl });
    expect(rig.lane(back).hold).toBeNull();
    network.next(silent);
    await queue(1);
    await clock.settle();
    expect(rig.lane(back)).toMatchObject({ hold: null, unsureInARow: 1 });
  });

  test('let one more go by themselves once the person has settled both', async () => {
    const { clock, network, rig, remote } = scene;
    const [one, other] = rig.list().filter(({ state }) => state === 'unsure');
    const there = (remoteRecordId: string) => ({ kind: 'there' as const, remoteRecordId, unchecked: true });
    const settle = async (row: typeof one, id: string) =>
      await rig.commands['sending.resolve']({ id: row?.id ?? '', resolution: there(id), attempts: 1 });
    await settle(one, 'rec_a');
    expect(rig.lane(remote).hold).toBe('unsure-twice');
    network.next(silent);
    await settle(other, 'rec_b');
    await clock.settle();
    expect(network.requests).toHaveLength(3);
    expect(rig.lane(remote).hold).toBe('unsure-twice');
  });

  test('let go when a safe call works', async () => {
    const { clock, network, rig, remote } = scene;
    network.serve(answer(200, []));
    const { baseUrl, auth, profileId } = remote;
    const input = { remoteId: remote.id, baseUrl, auth, profileId, key: null };
    expect(await rig.commands['remotes.test'](input)).toMatchObject({ outcome: 'works' });
    expect(network.looks.at(-1)).toMatchObject({ method: 'GET', body: null });
    await clock.settle();
    expect(rig.lane(remote).hold).toBeNull();
  });
});

describe('a product waits', () => {
  test('without a key, and goes when one is given', async () => {
    const { clock, network, rig, remote, queue } = scene;
    rig.setKey(remote.id, null);
    const [product = 0] = await queue(1);
    expect(rig.row(product)).toMatchObject({ reason: 'no-key', attempts: 0 });
    rig.setKey(remote.id, 'another key');
    await clock.settle();
    expect(rig.row(product).state).toBe('sent');
    expect(network.requests[0]?.secret).toMatchObject({
      header: 'authorization',
      value: 'Bearer another key',
    });
  });

  test('while a form with it is open', async () => {
    const { clock, rig, remote } = scene;
    const product = rig.addProduct();
    rig.db.prepare(`INSERT INTO form_draft VALUES ('d', ?, 1, '{}', 0)`).run(product);
    rig.send([product], [remote.id]);
    await clock.settle();
    expect(rig.row(product)).toMatchObject({ state: 'queued', reason: 'draft-open' });
    rig.db.exec('DELETE FROM form_draft');
    rig.engine().look();
    await clock.settle();
    expect(rig.row(product).state).toBe('sent');
  });

  test('while it is paused, or everything is', async () => {
    const { clock, rig, queue } = scene;
    rig.run('sending.pauseAll', { paused: true });
    const [first = 0, second = 0] = await queue(2);
    expect(rig.row(first).reason).toBe('all-paused');
    rig.run('sending.pause', { id: rig.row(first).id, paused: true });
    rig.run('sending.pauseAll', { paused: false });
    await clock.settle();
    expect(rig.row(first)).toMatchObject({ state: 'queued', reason: 'paused' });
    expect(rig.row(second).state).toBe('sent');
  });

  test('when its SKU was taken there after it was queued', async () => {
    const { clock, rig, addBee } = scene;
    const bee = addBee();
    const [first, second] = [rig.addProduct({ sku: 'A-1' }), rig.addProduct({ sku: ' A-1 ' })];
    rig.send([first, second], [bee.id]);
    await clock.advance(1_000);
    expect(rig.row(first).state).toBe('sent');
    expect(rig.row(second)).toMatchObject({ state: 'queued', reason: 'has-problems' });
    rig.editProduct(second, { sku: 'A-2' });
    await clock.advance(1_000);
    expect(rig.row(second).state).toBe('sent');
  });

  test('when it has problems by now', async () => {
    const { clock, network, rig, queue } = scene;
    network.next('open');
    const [first = 0, second = 0] = await queue(2);
    rig.editProduct(second, { name: ' ' });
    network.close(created('a'));
    await clock.settle();
    expect(rig.row(first).state).toBe('sent');
    expect(rig.row(second)).toMatchObject({ state: 'queued', reason: 'has-problems' });
  });

  test('while the computer sleeps, also where it had just woken up from another nap', async () => {
    const { clock, rig, queue } = scene;
    rig.engine().sleep();
    rig.engine().wake();
    await clock.advance(30_000);
    rig.engine().sleep();
    const [product = 0] = await queue(1);
    await clock.advance(59_000);
    expect(rig.row(product).state).toBe('queued');
    await clock.advance(1_000);
    expect(rig.row(product).state).toBe('sent');
  });
});
