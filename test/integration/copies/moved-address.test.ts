import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AccountAnswer, Remote, RemoteInput } from '../../../src/shared/model/remote.ts';
import { addProduct } from '../../helpers/catalog.ts';
import type { InProcess } from '../../helpers/in-process.ts';
import { settled, standings } from './copy-scene.ts';
import { createLiveScene, type LiveScene, stands } from './live-scene.ts';

/** The remote of the catalog as it can be given again, at the other spelling of its address. */
function elsewhere(remote: Remote): RemoteInput {
  const { name, profileId, baseUrl, accountLabel, auth, settings } = remote;
  const other = baseUrl.includes('127.0.0.1')
    ? baseUrl.replace('127.0.0.1', 'localhost')
    : baseUrl.replace('localhost', '127.0.0.1');
  return { name, profileId, baseUrl: other, accountLabel, auth, settings };
}

async function theRemote(core: InProcess): Promise<Remote> {
  const [remote] = await core.call('remotes.list', {});
  if (remote === undefined) throw new Error('there is no remote');
  return remote;
}

async function move(core: InProcess): Promise<Remote> {
  const remote = await theRemote(core);
  const account = { origin: remote.origin, label: '' };
  return await core.call('remotes.update', { id: remote.id, remote: elsewhere(remote), account });
}

/** A backup in which A and B wait; since then A was sent, the address changed, and B and C were sent. */
async function moveAndPutBack(scene: LiveScene): Promise<void> {
  await scene.run((core) => scene.fill(core, ['A', 'B']));
  scene.backup('old');
  await scene.run(async (core) => {
    await core.call('sending.pause', { id: await idOf(core, 'B'), paused: true });
    await scene.sendAll(core);
    await scene.fill(core, []);
    await move(core);
    await core.call('sending.pause', { id: await idOf(core, 'B'), paused: false });
    await scene.fill(core, ['C']);
    await scene.sendAll(core);
  });
  expect(scene.there().toSorted()).toEqual(['A', 'B', 'C']);
  scene.putBack('old');
}

async function idOf(core: InProcess, name: string): Promise<string> {
  const rows = await core.call('sending.list', { product: null, limit: 10 });
  return rows.find(({ productName }) => productName === name)?.id ?? '';
}

describe('an older backup from before an address changed', () => {
  test('has as sent what the same account has, whichever address it went to', async () => {
    const scene = await createLiveScene('journeybee');
    await moveAndPutBack(scene);
    const core = await scene.open();
    expect(await standings(core)).toEqual({ A: 'sent', B: 'sent' });
    expect((await core.call('catalog.copies', {})).found).toEqual({
      sent: 2,
      unsure: 0,
      rejected: 0,
      lost: 1,
    });
    await core.call('catalog.claim', { waiting: 'send' });
    await scene.sendAll(core);
    await move(core);
    expect(await scene.send(core, [1, 2])).toBe(0);
    await settled(core);
    expect(scene.there().toSorted()).toEqual(['A', 'B', 'C']);
  });

  test('of a catalog without the remote asks whose account it is when that is added at another address', async () => {
    const scene = await createLiveScene('journeybee');
    const products = async (core: InProcess) => {
      for (const name of ['A', 'B']) await addProduct(core, { name, sku: `S-${name}`, price: '10' });
    };
    await scene.run(products);
    scene.backup('old');
    const first = await scene.run(async (core) => {
      const remote = await scene.add(core);
      await scene.send(core, [1, 2]);
      await settled(core);
      return remote;
    });
    scene.putBack('old');
    const core = await scene.open();
    const input = elsewhere(first);
    const { profileId, baseUrl } = input;
    expect(await core.call('remotes.accounts', { profileId, baseUrl })).toMatchObject([
      { origin: first.origin, standing: 'elsewhere', remoteNames: [], here: false, sent: 2, unsure: 0 },
    ]);
    await expect(core.call('remotes.add', input)).rejects.toThrow(/which-account/);
    const account: AccountAnswer = { origin: first.origin, label: '' };
    await core.call('remotes.add', { ...input, account });
    await core.call('catalog.claim', { waiting: 'send' });
    await scene.send(core, [1, 2]);
    await settled(core);
    expect(scene.there().toSorted()).toEqual(['A', 'B']);
    expect(await standings(core)).toEqual({ A: 'sent', B: 'sent' });
  });
});

test('what is unsure when the address changes is looked up at the new one', async () => {
  const scene = await createLiveScene('journeybee');
  let hasKey = (_origin: string) => true;
  const core = await scene.open({
    keys: { key: async (_remote, origin) => (hasKey(origin) ? scene.key : null) },
  });
  await scene.fill(core, ['Witness']);
  await scene.sendAll(core);
  await scene.fill(core, ['A']);
  await scene.fault({ name: 'hang-after-create', times: 1, on: 'create' });
  await core.call('sending.pauseAll', { paused: false });
  const state = async () => (await standings(core))['A'];
  await expect.poll(state, { interval: 10 }).toBe('sending');
  hasKey = (origin) => origin.includes('localhost');
  await stands(core, 'A', 'unsure');
  const moved = await move(core);
  await stands(core, 'A', 'sent');
  expect(moved.origin).toContain('localhost');
  expect(scene.there().toSorted()).toEqual(['A', 'Witness']);
});

describe('a copy without a ledger in which nothing was put in line yet', () => {
  /** A is sent after the backup, which then sends from another computer. */
  async function claimBackup(scene: LiveScene): Promise<InProcess> {
    await scene.run(async (core) => {
      await scene.add(core);
      await addProduct(core, { name: 'A', sku: 'S-A', price: '10' });
    });
    scene.backup('old');
    await scene.run(async (core) => {
      await scene.send(core, [1]);
      await settled(core);
    });
    scene.putBack('old');
    const core = await scene.open({ installId: 'a new one', ledgers: join(scene.place, 'other ledger') });
    await core.call('catalog.claim', {});
    return core;
  }

  test('asks whose account it is when the address of its remote changes', async () => {
    const scene = await createLiveScene('jani');
    const core = await claimBackup(scene);
    const remote = await theRemote(core);
    const unsaid = { id: remote.id, remote: elsewhere(remote) };
    await expect(core.call('remotes.update', unsaid)).rejects.toThrow(/which-account/);
    await move(core);
    await scene.send(core, [1]);
    await settled(core);
    expect((await scene.rows(core)).map(({ reason }) => reason)).toEqual(['copied']);
    expect(scene.there()).toEqual(['A']);
  });

  test('asks, too, when its remote was removed and is added at another address', async () => {
    const scene = await createLiveScene('jani');
    const core = await claimBackup(scene);
    const remote = await theRemote(core);
    await core.call('remotes.remove', { id: remote.id });
    const again = elsewhere(remote);
    await expect(core.call('remotes.add', again)).rejects.toThrow(/which-account/);
    await core.call('remotes.add', { ...again, account: { origin: remote.origin, label: '' } });
    await scene.send(core, [1]);
    await settled(core);
    expect(scene.there()).toEqual(['A']);
  });
});
