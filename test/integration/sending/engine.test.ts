import { beforeEach, describe, expect, test } from 'vitest';
import { withdrawQueued } from '../../../src/main/core/adapters/sqlite/withdraw-queued.ts';
import type { Profile } from '../../../src/shared/model/profile.ts';
import type { Remote } from '../../../src/shared/model/remote.ts';
import { createManualClock, type ManualClock } from '../../helpers/manual-clock.ts';
import { builtIn } from '../../helpers/sending-samples.ts';
import { createRig, type Rig } from './rig.ts';
import { answer, created, createScript, refused, type Script, silent } from './script.ts';

let clock: ManualClock;
let network: Script;
let rig: Rig;
let remote: Remote;

beforeEach(() => begin());

function begin(profiles?: readonly Profile[]): void {
  clock = createManualClock();
  network = createScript();
  rig = createRig({ http: network, clock, ...(profiles && { profiles }) });
  remote = rig.addRemote({ profileId: 'jani', baseUrl: 'https://billing.example.com' });
  rig.engine().start();
}

async function queue(count: number, to = remote): Promise<number[]> {
  const products = Array.from({ length: count }, (_, at) => rig.addProduct({ name: `Mug ${at + 1}` }));
  rig.send(products, [to.id]);
  await clock.settle();
  return products;
}

const states = () => rig.list().map(({ state }) => state);
const namesSent = () =>
  network.requests.map(({ body }) => (JSON.parse(body ?? '{}') as { name: string }).name);
const evidence = () => rig.db.prepare('SELECT actor, kind FROM evidence ORDER BY id').all();

describe('the line', () => {
  test('goes in order, and a refusal or an unsure one does not block the next', async () => {
    network.next(answer(422, { error: 'no' }), silent);
    await queue(3);
    expect(namesSent()).toEqual(['Mug 1', 'Mug 2', 'Mug 3']);
    expect(states().toSorted()).toEqual(['rejected', 'sent', 'unsure']);
  });

  test('has one request open at a time', async () => {
    network.next('open');
    await queue(3);
    expect(network.requests).toHaveLength(1);
    expect(states()).toEqual(['sending', 'queued', 'queued']);
    network.close(created('a'));
    await clock.settle();
    expect(states()).toEqual(['sent', 'sent', 'sent']);
  });

  test('has as many open as the profile allows', async () => {
    begin([{ ...builtIn('jani'), limits: { requestsPerMinute: null, concurrency: 3 } }]);
    network.next('open', 'open', 'open');
    await queue(5);
    expect(network.requests).toHaveLength(3);
    network.close(answer(422));
    await clock.settle();
    expect(network.requests).toHaveLength(5);
    expect(states().toSorted()).toEqual(['rejected', 'rejected', 'rejected', 'sent', 'sent']);
  });

  test('keeps the profile’s requests per minute', async () => {
    const bee = rig.addRemote({ profileId: 'journeybee', baseUrl: 'https://api.journeybee.io/v1' });
    await queue(3, bee);
    expect(network.requests).toHaveLength(1);
    await clock.advance(119);
    expect(network.requests).toHaveLength(1);
    await clock.advance(1);
    expect(network.requests).toHaveLength(2);
  });

  test('sets no wake-up while there is nothing to send', async () => {
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

describe('waiting', () => {
  test('grows with every failure to reach the remote, and burns nothing', async () => {
    begin();
    network.next(refused, refused, refused);
    rig.ports.random.fraction = () => 0.5;
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
    network.next(refused);
    await queue(1);
    rig.commands['sending.tryNow']({});
    await clock.settle();
    expect(states()).toEqual(['sent']);
  });

  test.each([
    ['seconds', '90', {}],
    ['a date', 'Mon, 01 Jan 2024 09:01:30 GMT', { date: 'Mon, 01 Jan 2024 09:00:00 GMT' }],
  ])(
    'that a remote asked for (%s) is never cut short, not by a restart either',
    async (_form, text, headers) => {
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
    },
  );

  test('that a remote asked for outlasts a failure that came in beside it', async () => {
    begin([{ ...builtIn('jani'), limits: { requestsPerMinute: null, concurrency: 2 } }]);
    network.next('open', answer(429, '', { 'retry-after': '90' }));
    await queue(2);
    network.close(refused);
    await clock.settle();
    rig.engine().wake();
    await clock.advance(89_999);
    expect(network.requests).toHaveLength(2);
  });

  test('of one remote does not hold another', async () => {
    const bee = rig.addRemote({ profileId: 'journeybee', baseUrl: 'https://api.journeybee.io/v1' });
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
    network.next(silent, answer(500));
    await queue(5);
  });

  test('hold the remote', () => {
    expect(rig.lane(remote).hold).toBe('unsure-twice');
    expect(network.requests).toHaveLength(2);
  });

  test('let exactly one go when the person says so, and hold again if that is unsure as well', async () => {
    network.next(silent);
    rig.commands['sending.release']({ remoteId: remote.id });
    await clock.settle();
    expect(network.requests).toHaveLength(3);
    expect(rig.lane(remote).hold).toBe('unsure-twice');
    rig.commands['sending.release']({ remoteId: remote.id });
    await clock.settle();
    expect(network.requests).toHaveLength(5);
    expect(states().toSorted()).toEqual(['sent', 'sent', 'unsure', 'unsure', 'unsure']);
  });

  test('let go when a safe call works', async () => {
    network.next(answer(200, []));
    const { baseUrl, auth, profileId } = remote;
    const test = { remoteId: remote.id, baseUrl, auth, profileId, key: null };
    expect(await rig.commands['remotes.test'](test)).toMatchObject({ outcome: 'works' });
    expect(network.requests[2]).toMatchObject({ method: 'GET', body: null });
    await clock.settle();
    expect(rig.lane(remote).hold).toBeNull();
  });
});

describe('a product waits', () => {
  test('without a key, and goes when one is given', async () => {
    rig.setKey(remote.id, null);
    const [product = 0] = await queue(1);
    expect(rig.row(product)).toMatchObject({ reason: 'no-key', attempts: 0 });
    rig.setKey(remote.id, 'another key');
    await clock.settle();
    expect(rig.row(product).state).toBe('sent');
    expect(network.requests[0]?.secret).toEqual({ header: 'authorization', value: 'Bearer another key' });
  });

  test('while a form with it is open', async () => {
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
    rig.commands['sending.pauseAll']({ paused: true });
    const [first = 0, second = 0] = await queue(2);
    expect(rig.row(first).reason).toBe('all-paused');
    rig.commands['sending.pause']({ id: rig.row(first).id, paused: true });
    rig.commands['sending.pauseAll']({ paused: false });
    await clock.settle();
    expect(rig.row(first)).toMatchObject({ state: 'queued', reason: 'paused' });
    expect(rig.row(second).state).toBe('sent');
  });

  test('when its SKU was taken there after it was queued', async () => {
    const bee = rig.addRemote({ profileId: 'journeybee', baseUrl: 'https://api.journeybee.io/v1' });
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
    network.next('open');
    const [first = 0, second = 0] = await queue(2);
    rig.editProduct(second, { name: ' ' });
    network.close(created('a'));
    await clock.settle();
    expect(rig.row(first).state).toBe('sent');
    expect(rig.row(second)).toMatchObject({ state: 'queued', reason: 'has-problems' });
  });
});

describe('a body', () => {
  test('is what is saved at the moment it leaves, with a reference of its own', async () => {
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
    network.next('open');
    const [product = 0] = await queue(1);
    rig.editProduct(product, { name: 'Cup' });
    network.close(created('a'));
    await clock.settle();
    expect(rig.row(product)).toMatchObject({ state: 'sent', changedSince: true, differences: [] });
  });
});

describe('the end of the program', () => {
  test('waits for the request that is open, and claims nothing more', async () => {
    network.next('open');
    await queue(2);
    const stopped = rig.engine().stop();
    network.close(created('a'));
    await stopped;
    expect(states().toSorted()).toEqual(['queued', 'sent']);
    expect(clock.timers()).toBe(0);
  });

  test('waits ten seconds at most; what comes later is not written', async () => {
    network.next('open');
    await queue(1);
    let ended = false;
    const stopped = rig
      .engine()
      .stop()
      .then(() => {
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
    expect(evidence()).toEqual([{ actor: 'start-up', kind: 'no-answer' }]);
  });

  test('twice in a row with a request open holds the remote', async () => {
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
  rig.setKey(remote.id, null);
  const [product = 0] = await queue(1);
  withdrawQueued(rig.db, [product], clock.now());
  expect(rig.row(product).state).toBe('cancelled');
  expect(evidence()).toEqual([{ actor: 'engine', kind: 'withdrawn' }]);
});
