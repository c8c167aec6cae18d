import { beforeEach, describe, expect, test } from 'vitest';
import type { Remote } from '../../../src/shared/model/remote.ts';
import type { ManualClock } from '../../helpers/manual-clock.ts';
import { type Rig } from './rig.ts';
import { createScene, type Scene } from './scene.ts';
import { answer, type Script, silent } from './script.ts';

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

const attempts = () => rig.db.prepare('SELECT identity, body_hash AS hash FROM attempt ORDER BY id').all();
const newest = (product: number) =>
  rig.list().filter((row) => row.productId === product && row.state !== 'superseded')[0];

describe('sending', () => {
  test('queues what is ready, once, and leaves the rest', async () => {
    const [ready, withProblems] = [rig.addProduct(), rig.addProduct({ name: '' })];
    expect(rig.send([ready, ready, withProblems], [remote.id])).toEqual({ queued: 1, left: 1 });
    expect(rig.send([ready, withProblems], [remote.id])).toEqual({ queued: 0, left: 2 });
    await clock.settle();
    expect(rig.send([ready], [remote.id])).toEqual({ queued: 0, left: 1 });
    expect(network.requests).toHaveLength(1);
  });

  test('goes once to an account, through whichever of its remotes', async () => {
    const same = rig.addRemote({ profileId: 'jani', baseUrl: 'https://BILLING.example.com:443/api/' });
    const other = rig.addRemote({
      profileId: 'jani',
      baseUrl: 'https://billing.example.com',
      accountLabel: 'second shop',
    });
    expect(same).toMatchObject({ accountId: remote.accountId, baseUrl: 'https://billing.example.com/api' });
    expect(other.accountId).not.toBe(remote.accountId);
    expect(rig.send([rig.addProduct()], [remote.id, same.id, other.id])).toEqual({ queued: 2, left: 1 });
  });

  test('takes a refused product again once it was edited', async () => {
    network.next(answer(422, { error: 'no' }));
    const product = await sendOne();
    expect(rig.send([product], [remote.id])).toEqual({ queued: 0, left: 1 });
    rig.editProduct(product, { name: 'Better' });
    expect(rig.send([product], [remote.id])).toEqual({ queued: 1, left: 0 });
    await clock.settle();
    expect(
      rig
        .list()
        .map(({ state }) => state)
        .toSorted(),
    ).toEqual(['sent', 'superseded']);
  });

  test('goes nowhere where the remote was removed', () => {
    rig.run('remotes.remove', { id: remote.id });
    expect(() => rig.send([rig.addProduct()], [remote.id])).toThrow(/not there any more/);
  });
});

describe('a refused product', () => {
  beforeEach(() => network.next(answer(422, { error: 'no' })));

  test('goes again after an edit, as a new submission with a reference of its own', async () => {
    const product = await sendOne();
    rig.editProduct(product, { name: 'Better' });
    rig.run('sending.sendEdited', { id: rig.row(product).id });
    await clock.settle();
    expect(newest(product)).toMatchObject({ state: 'sent', attempts: 1 });
    expect(new Set(attempts().map((row) => (row as { identity: string }).identity)).size).toBe(2);
  });

  test('stays where it is while it has problems', async () => {
    const product = await sendOne();
    rig.editProduct(product, { name: '' });
    expect(() => rig.run('sending.sendEdited', { id: rig.row(product).id })).toThrow(/Mend them first/);
    expect(rig.row(product).state).toBe('rejected');
  });

  test('can be withdrawn', async () => {
    const product = await sendOne();
    rig.run('sending.withdraw', { id: rig.row(product).id });
    expect(rig.row(product).state).toBe('cancelled');
    expect(rig.send([product], [remote.id])).toEqual({ queued: 1, left: 0 });
  });
});

test('a request that is open can not be called back', async () => {
  network.next('open');
  const product = await sendOne();
  expect(() => rig.run('sending.withdraw', { id: rig.row(product).id })).toThrow(/can’t be called back/);
  network.close(silent);
});
