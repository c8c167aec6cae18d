import { beforeEach, describe, expect, test } from 'vitest';
import type { Remote } from '../../../src/shared/model/remote.ts';
import type { ManualClock } from '../../helpers/manual-clock.ts';
import { settings } from '../../helpers/sending-samples.ts';
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

describe('a remote', () => {
  test('that moves to another account at another address withdraws what it did not send: what waited for the old one is withdrawn', async () => {
    rig.setKey(remote.id, null);
    const product = await sendOne();
    const moved = { ...aRemote('jani'), baseUrl: 'https://other.example.com' };
    expect(rig.run('remotes.update', { id: remote.id, remote: moved, account: 'new' })).toMatchObject({
      origin: 'https://other.example.com',
    });
    rig.setKey(remote.id, 'key');
    await clock.settle();
    expect(rig.row(product).state).toBe('cancelled');
    expect(network.requests).toEqual([]);
  });

  test('that moves while a request is open keeps the answer, and sends nothing of it to the new place', async () => {
    network.next('open');
    const product = await sendOne();
    rig.run('remotes.update', {
      id: remote.id,
      remote: { ...aRemote('jani'), baseUrl: 'https://other.example.com' },
      account: 'new',
    });
    network.close(refused);
    await clock.advance(3_600_000);
    expect(rig.row(product).state).toBe('cancelled');
    expect(network.requests).toHaveLength(1);
  });

  test('that was held for its address goes on when the address was changed', async () => {
    network.next(answer(404));
    const product = await sendOne();
    expect(rig.lane(remote).hold).toBe('wrong-address');
    const mended = { ...aRemote('jani'), baseUrl: 'https://billing.example.com/v2' };
    rig.run('remotes.update', { id: remote.id, remote: mended });
    await clock.settle();
    expect(rig.row(product).state).toBe('sent');
    expect(network.requests[1]?.url).toBe('https://billing.example.com/v2/api/v1/products');
  });

  test('that was removed is hidden, and what waited for it is withdrawn', async () => {
    rig.setKey(remote.id, null);
    const product = await sendOne();
    rig.run('remotes.remove', { id: remote.id });
    expect(rig.ask('remotes.list', {})).toEqual([]);
    expect(rig.row(product)).toMatchObject({ state: 'cancelled', remoteName: 'jani' });
  });

  test('that was removed is still a known account, whose products stay sent when it is added again', async () => {
    const other = rig.addRemote({ ...aRemote('jani'), baseUrl: remote.baseUrl, accountLabel: 'Account 2' });
    const product = await sendOne();
    rig.run('remotes.remove', { id: remote.id });
    const place = { profileId: 'jani', baseUrl: 'https://BILLING.example.com:443/v2' };
    expect(rig.ask('remotes.accounts', place)).toEqual([
      {
        origin: 'https://billing.example.com',
        label: '',
        remoteIds: [],
        remoteNames: ['jani'],
        standing: 'removed',
        here: true,
        used: true,
        sent: 1,
        unsure: 0,
      },
      {
        origin: 'https://billing.example.com',
        label: 'Account 2',
        remoteIds: [other.id],
        remoteNames: ['jani'],
        standing: 'in-use',
        here: true,
        used: false,
        sent: 0,
        unsure: 0,
      },
    ]);
    expect(rig.ask('remotes.accounts', { ...place, profileId: 'journeybee' })).toEqual([]);
    const far = rig.ask('remotes.accounts', { ...place, baseUrl: 'https://other.example.com' });
    expect(far.map(({ here }) => here)).toEqual([false, false]);
    const back = rig.addRemote({ ...aRemote('jani'), name: 'Back', baseUrl: remote.baseUrl });
    expect(rig.send([product], [back.id])).toEqual({ queued: 0, left: 1 });
    expect(rig.ask('remotes.accounts', place)[0]).toMatchObject({
      remoteNames: ['Back'],
      standing: 'in-use',
    });
  });

  test('that was removed and is added again takes its unsure and refused products back', async () => {
    network.next(silent, answer(422));
    const [unsure = 0, notAccepted = 0] = await scene.queue(2);
    await clock.advance(1_000);
    rig.run('remotes.remove', { id: remote.id });
    rig.addRemote({ ...aRemote('jani'), name: 'Back', baseUrl: remote.baseUrl });
    const again = { id: rig.row(unsure).id, resolution: { kind: 'send-again' }, attempts: 1 } as const;
    rig.run('sending.resolve', again);
    rig.run('sending.sendEdited', { id: rig.row(notAccepted).id });
    network.next(created('a'), created('b'));
    await clock.advance(1_000);
    expect([unsure, notAccepted].map((product) => rig.row(product))).toMatchObject([
      { state: 'sent', remoteName: 'Back' },
      { state: 'sent', remoteName: 'Back' },
    ]);
  });

  test('that was removed is said so where its products are unsure, with what can be done', async () => {
    network.next(silent);
    const [product = 0] = await scene.queue(1);
    await clock.advance(1_000);
    expect(rig.row(product).leftBy).toBeUndefined();
    rig.run('sending.pauseAll', { paused: true });
    rig.run('remotes.remove', { id: remote.id });
    expect(rig.row(product)).toMatchObject({ state: 'unsure', leftBy: 'removed' });
    const { id } = rig.row(product);
    const removed = /^jani was removed\. Add it again/;
    expect(() => rig.run('sending.lookUp', { id })).toThrow(removed);
    const again = { id, resolution: { kind: 'send-again' }, attempts: 1 } as const;
    expect(() => rig.run('sending.resolve', again)).toThrow(removed);
    rig.addRemote({ ...aRemote('jani'), baseUrl: remote.baseUrl });
    expect(rig.row(product).leftBy).toBeUndefined();
    expect(() => rig.run('sending.lookUp', { id })).not.toThrow();
  });

  test('that leads to another account now is said so where its products are unsure', async () => {
    network.next(silent);
    const [product = 0] = await scene.queue(1);
    await clock.advance(1_000);
    const moved = { ...aRemote('jani'), baseUrl: 'https://other.example.com' };
    rig.run('remotes.update', { id: remote.id, remote: moved, account: 'new' });
    expect(rig.row(product)).toMatchObject({ state: 'unsure', leftBy: 'moved' });
    expect(() => rig.run('sending.lookUp', { id: rig.row(product).id })).toThrow(/leads to another account/);
  });

  test('that was removed leaves its unsure and refused products to another one of the same account', async () => {
    rig.addRemote({ ...aRemote('jani'), name: 'Other', baseUrl: remote.baseUrl });
    network.next(silent, answer(422));
    const [unsure = 0, notAccepted = 0] = await scene.queue(2);
    await clock.advance(1_000);
    rig.run('remotes.remove', { id: remote.id });
    const again = { id: rig.row(unsure).id, resolution: { kind: 'send-again' }, attempts: 1 } as const;
    rig.run('sending.resolve', again);
    rig.run('sending.sendEdited', { id: rig.row(notAccepted).id });
    network.next(created('a'), created('b'));
    await clock.advance(1_000);
    expect([unsure, notAccepted].map((product) => rig.row(product))).toMatchObject([
      { state: 'sent', remoteName: 'Other' },
      { state: 'sent', remoteName: 'Other' },
    ]);
    const told = rig.ask('sending.timeline', { id: again.id }).map(({ text }) => text);
    expect(told.at(-1)).toBe(
      'Its remote is not in use any more, so that a new request through Other takes the place of this one.',
    );
  });

  test('that moved to another account is named, and never called removed, at the account where its products are', async () => {
    await sendOne();
    const moved = { ...aRemote('jani'), baseUrl: 'https://other.example.com' };
    rig.run('remotes.update', { id: remote.id, remote: moved, account: 'new' });
    expect(rig.ask('remotes.accounts', { profileId: 'jani', baseUrl: remote.baseUrl })).toMatchObject([
      { origin: remote.origin, remoteIds: [], remoteNames: ['jani'], standing: 'moved', here: true, sent: 1 },
      { origin: 'https://other.example.com', remoteIds: [remote.id], standing: 'in-use', here: false },
    ]);
  });

  test.each([
    ['label', { accountLabel: 'Account 2' }],
    ['kind', { profileId: 'journeybee' }],
  ])('never goes over to another account at its place by a changed %s', async (_what, part) => {
    const product = await sendOne();
    const changed = { ...aRemote('jani'), baseUrl: remote.baseUrl, ...part };
    expect(() => rig.run('remotes.update', { id: remote.id, remote: changed })).toThrow(
      /stays with its account/,
    );
    expect(rig.send([product], [remote.id])).toEqual({ queued: 0, left: 1 });
  });

  test('has its products checked when its choices change', () => {
    const bee = rig.addRemote({ profileId: 'journeybee', baseUrl: 'https://api.journeybee.io/v1' });
    const product = rig.addProduct({ currency: 'CHF' });
    expect(rig.send([product], [bee.id])).toEqual({ queued: 0, left: 1 });
    const input = {
      ...aRemote('journeybee'),
      baseUrl: bee.baseUrl,
      settings: { ...settings, currencies: { CHF: 'x' } },
    };
    rig.run('remotes.update', { id: bee.id, remote: input });
    expect(rig.send([product], [bee.id])).toEqual({ queued: 1, left: 0 });
  });

  test.each([
    ['another header', { header: 'X-Api-Key', prefix: '' }],
    ['another prefix', { header: 'Authorization', prefix: 'Token ' }],
  ])('JourneyBee takes the key in no %s', (_what, auth) => {
    expect(() => rig.addRemote({ profileId: 'journeybee', baseUrl: 'https://x.example', auth })).toThrow(
      /takes the key/,
    );
  });

  test('Jani takes the key in any header but those that carry the request', async () => {
    const auth = { header: 'X-Api-Key', prefix: '' };
    const custom = rig.addRemote({ profileId: 'jani', baseUrl: 'https://x.example', auth }, 'abc');
    rig.send([rig.addProduct()], [custom.id]);
    await clock.settle();
    expect(network.requests[0]?.secret).toMatchObject({ header: 'x-api-key', value: 'abc' });
    const taken = { header: 'Content-Length', prefix: '' };
    expect(() => rig.addRemote({ profileId: 'jani', baseUrl: 'https://x.example', auth: taken })).toThrow(
      /can’t travel/,
    );
  });
});
