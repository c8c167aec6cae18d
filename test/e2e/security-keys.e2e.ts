import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startSandbox } from '../../sandbox/start.ts';
import { api, type Operation } from '../../src/shared/contract/api.ts';
import { ask, call, callRaw } from './bridge.ts';
import { expect, test } from './fixture.ts';

const CANARY = 'canary-7c1d0a5e-key';
/** They wait for the person. */
const DIALOGS: ReadonlySet<Operation> = new Set(['backups.choose', 'files.chooseFolder']);

function filesHolding(folder: string, text: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return files
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .filter((path) => readFileSync(path).includes(text));
}

/** A remote of its own, added as the wizard adds it. */
async function addRemote(page: Page, baseUrl: string): Promise<number> {
  const { id } = await ask(page, 'remotes.add', {
    name: 'Remote',
    profileId: 'jani',
    baseUrl,
    accountLabel: '',
    account: 'new',
    auth: { header: 'Authorization', prefix: 'Bearer ' },
    settings: {
      currencies: {},
      accountCurrency: null,
      status: {},
      addReference: true,
      requestsPerMinute: null,
      concurrency: null,
      imagePlaceId: null,
    },
  });
  return id;
}

test('a key can be set and never be read: no answer, no file and no log holds it', async ({ desk }) => {
  const running = await desk.start({ catalog: join(desk.folder, 'Shop') });
  const { page } = running;
  await expect.poll(async () => (await ask(page, 'catalogs.state', {})).kind).toBe('open');
  const remoteId = await addRemote(page, 'http://127.0.0.1:9');
  expect(await ask(page, 'keys.set', { remoteId, key: CANARY, storage: 'this-run' })).toBe('this-run');
  expect(await ask(page, 'keys.status', {})).toEqual([{ remoteId, status: 'this-run' }]);
  const auth = { header: 'Authorization', prefix: 'Bearer ' };
  const asked = { profileId: 'jani', baseUrl: 'http://127.0.0.1:9', auth };
  await ask(page, 'remotes.test', { ...asked, remoteId, key: null });
  await ask(page, 'remotes.test', { ...asked, remoteId: null, key: CANARY });
  for (const operation of Object.keys(api) as Operation[]) {
    if (operation.startsWith('catalogs.') || DIALOGS.has(operation)) continue;
    expect(JSON.stringify(await callRaw(page, operation, {}))).not.toContain(CANARY);
  }
  await running.close();
  expect(filesHolding(desk.folder, CANARY)).toEqual([]);
  expect(running.said()).not.toContain(CANARY);
});

test('a key of this run is gone after a restart; a stored one is there, and not as text', async ({
  desk,
}) => {
  const sandbox = await startSandbox();
  try {
    const first = await desk.start({ catalog: join(desk.folder, 'Shop') });
    await expect.poll(async () => (await ask(first.page, 'catalogs.state', {})).kind).toBe('open');
    const forRun = await addRemote(first.page, 'http://127.0.0.1:9');
    const stored = await addRemote(first.page, sandbox.jani.url);
    await ask(first.page, 'keys.set', { remoteId: forRun, key: CANARY, storage: 'this-run' });
    const kept = await ask(first.page, 'keys.set', {
      remoteId: stored,
      key: sandbox.jani.key,
      storage: 'plain',
    });
    await first.close();
    expect(filesHolding(join(desk.folder, 'profile'), sandbox.jani.key)).toEqual([]);

    const { page } = await desk.start();
    await expect.poll(async () => (await ask(page, 'catalogs.state', {})).kind).toBe('open');
    expect(await ask(page, 'keys.status', {})).toEqual([
      { remoteId: forRun, status: 'missing' },
      { remoteId: stored, status: kept },
    ]);
    const tested = await ask(page, 'remotes.test', {
      remoteId: stored,
      profileId: 'jani',
      baseUrl: sandbox.jani.url,
      auth: { header: 'Authorization', prefix: 'Bearer ' },
      key: null,
    });
    expect(tested.outcome).toBe('works');
  } finally {
    await sandbox.close();
  }
});

test('without a safe keychain the person is asked: the key is not stored silently', async ({ desk }) => {
  const { page } = await desk.start({ catalog: join(desk.folder, 'Shop') });
  await expect.poll(async () => (await ask(page, 'catalogs.state', {})).kind).toBe('open');
  test.skip(!(await ask(page, 'app.info', {})).weakKeychain, 'this computer has a keychain');
  const remoteId = await addRemote(page, 'http://127.0.0.1:9');
  const refused = await call(page, 'keys.set', { remoteId, key: CANARY, storage: 'keychain' });
  expect(refused).toMatchObject({
    ok: false,
    error: { code: 'not-allowed-now', data: { weakKeychain: true } },
  });
  expect(await ask(page, 'keys.status', {})).toEqual([{ remoteId, status: 'missing' }]);
});

test('a key is forgotten when its remote leads to another origin, and when it is removed', async ({
  desk,
}) => {
  const { page } = await desk.start({ catalog: join(desk.folder, 'Shop') });
  await expect.poll(async () => (await ask(page, 'catalogs.state', {})).kind).toBe('open');
  const remoteId = await addRemote(page, 'http://127.0.0.1:9');
  await ask(page, 'keys.set', { remoteId, key: CANARY, storage: 'this-run' });
  const [remote] = await ask(page, 'remotes.list', {});
  if (remote === undefined) throw new Error('the remote was added');
  const { name, profileId, accountLabel, auth, settings } = remote;
  const elsewhere = { name, profileId, accountLabel, auth, settings, baseUrl: 'http://127.0.0.1:10' };
  await ask(page, 'remotes.update', { id: remoteId, remote: elsewhere });
  await expect
    .poll(async () => (await ask(page, 'keys.status', {})).find((key) => key.remoteId === remoteId)?.status)
    .toBe('missing');
  await ask(page, 'remotes.update', {
    id: remoteId,
    remote: { ...elsewhere, baseUrl: 'http://127.0.0.1:9' },
  });
  expect((await ask(page, 'keys.status', {})).map(({ status }) => status)).toEqual(['missing']);
});
