import { beforeEach, describe, expect, test } from 'vitest';
import type { Remote } from '../../../src/shared/model/remote.ts';
import type { Resolution } from '../../../src/shared/model/submission.ts';
import { aRemote, type Rig } from './rig.ts';
import { createScene, type Scene } from './scene.ts';
import { answer, created, refused, type Script, silent } from './script.ts';

let scene: Scene;
let network: Script;
let rig: Rig;
let remote: Remote;

beforeEach(() => {
  scene = createScene();
  ({ network, rig, remote } = scene);
});

const pauseAll = (paused: boolean) => rig.run('sending.pauseAll', { paused });
const resolve = (product: number, resolution: Resolution) => {
  const { id, attempts } = rig.row(product);
  rig.run('sending.resolve', { id, resolution, attempts });
};
const sendAgain = (product: number) => resolve(product, { kind: 'send-again' });
const bodies = () =>
  network.requests.map(({ body }) => JSON.parse(body ?? '') as { name: string; sku?: string });
const livingRow = (product: number) =>
  rig.list().find((row) => row.productId === product && row.state !== 'superseded');

describe('a product that the person sends again, and edits before it leaves', () => {
  let bee: Remote;
  let product: number;

  beforeEach(async () => {
    bee = scene.addBee();
    network.next(silent);
    product = rig.addProduct({ name: 'Old', sku: 'A-1' });
    rig.send([product], [bee.id]);
    await scene.clock.advance(1_000);
    pauseAll(true);
    sendAgain(product);
    rig.editProduct(product, { name: 'New', sku: 'A-2' });
  });

  test('leaves as it is now, once, and the word of the person is with it', async () => {
    pauseAll(false);
    await scene.clock.advance(1_000);
    expect(bodies().map(({ name }) => name)).toEqual(['Old', 'New']);
    expect(scene.states()).toEqual(['sent', 'superseded']);
    expect(livingRow(product)).toMatchObject({ state: 'sent', changedSince: false });
    expect(scene.evidence()).toEqual([
      { actor: 'engine', kind: 'no-answer' },
      { actor: 'person', kind: 'send-again' },
      { actor: 'engine', kind: 'replaced' },
      { actor: 'person', kind: 'takes-place' },
    ]);
  });

  test('takes the SKU that left, and frees the one that did not arrive', async () => {
    pauseAll(false);
    await scene.clock.advance(1_000);
    const [first, second] = [rig.addProduct({ sku: 'A-1' }), rig.addProduct({ sku: 'A-2' })];
    expect(rig.send([first, second], [bee.id])).toEqual({ queued: 1, left: 1 });
  });

  test('waits while the edit has problems', async () => {
    rig.editProduct(product, { name: '', sku: 'A-2' });
    pauseAll(false);
    await scene.clock.advance(1_000);
    expect(rig.row(product)).toMatchObject({ state: 'queued', reason: 'has-problems' });
    expect(network.requests).toHaveLength(1);
  });
});

test('only a row with a frozen body is ever replaced while it waits', async () => {
  pauseAll(true);
  const [product = 0] = await scene.queue(1);
  const update = rig.db.prepare(`UPDATE submission SET state = 'superseded' WHERE id = ?`);
  expect(() => update.run(rig.row(product).id)).toThrow(/illegal move/);
});

describe('a refusal after a request that may have arrived', () => {
  test.each([400, 409, 413, 422])('is no proof, of a replaced one neither (%i)', async (status) => {
    network.next(silent);
    const [product = 0] = await scene.queue(1);
    rig.editProduct(product, { name: 'Better' });
    network.next(answer(status, { error: 'exists' }));
    sendAgain(product);
    await scene.clock.settle();
    expect(livingRow(product)).toMatchObject({ state: 'unsure', unsureKind: 'maybe' });
  });

  test('is no proof where that one was given up', async () => {
    network.next(silent, answer(409, { error: 'exists' }));
    const [product = 0] = await scene.queue(1);
    resolve(product, { kind: 'discard' });
    rig.send([product], [remote.id], true);
    await scene.clock.settle();
    expect(scene.states()).toEqual(['discarded', 'unsure']);
  });
});

test('a replaced product that did not get through leaves with its newest values', async () => {
  network.next(silent, refused);
  const [product = 0] = await scene.queue(1);
  rig.editProduct(product, { name: 'Second' });
  sendAgain(product);
  await scene.clock.settle();
  rig.editProduct(product, { name: 'Third' });
  await scene.clock.advance(60_000);
  expect(scene.namesSent()).toEqual(['Mug 1', 'Second', 'Third']);
  expect(scene.states()).toEqual(['sent', 'superseded']);
});

describe('a refused product whose remote points to another account now', () => {
  test('does not go there, and its row stays', async () => {
    network.next(answer(422, { error: 'no' }));
    const [product = 0] = await scene.queue(1);
    const { id } = rig.row(product);
    const moved = { ...aRemote('jani'), baseUrl: 'https://other.example.com' };
    rig.run('remotes.update', { id: remote.id, remote: moved, account: 'new' });
    rig.editProduct(product, { name: 'Better' });
    expect(() => rig.run('sending.sendEdited', { id })).toThrow(/another account/);
    rig.send([product], [remote.id]);
    await scene.clock.settle();
    expect(() => rig.run('sending.sendEdited', { id })).toThrow(/another account/);
    expect(scene.states()).toEqual(['rejected', 'sent']);
  });
});

describe('a SKU is free again', () => {
  let bee: Remote;
  let first: number;
  let second: number;

  beforeEach(async () => {
    bee = scene.addBee();
    network.next(silent);
    first = rig.addProduct({ sku: 'X' });
    rig.send([first], [bee.id]);
    await scene.clock.advance(1_000);
    pauseAll(true);
    sendAgain(first);
    second = rig.addProduct({ sku: 'X' });
  });

  test('when the product that waited with it goes into the trash', () => {
    expect(rig.send([second], [bee.id])).toEqual({ queued: 0, left: 1 });
    rig.trash(first);
    expect(rig.send([second], [bee.id])).toEqual({ queued: 1, left: 0 });
  });

  test('when the remote that it waited for is removed, for another remote of that account', () => {
    const other = rig.addRemote({ profileId: 'journeybee', baseUrl: 'https://api.journeybee.io/v1' });
    expect(rig.send([second], [other.id])).toEqual({ queued: 0, left: 1 });
    rig.run('remotes.remove', { id: bee.id });
    expect(rig.send([second], [other.id])).toEqual({ queued: 1, left: 0 });
  });
});

test('a wait that is asked for by a clock that was ahead begins anew once the clock is right', async () => {
  const { clock } = scene;
  clock.jump(365 * 86_400_000);
  network.next(answer(429, '', { 'retry-after': '60' }));
  await scene.queue(1);
  clock.jump(-365 * 86_400_000);
  await clock.advance(59_999);
  expect(network.requests).toHaveLength(1);
  await clock.advance(60_001);
  expect(scene.states()).toEqual(['sent']);
});

test('a remote that wants to be left alone for years is asked again after a day', async () => {
  const { clock } = scene;
  network.next(answer(429, '', { 'retry-after': '999999999' }));
  await scene.queue(1);
  await clock.advance(86_399_999);
  expect(network.requests).toHaveLength(1);
  await clock.advance(1);
  expect(network.requests).toHaveLength(2);
});

test('what waits behind rows that can not go is next, and a wait that is over is not shown', async () => {
  const { clock } = scene;
  pauseAll(true);
  const [paused = 0, drafted = 0, broken = 0, next = 0, after = 0] = await scene.queue(5);
  rig.run('sending.pause', { id: rig.row(paused).id, paused: true });
  rig.db.prepare(`INSERT INTO form_draft VALUES ('d', ?, 1, '{}', 0)`).run(drafted);
  rig.editProduct(broken, { name: '' });
  network.next(answer(429, '', { 'retry-after': '60' }), 'open');
  pauseAll(false);
  await clock.settle();
  const reasons = () => [paused, drafted, broken, next, after].map((product) => rig.row(product).reason);
  const wakes = () => [paused, drafted, broken, next, after].map((product) => rig.row(product).wakeAt);
  const at = clock.now() + 60_000;
  expect(reasons()).toEqual(['paused', 'draft-open', 'has-problems', 'waiting-until', 'waiting-until']);
  expect(wakes()).toEqual([null, null, null, at, at]);
  await clock.advance(60_000);
  expect(reasons()).toEqual(['paused', 'draft-open', 'has-problems', 'request-open', 'next']);
  expect(wakes()).toEqual([null, null, null, null, null]);
  network.close(created('a'));
});
