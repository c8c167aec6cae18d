import { beforeEach, describe, expect, test } from 'vitest';
import { LEGAL_MOVES } from '../../../src/main/core/domain/sending/moves.ts';
import type { Remote } from '../../../src/shared/model/remote.ts';
import type { Resolution } from '../../../src/shared/model/submission.ts';
import { createManualClock, type ManualClock } from '../../helpers/manual-clock.ts';
import { settings } from '../../helpers/sending-samples.ts';
import { aRemote, createRig, type Rig } from './rig.ts';
import { answer, created, createScript, refused, type Script, silent } from './script.ts';

let clock: ManualClock;
let network: Script;
let rig: Rig;
let remote: Remote;

beforeEach(() => {
  clock = createManualClock();
  network = createScript();
  rig = createRig({ http: network, clock });
  remote = rig.addRemote({ profileId: 'jani', baseUrl: 'https://billing.example.com' });
  rig.engine().start();
});

async function sendOne(): Promise<number> {
  const product = rig.addProduct();
  rig.send([product], [remote.id]);
  await clock.settle();
  return product;
}

async function resolve(product: number, resolution: Resolution): Promise<void> {
  rig.commands['sending.resolve']({ id: rig.row(product).id, resolution });
  await clock.settle();
}

const attempts = () => rig.db.prepare('SELECT identity, body_hash AS hash FROM attempt ORDER BY id').all();
const said = () =>
  rig.db.prepare(`SELECT kind FROM evidence WHERE actor = 'person' ORDER BY id`).pluck().all();
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
    rig.commands['remotes.remove']({ id: remote.id });
    expect(() => rig.send([rig.addProduct()], [remote.id])).toThrow(/not there any more/);
  });
});

describe('a refused product', () => {
  beforeEach(() => network.next(answer(422, { error: 'no' })));

  test('goes again after an edit, as a new submission with a reference of its own', async () => {
    const product = await sendOne();
    rig.editProduct(product, { name: 'Better' });
    rig.commands['sending.sendEdited']({ id: rig.row(product).id });
    await clock.settle();
    expect(newest(product)).toMatchObject({ state: 'sent', attempts: 1 });
    expect(new Set(attempts().map((row) => (row as { identity: string }).identity)).size).toBe(2);
  });

  test('stays where it is while it has problems', async () => {
    const product = await sendOne();
    rig.editProduct(product, { name: '' });
    expect(() => rig.commands['sending.sendEdited']({ id: rig.row(product).id })).toThrow(/Mend them first/);
    expect(rig.row(product).state).toBe('rejected');
  });

  test('can be withdrawn', async () => {
    const product = await sendOne();
    rig.commands['sending.withdraw']({ id: rig.row(product).id });
    expect(rig.row(product).state).toBe('cancelled');
    expect(rig.send([product], [remote.id])).toEqual({ queued: 1, left: 0 });
  });
});

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
    expect(said()).toEqual(['send-again', 'send-again']);
  });

  test('does not leave again from the trash, nor to another account', async () => {
    rig.db.prepare('UPDATE product SET trashed_at = 1').run();
    await expect(resolve(product, { kind: 'send-again' })).rejects.toThrow(/trash/);
    rig.db.prepare('UPDATE product SET trashed_at = NULL').run();
    rig.commands['remotes.update']({
      id: remote.id,
      remote: { ...aRemote('jani'), baseUrl: 'https://other.example.com' },
    });
    await expect(resolve(product, { kind: 'send-again' })).rejects.toThrow(/another account/);
  });

  test('that was given up asks before it is sent anew', async () => {
    await resolve(product, { kind: 'discard' });
    expect(rig.row(product).state).toBe('discarded');
    expect(rig.queries['sending.summary']({ products: [product], remotes: [remote.id] })).toMatchObject({
      remotes: [{ ready: 0, maybeThere: 1, alreadyThere: 0 }],
    });
    expect(rig.send([product], [remote.id])).toEqual({ queued: 0, left: 1 });
    expect(rig.send([product], [remote.id], true)).toEqual({ queued: 1, left: 0 });
    expect(said()).toEqual(['discarded', 'sent-although-unsure']);
  });

  test('that was withdrawn after it was to leave again asks as well', async () => {
    rig.commands['sending.pauseAll']({ paused: true });
    await resolve(product, { kind: 'send-again' });
    rig.commands['sending.withdraw']({ id: rig.row(product).id });
    expect(rig.send([product], [remote.id])).toEqual({ queued: 0, left: 1 });
  });

  test('is not withdrawn before the person says what is there', () => {
    expect(() => rig.commands['sending.withdraw']({ id: rig.row(product).id })).toThrow(
      /may be there already/,
    );
  });

  test('is answered once', async () => {
    await resolve(product, { kind: 'there', remoteRecordId: 'pro_77' });
    await expect(resolve(product, { kind: 'discard' })).rejects.toThrow(/not unsure any more/);
  });
});

test('a request that is open can not be called back', async () => {
  network.next('open');
  const product = await sendOne();
  expect(() => rig.commands['sending.withdraw']({ id: rig.row(product).id })).toThrow(/can’t be called back/);
  network.close(silent);
});

describe('a remote', () => {
  test('that moves to another address is another account: what waited for the old one is withdrawn', async () => {
    rig.setKey(remote.id, null);
    const product = await sendOne();
    const moved = { ...aRemote('jani'), baseUrl: 'https://other.example.com' };
    expect(rig.commands['remotes.update']({ id: remote.id, remote: moved })).toMatchObject({
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
    rig.commands['remotes.update']({
      id: remote.id,
      remote: { ...aRemote('jani'), baseUrl: 'https://other.example.com' },
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
    rig.commands['remotes.update']({ id: remote.id, remote: mended });
    await clock.settle();
    expect(rig.row(product).state).toBe('sent');
    expect(network.requests[1]?.url).toBe('https://billing.example.com/v2/api/v1/products');
  });

  test('that was removed is hidden, and what waited for it is withdrawn', async () => {
    rig.setKey(remote.id, null);
    const product = await sendOne();
    rig.commands['remotes.remove']({ id: remote.id });
    expect(rig.queries['remotes.list']({})).toEqual([]);
    expect(rig.row(product)).toMatchObject({ state: 'cancelled', remoteName: 'jani' });
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
    rig.commands['remotes.update']({ id: bee.id, remote: input });
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
    expect(network.requests[0]?.secret).toEqual({ header: 'x-api-key', value: 'abc' });
    const taken = { header: 'Content-Length', prefix: '' };
    expect(() => rig.addRemote({ profileId: 'jani', baseUrl: 'https://x.example', auth: taken })).toThrow(
      /can’t travel/,
    );
  });
});

describe('the database itself', () => {
  test('knows the same legal moves as the program', () => {
    const rows = rig.db.prepare('SELECT from_state AS a, to_state AS b FROM legal_move').all() as {
      a: string;
      b: string;
    }[];
    const ours = Object.entries(LEGAL_MOVES).flatMap(([a, to]) => to.map((b) => ({ a, b })));
    expect(rows.map(({ a, b }) => `${a} ${b}`).toSorted()).toEqual(
      ours.map(({ a, b }) => `${a} ${b}`).toSorted(),
    );
  });

  test.each(Object.keys(LEGAL_MOVES).filter((state) => state !== 'queued'))(
    'refuses to begin with %s',
    (state) => {
      const product = rig.addProduct();
      const insert =
        rig.db.prepare(`INSERT INTO submission(id, seq, product_id, remote_id, account_id, state, unsure_kind, reason,
      remote_record_id, created_at, updated_at) VALUES ('s', 99, ?, ?, ?, ?, ?, 'created', 'x', 0, 0)`);
      expect(() =>
        insert.run(product, remote.id, remote.accountId, state, state === 'unsure' ? 'maybe' : null),
      ).toThrow(/illegal move/);
    },
  );

  test('refuses every move that is not in the table', async () => {
    const product = await sendOne();
    const { id } = rig.row(product);
    for (const state of Object.keys(LEGAL_MOVES).filter((to) => to !== 'sent')) {
      const kind = state === 'unsure' ? 'maybe' : null;
      const update = rig.db.prepare('UPDATE submission SET state = ?, unsure_kind = ? WHERE id = ?');
      expect(() => update.run(state, kind, id), `sent to ${state}`).toThrow(/illegal move/);
    }
  });

  test('never lets a created one leave again, and sends nothing without a marker', async () => {
    network.next(answer(201));
    const product = await sendOne();
    const { id } = rig.row(product);
    const update = rig.db.prepare('UPDATE submission SET state = ?, unsure_kind = NULL WHERE id = ?');
    expect(() => update.run('queued', id)).toThrow(/illegal move/);
    expect(() => update.run('superseded', id)).toThrow(/illegal move/);

    rig.commands['sending.pauseAll']({ paused: true });
    const waiting = await sendOne();
    expect(() => update.run('sending', rig.row(waiting).id)).toThrow(/illegal move/);
  });
});
