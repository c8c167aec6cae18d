import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createKeyStore } from '../../../../src/main/app/key-store.ts';
import { createKeychain } from '../../../../src/main/app/keychain.ts';
import { createKeys } from '../../../../src/main/app/keys.ts';
import { openTestPreferences } from '../../../helpers/preferences.ts';
import { createSafeStorage } from '../../../helpers/safe-storage.ts';
import { temporaryFolder } from '../../../helpers/temporary-folder.ts';

type Remote = { readonly id: number; readonly origin: string };

const HERE = 'https://here.example';
const THERE = 'https://there.example';

/** A run of the program on one profile: the catalog and its remotes can be changed while it runs. */
function startRun(profile: string, kind: 'system' | 'basic_text' = 'system') {
  const run = { catalog: '/shop' as string | null, remotes: [{ id: 1, origin: HERE }] as readonly Remote[] };
  const changed: number[] = [];
  const store = createKeyStore({
    preferences: openTestPreferences(profile),
    keychain: createKeychain(createSafeStorage(kind), 'linux'),
    logError: () => undefined,
  });
  const keys = createKeys({
    store,
    catalog: () => run.catalog,
    remotes: async () => run.remotes,
    changed: (remoteId) => changed.push(remoteId),
  });
  return { run, keys, changed };
}

const set = (keys: ReturnType<typeof createKeys>, storage: 'keychain' | 'this-run' | 'plain', remoteId = 1) =>
  keys['keys.set']({ remoteId, key: 'secret-key', storage });

it('a key in the keychain is handed out after a restart, and stands in no file as text', async () => {
  const profile = temporaryFolder();
  const { keys, changed } = startRun(profile);
  expect(await set(keys, 'keychain')).toBe('keychain');
  expect(changed).toEqual([1]);
  const next = startRun(profile).keys;
  expect(await next['keys.status']({})).toEqual([{ remoteId: 1, status: 'keychain' }]);
  expect(await next.handOut(1, HERE)).toBe('secret-key');
  expect(readFileSync(join(profile, 'preferences.json'), 'utf8')).not.toContain('secret-key');
});

it('says which remotes have a key, of those at their own origin in the open catalog, and gives none out', async () => {
  const { run, keys } = startRun(temporaryFolder());
  run.remotes = [
    { id: 1, origin: HERE },
    { id: 2, origin: THERE },
    { id: 3, origin: THERE },
  ];
  await set(keys, 'keychain', 1);
  await set(keys, 'this-run', 2);
  await keys['keys.set']({ remoteId: 3, key: 'another-key', storage: 'this-run' });
  expect(await keys['keys.matches']({ key: 'secret-key' })).toEqual([1, 2]);
  expect(await keys['keys.matches']({ key: 'secret' })).toEqual([]);
  run.remotes = [{ id: 1, origin: THERE }];
  expect(await keys['keys.matches']({ key: 'secret-key' })).toEqual([]);
  run.catalog = null;
  expect(await keys['keys.matches']({ key: 'secret-key' })).toEqual([]);
});

it('a key of this run is gone after a restart, and takes the place of a stored one', async () => {
  const profile = temporaryFolder();
  const { keys } = startRun(profile);
  await set(keys, 'keychain');
  expect(await set(keys, 'this-run')).toBe('this-run');
  expect(await keys.handOut(1, HERE)).toBe('secret-key');
  expect(await startRun(profile).keys.handOut(1, HERE)).toBeNull();
});

it('without a safe keychain only the person can have a key stored', async () => {
  const profile = temporaryFolder();
  const { keys } = startRun(profile, 'basic_text');
  await expect(set(keys, 'keychain')).rejects.toMatchObject({
    code: 'not-allowed-now',
    data: { weakKeychain: true },
  });
  expect(await keys.handOut(1, HERE)).toBeNull();
  expect(await set(keys, 'plain')).toBe('plain');
  expect(await startRun(profile, 'basic_text').keys.handOut(1, HERE)).toBe('secret-key');
});

it('where there is a safe keychain, it is used also for a key that may be stored anyway', async () => {
  const { keys } = startRun(temporaryFolder());
  expect(await set(keys, 'plain')).toBe('keychain');
});

it.each(['keychain', 'this-run'] as const)(
  'a key (%s) is given to its catalog, remote and origin alone',
  async (storage) => {
    const { run, keys } = startRun(temporaryFolder());
    await set(keys, storage);
    expect(await keys.handOut(1, THERE)).toBeNull();
    expect(await keys.handOut(2, HERE)).toBeNull();
    run.catalog = '/another';
    expect(await keys.handOut(1, HERE)).toBeNull();
    run.catalog = null;
    expect(await keys.handOut(1, HERE)).toBeNull();
  },
);

it.each(['keychain', 'this-run'] as const)(
  'a key (%s) is forgotten once its remote led elsewhere',
  async (storage) => {
    const { run, keys } = startRun(temporaryFolder());
    await set(keys, storage);
    run.remotes = [{ id: 1, origin: THERE }];
    await keys.dropStale();
    run.remotes = [{ id: 1, origin: HERE }];
    expect(await keys['keys.status']({})).toEqual([{ remoteId: 1, status: 'missing' }]);
  },
);

it('the keys of other catalogs are kept', async () => {
  const { run, keys } = startRun(temporaryFolder());
  await set(keys, 'keychain');
  run.catalog = '/another';
  run.remotes = [];
  await keys.dropStale();
  run.catalog = '/shop';
  expect(await keys.handOut(1, HERE)).toBe('secret-key');
});

it('forgetting takes a key from everywhere', async () => {
  const profile = temporaryFolder();
  const { keys } = startRun(profile);
  await set(keys, 'keychain');
  expect(await keys['keys.forget']({ remoteId: 1 })).toBe('missing');
  expect(await startRun(profile).keys.handOut(1, HERE)).toBeNull();
});

it('a key for a remote that is not there is refused', async () => {
  const { keys } = startRun(temporaryFolder());
  await expect(set(keys, 'keychain', 9)).rejects.toMatchObject({ code: 'not-found' });
});
