import { describe, expect, onTestFinished, test } from 'vitest';
import { startSandbox } from '../../../sandbox/start.ts';
import { createHttpClient } from '../../../src/main/core/adapters/http/http-client.ts';
import { systemClock } from '../../../src/main/core/adapters/system/clock.ts';
import type { AccountAnswer, Remote, RemoteInput } from '../../../src/shared/model/remote.ts';
import { until } from '../../helpers/until.ts';
import { aRemote, createRig } from './rig.ts';

/** One remote that answers at two spellings of its address, and a key that is given for each of them alone. */
async function createPlace() {
  const sandbox = await startSandbox();
  const http = createHttpClient({ connectMs: 1_000, headersMs: 1_000, bodyMs: 1_000 });
  const keys = new Map<string, Promise<string>>();
  const rig = createRig({
    http,
    clock: systemClock,
    keySource: { key: async (_remote, origin) => (await keys.get(origin)) ?? null },
  });
  onTestFinished(async () => {
    await http.close();
    await sandbox.close();
  });
  const { url, key } = sandbox.jani;
  const input: RemoteInput = { ...aRemote('jani'), baseUrl: url };
  const elsewhere: RemoteInput = { ...input, baseUrl: url.replace('127.0.0.1', 'localhost') };
  const giveKey = (remote: Remote, given = Promise.resolve(key)) => {
    keys.set(remote.origin, given);
    rig.setKey(remote.id, '');
  };
  const remote = rig.run('remotes.add', input);
  giveKey(remote);
  rig.engine().start();
  return {
    sandbox,
    key,
    rig,
    input,
    elsewhere,
    giveKey,
    remote,
    move: (account?: AccountAnswer) =>
      rig.run('remotes.update', { id: remote.id, remote: elsewhere, ...(account && { account }) }),
    /** Adds a product, and sends it. */
    send: (name: string): number => {
      const id = rig.addProduct({ name });
      rig.send([id], [remote.id]);
      return id;
    },
    isSent: (product: number) => until('sent', () => rig.row(product).state === 'sent'),
    there: () => sandbox.products('jani').map(({ fields }) => fields['name']),
    requests: () => sandbox.log().length,
  };
}

const OWN = (remote: Remote): AccountAnswer => ({ origin: remote.origin, label: '' });

describe('a remote whose address is changed to another origin', () => {
  test('keeps all as it is until the person says whose account is there', async () => {
    const { rig, remote, move, send, isSent } = await createPlace();
    await isSent(send('Mug'));
    expect(() => move()).toThrow(expect.objectContaining({ code: 'which-account' }));
    expect(rig.ask('remotes.list', {})).toEqual([remote]);
  });

  test('that was never used needs no word: nothing there could be doubled', async () => {
    const { move, elsewhere } = await createPlace();
    expect(move()).toMatchObject({ baseUrl: elsewhere.baseUrl });
  });

  test('needs one all the same where another remote leads to its account: the person said that both are one', async () => {
    const { rig, remote, elsewhere } = await createPlace();
    const second = rig.run('remotes.add', { ...elsewhere, name: 'Two', account: OWN(remote) });
    const third = { ...elsewhere, name: 'Two', baseUrl: 'https://third.example.com' };
    const moveOn = (account?: AccountAnswer) =>
      rig.run('remotes.update', { id: second.id, remote: third, ...(account && { account }) });
    expect(() => moveOn()).toThrow(expect.objectContaining({ code: 'which-account' }));
    moveOn(OWN(remote));
    const product = rig.addProduct({ name: 'Mug' });
    expect(rig.send([product], [remote.id, second.id])).toEqual({ queued: 1, left: 1 });
  });

  test('keeps what was sent as sent and sends there what waits, where it is the same account', async () => {
    const { rig, remote, move, send, isSent, giveKey, there } = await createPlace();
    const sent = send('Mug');
    await isSent(sent);
    rig.run('sending.pauseAll', { paused: true });
    const waiting = send('Bowl');
    const moved = move(OWN(remote));
    expect(moved.accountId).toBe(remote.accountId);
    expect(rig.row(waiting).state).toBe('queued');
    giveKey(moved);
    rig.run('sending.pauseAll', { paused: false });
    await isSent(waiting);
    expect(rig.send([sent, waiting], [remote.id])).toEqual({ queued: 0, left: 2 });
    expect(there()).toEqual(['Mug', 'Bowl']);
    const told = rig.ask('sending.timeline', { id: rig.row(sent).id }).map(({ text }) => text);
    expect(told.at(-1)).toBe(
      `You said that ${moved.origin} is the same account as the one at ${remote.origin}.`,
    );
  });

  test('goes back to its old address as the account that it is', async () => {
    const { rig, input, remote, move, send, isSent } = await createPlace();
    const sent = send('Mug');
    await isSent(sent);
    move(OWN(remote));
    const { profileId, baseUrl } = input;
    expect(rig.ask('remotes.accounts', { profileId, baseUrl })).toMatchObject([
      { here: true, standing: 'in-use', remoteIds: [remote.id], sent: 1 },
    ]);
    const back = { id: remote.id, remote: input };
    expect(() => rig.run('remotes.update', back)).toThrow(/Say whose account/);
    expect(rig.run('remotes.update', { ...back, account: OWN(remote) })).toEqual(remote);
    expect(rig.send([sent], [remote.id])).toEqual({ queued: 0, left: 1 });
  });

  test('asks for the key anew: the old one never goes to the new address, not even when it was on its way', async () => {
    const { rig, remote, move, send, giveKey, requests } = await createPlace();
    let give = (_key: string) => {};
    giveKey(remote, new Promise((resolve) => (give = resolve)));
    const product = send('Mug');
    move(OWN(remote));
    give('the key of the old address');
    await until('the key is asked for', () => rig.row(product).reason === 'no-key');
    expect(requests()).toBe(0);
  });

  test('sends a body that may have arrived again as it was, at the new address', async () => {
    const { rig, sandbox, remote, move, send, isSent, giveKey } = await createPlace();
    await sandbox.faults.set('jani', { name: 'close-before', times: 1 });
    const product = send('Mug');
    await until('unsure', () => rig.row(product).state === 'unsure');
    rig.run('sending.pauseAll', { paused: true });
    rig.run('sending.resolve', { id: rig.row(product).id, resolution: { kind: 'send-again' }, attempts: 1 });
    giveKey(move(OWN(remote)));
    rig.run('sending.pauseAll', { paused: false });
    await isSent(product);
    const sql = 'SELECT url, body, identity FROM attempt ORDER BY id';
    const [first, second] = rig.db.prepare<[], { url: string; body: string; identity: string }>(sql).all();
    expect(second).toMatchObject({ body: first?.body, identity: first?.identity });
    expect([first?.url, second?.url].map((url) => new URL(url ?? '').hostname)).toEqual([
      '127.0.0.1',
      'localhost',
    ]);
  });

  test('withdraws what waits and is a place to send all to anew, where it is another account', async () => {
    const { rig, remote, move, send, isSent } = await createPlace();
    const sent = send('Mug');
    await isSent(sent);
    rig.setKey(remote.id, null);
    rig.run('sending.pauseAll', { paused: true });
    const waiting = send('Bowl');
    expect(move('new').accountId).not.toBe(remote.accountId);
    expect(rig.row(waiting).state).toBe('cancelled');
    expect(rig.send([sent, waiting], [remote.id])).toEqual({ queued: 2, left: 0 });
  });
});

describe('a second remote of a kind, at another spelling of the address', () => {
  test('is added only with the word whose account it is', async () => {
    const { rig, elsewhere } = await createPlace();
    const add = () => rig.run('remotes.add', elsewhere);
    expect(add).toThrow(expect.objectContaining({ code: 'which-account' }));
    expect(add).toThrow(/one that is known \(jani\), or another one/);
    expect(rig.ask('remotes.list', {})).toHaveLength(1);
  });

  test('gets nothing of what the account has, where it is the same', async () => {
    const { rig, remote, elsewhere, send, isSent, giveKey, there } = await createPlace();
    const sent = send('Mug');
    await isSent(sent);
    const second = rig.run('remotes.add', { ...elsewhere, account: OWN(remote) });
    giveKey(second);
    expect(rig.send([sent], [second.id])).toEqual({ queued: 0, left: 1 });
    expect(there()).toEqual(['Mug']);
  });

  test('is a place of its own where it is another account, with a word that no account there has', async () => {
    const { rig, input, elsewhere, send, isSent } = await createPlace();
    const sent = send('Mug');
    await isSent(sent);
    const second = rig.run('remotes.add', { ...elsewhere, account: 'new' });
    expect(rig.send([sent], [second.id])).toEqual({ queued: 1, left: 0 });
    expect(() => rig.run('remotes.add', { ...input, account: 'new' })).toThrow(/Give this one another word/);
    const unknown = { origin: 'https://nowhere.example.com', label: '' };
    expect(() => rig.run('remotes.add', { ...input, account: unknown })).toThrow(/not known here/);
  });

  test('of another kind is asked nothing', async () => {
    const { rig, elsewhere } = await createPlace();
    expect(rig.run('remotes.add', { ...elsewhere, profileId: 'journeybee' }).accountLabel).toBe('');
  });
});
