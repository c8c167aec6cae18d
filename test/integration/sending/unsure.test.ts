import { beforeEach, describe, expect, test } from 'vitest';
import type { Remote } from '../../../src/shared/model/remote.ts';
import type { Resolution } from '../../../src/shared/model/submission.ts';
import type { ManualClock } from '../../helpers/manual-clock.ts';
import { builtIn } from '../../helpers/sending-samples.ts';
import { aRemote, type Rig } from './rig.ts';
import { createScene, type Scene } from './scene.ts';
import { answer, created, refused, type Script, silent } from './script.ts';

let scene: Scene;
let clock: ManualClock;
let network: Script;
let rig: Rig;
let remote: Remote;

beforeEach(() => {
  scene = createScene();
  ({ clock, network, rig, remote } = scene);
});

async function sendOne(): Promise<number> {
  const [product = 0] = await scene.queue(1);
  return product;
}

async function resolve(product: number, resolution: Resolution): Promise<void> {
  const { id, attempts } = rig.row(product);
  await rig.commands['sending.resolve']({ id, resolution, attempts });
  await clock.settle();
}

const attempts = () => rig.db.prepare('SELECT identity, body_hash AS hash FROM attempt ORDER BY id').all();
const said = () =>
  rig.db.prepare(`SELECT kind FROM evidence WHERE actor = 'person' ORDER BY id`).pluck().all();
const newest = (product: number) =>
  rig.list().filter((row) => row.productId === product && row.state !== 'superseded')[0];

describe('an unsure product', () => {
  let product: number;

  beforeEach(async () => {
    network.next(silent);
    product = await sendOne();
  });

  test('is sent once the person gives its id', async () => {
    await resolve(product, { kind: 'there', remoteRecordId: 'pro_77' });
    expect(rig.row(product)).toMatchObject({ state: 'sent', remoteRecordId: 'pro_77', attempts: 1 });
    expect(said()).toEqual(['found-there']);
    expect(network.requests).toHaveLength(1);
  });

  test('can not have the id of another product', async () => {
    network.next(created('pro_77'));
    await sendOne();
    await expect(resolve(product, { kind: 'there', remoteRecordId: 'pro_77' })).rejects.toThrow(
      /has this id already/,
    );
    expect(rig.row(product).state).toBe('unsure');
  });

  test('leaves again with the same body and reference, and that is written down', async () => {
    network.next(refused);
    await resolve(product, { kind: 'send-again' });
    await clock.advance(60_000);
    expect(rig.row(product)).toMatchObject({ state: 'sent', attempts: 3 });
    const [first, ...others] = attempts();
    expect(others).toEqual([first, first]);
    expect(said()).toEqual(['send-again']);
  });

  test('that is refused when it leaves again is still unsure, for the first one may be there', async () => {
    network.next(answer(409, { error: 'exists' }));
    await resolve(product, { kind: 'send-again' });
    expect(rig.row(product)).toMatchObject({ state: 'unsure', unsureKind: 'maybe', attempts: 2 });
  });

  test('that was edited is replaced, and leaves with a new body and reference', async () => {
    rig.editProduct(product, { name: 'Better' });
    await resolve(product, { kind: 'send-again' });
    expect(newest(product)).toMatchObject({ state: 'sent', attempts: 1 });
    const [first, second] = attempts() as { identity: string; hash: string }[];
    expect(first?.identity).not.toBe(second?.identity);
    expect(said()).toEqual(['send-again', 'takes-place']);
  });

  test('does not leave again from the trash, nor to another account', async () => {
    rig.db.prepare('UPDATE product SET trashed_at = 1').run();
    await expect(resolve(product, { kind: 'send-again' })).rejects.toThrow(/trash/);
    rig.db.prepare('UPDATE product SET trashed_at = NULL').run();
    rig.run('remotes.update', {
      id: remote.id,
      remote: { ...aRemote('jani'), baseUrl: 'https://other.example.com' },
      account: 'new',
    });
    await expect(resolve(product, { kind: 'send-again' })).rejects.toThrow(/another account/);
  });

  test('that was given up asks before it is sent anew', async () => {
    await resolve(product, { kind: 'discard' });
    expect(rig.row(product).state).toBe('discarded');
    expect(rig.ask('sending.summary', { products: [product], remotes: [remote.id] })).toMatchObject({
      remotes: [{ ready: 0, maybeThere: 1, alreadyThere: 0 }],
    });
    expect(rig.send([product], [remote.id])).toEqual({ queued: 0, left: 1 });
    expect(rig.send([product], [remote.id], true)).toEqual({ queued: 1, left: 0 });
    expect(said()).toEqual(['discarded', 'sent-although-unsure']);
  });

  test('that was withdrawn after it was to leave again asks as well', async () => {
    rig.run('sending.pauseAll', { paused: true });
    await resolve(product, { kind: 'send-again' });
    rig.run('sending.withdraw', { id: rig.row(product).id });
    expect(rig.send([product], [remote.id])).toEqual({ queued: 0, left: 1 });
  });

  test('is not withdrawn before the person says what is there', () => {
    expect(() => rig.run('sending.withdraw', { id: rig.row(product).id })).toThrow(/may be there already/);
  });

  test('leaves no more, and is not given up, by what was said before another request left', async () => {
    const { id } = rig.row(product);
    network.next(silent);
    await resolve(product, { kind: 'send-again' });
    await clock.advance(1_000);
    expect(rig.row(product)).toMatchObject({ state: 'unsure', attempts: 2 });
    for (const kind of ['send-again', 'discard'] as const) {
      expect(() => rig.run('sending.resolve', { id, resolution: { kind }, attempts: 1 })).toThrow(
        'Another request left since you looked. Look at its row again.',
      );
    }
    expect(rig.row(product).state).toBe('unsure');
    await clock.advance(60_000);
    expect(network.requests).toHaveLength(2);
    const resolution = { kind: 'there', remoteRecordId: 'pro_77' } as const;
    await rig.commands['sending.resolve']({ id, resolution, attempts: 1 });
    expect(rig.row(product)).toMatchObject({ state: 'sent', remoteRecordId: 'pro_77' });
  });

  test('is answered once', async () => {
    await resolve(product, { kind: 'there', remoteRecordId: 'pro_77' });
    await expect(resolve(product, { kind: 'discard' })).rejects.toThrow(/not unsure any more/);
  });
});

describe('a refused product', () => {
  test('exists already where its profile knows the words for that, whatever the status', async () => {
    const known = builtIn('jani');
    const exists = [{ status: 422, message: 'already in use' }];
    const profile = { ...known, errors: { ...known.errors, exists } };
    const { network: wire, queue, rig: own } = createScene({ profiles: [profile] });
    wire.next(answer(422, { error: 'sku already in use' }), answer(422, { error: 'name is required' }));
    const rows = (await queue(2)).map((product) => own.row(product));
    expect(rows.map(({ existsThere, reason }) => [existsThere, reason])).toEqual([
      [true, 'exists-there'],
      [false, 'not-accepted'],
    ]);
  });

  test('is sent by its id where the remote said that it exists already', async () => {
    network.next(answer(409, { error: 'exists' }));
    const product = await sendOne();
    expect(rig.row(product)).toMatchObject({ state: 'rejected', existsThere: true });
    await resolve(product, { kind: 'there', remoteRecordId: 'pro_77' });
    expect(rig.row(product)).toMatchObject({ state: 'sent', remoteRecordId: 'pro_77' });
  });

  test('is sent by its id also where the remote said so in words that the profile does not know', async () => {
    network.next(answer(422, { error: 'sku already in use' }));
    const product = await sendOne();
    expect(rig.row(product)).toMatchObject({ state: 'rejected', reason: 'not-accepted', existsThere: false });
    await resolve(product, { kind: 'there', remoteRecordId: 'pro_77' });
    expect(rig.row(product)).toMatchObject({ state: 'sent', remoteRecordId: 'pro_77' });
    expect(network.requests).toHaveLength(1);
  });

  test('can not have the id of another product, and is neither sent again nor given up as an unsure one', async () => {
    network.next(created('pro_77'), answer(422, { error: 'sku already in use' }));
    await sendOne();
    const product = await sendOne();
    await expect(resolve(product, { kind: 'there', remoteRecordId: 'pro_77' })).rejects.toThrow(
      /has this id already/,
    );
    for (const kind of ['send-again', 'discard'] as const)
      await expect(resolve(product, { kind })).rejects.toThrow(/not unsure any more/);
    expect(rig.row(product)).toMatchObject({ state: 'rejected', remoteRecordId: null });
  });
});

describe('a product that left, was said not to be there, and was withdrawn', () => {
  let product: number;

  beforeEach(async () => {
    network.next(silent);
    product = await sendOne();
    rig.run('sending.pauseAll', { paused: true });
    await resolve(product, { kind: 'send-again' });
  });

  const summary = () => rig.ask('sending.summary', { products: [product], remotes: [remote.id] }).remotes[0];

  test('is told so by its row and before it is sent', () => {
    rig.run('sending.withdraw', { id: rig.row(product).id });
    expect(rig.row(product)).toMatchObject({ state: 'cancelled', attempts: 1, endedAs: 'said-absent' });
    expect(summary()).toMatchObject({ ready: 0, maybeThere: 1, saidAbsent: 1 });
  });

  test('is told the same where its remote was removed', () => {
    rig.run('remotes.remove', { id: remote.id });
    expect(rig.row(product)).toMatchObject({ state: 'cancelled', attempts: 1, endedAs: 'said-absent' });
  });
});

test('a product that was given up may be there, and nobody said otherwise', async () => {
  network.next(silent);
  const product = await sendOne();
  await resolve(product, { kind: 'discard' });
  expect(rig.row(product)).toMatchObject({ state: 'discarded', endedAs: 'unknown' });
  const [remoteSummary] = rig.ask('sending.summary', { products: [product], remotes: [remote.id] }).remotes;
  expect(remoteSummary).toMatchObject({ maybeThere: 1, saidAbsent: 0 });
});
