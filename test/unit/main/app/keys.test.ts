import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openPlaceShelf, openRemoteShelf } from '../../../../src/main/app/key-shelves.ts';
import { createKeyStore } from '../../../../src/main/app/key-store.ts';
import { createKeychain } from '../../../../src/main/app/keychain.ts';
import { createKeys, createPlaceKeys } from '../../../../src/main/app/keys.ts';
import { openTestPreferences } from '../../../helpers/preferences.ts';
import { createSafeStorage } from '../../../helpers/safe-storage.ts';
import { temporaryFolder } from '../../../helpers/temporary-folder.ts';

type Remote = { readonly id: number; readonly origin: string };
type Place = { readonly id: number; readonly origin: string | null };

const HERE = 'https://here.example';
const THERE = 'https://there.example';

/** A run of the program on one profile: the catalog, its remotes and its places can be changed while it runs. */
function startRun(profile: string, kind: 'system' | 'basic_text' = 'system') {
  const run = {
    catalog: '/shop' as string | null,
    remotes: [{ id: 1, origin: HERE }] as readonly Remote[],
    places: [{ id: 1, origin: HERE }] as readonly Place[],
  };
  const changed: number[] = [];
  const placesChanged: number[] = [];
  const preferences = openTestPreferences(profile);
  const keychain = createKeychain(createSafeStorage(kind), 'linux');
  const parts = { catalog: () => run.catalog };
  const openStore = (shelf: ReturnType<typeof openRemoteShelf>) =>
    createKeyStore({ shelf, keychain, logError: () => undefined });
  const keys = createKeys({
    ...parts,
    store: openStore(openRemoteShelf(preferences)),
    holders: async () => run.remotes,
    changed: (remoteId) => changed.push(remoteId),
  });
  const placeKeys = createPlaceKeys({
    ...parts,
    store: openStore(openPlaceShelf(preferences)),
    holders: async () => run.places,
    changed: (placeId) => placesChanged.push(placeId),
  });
  return { run, keys, placeKeys, changed, placesChanged };
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

const setPlace = (
  placeKeys: ReturnType<typeof createPlaceKeys>,
  storage: 'keychain' | 'this-run' | 'plain',
  id = 1,
) => placeKeys['imagePlaces.setKey']({ id, key: 'place-secret', storage });

it.each(['keychain', 'this-run'] as const)(
  'a remote and a place for images with the same number and origin have keys of their own (%s)',
  async (storage) => {
    const { keys, placeKeys, changed, placesChanged } = startRun(temporaryFolder());
    expect(await setPlace(placeKeys, storage)).toBe(storage);
    expect([changed, placesChanged]).toEqual([[], [1]]);
    expect(await keys.handOut(1, HERE)).toBeNull();
    expect(await keys['keys.matches']({ key: 'place-secret' })).toEqual([]);
    await set(keys, storage);
    expect([changed, placesChanged]).toEqual([[1], [1]]);
    expect(await placeKeys.handOut(1, HERE)).toBe('place-secret');
    expect(await keys.handOut(1, HERE)).toBe('secret-key');
    expect(await keys['keys.forget']({ remoteId: 1 })).toBe('missing');
    expect(await placeKeys['imagePlaces.keyStatus']({})).toEqual([{ id: 1, status: storage }]);
    await set(keys, storage);
    expect(await placeKeys['imagePlaces.forgetKey']({ id: 1 })).toBe('missing');
    expect(placesChanged).toEqual([1, 1]);
    expect(await placeKeys.handOut(1, HERE)).toBeNull();
    expect(await keys.handOut(1, HERE)).toBe('secret-key');
  },
);

it.each(['keychain', 'this-run'] as const)(
  'the key of a place (%s) is forgotten once the place is gone or leads elsewhere, and that of the remote with its number stays',
  async (storage) => {
    const { run, keys, placeKeys } = startRun(temporaryFolder());
    run.places = [
      { id: 1, origin: HERE },
      { id: 2, origin: HERE },
      { id: 3, origin: HERE },
      { id: 4, origin: HERE },
    ];
    run.remotes = run.places.map(({ id }) => ({ id, origin: HERE }));
    for (const { id } of run.places) {
      await setPlace(placeKeys, storage, id);
      await set(keys, storage, id);
    }
    run.places = [
      { id: 2, origin: THERE },
      { id: 3, origin: null },
      { id: 4, origin: HERE },
    ];
    await keys.dropStale();
    await placeKeys.dropStale();
    const kept = [1, 2, 3, 4].map(async (id) => await placeKeys.handOut(id, HERE));
    expect(await Promise.all(kept)).toEqual([null, null, null, 'place-secret']);
    const ofRemotes = [1, 2, 3, 4].map(async (id) => await keys.handOut(id, HERE));
    expect(new Set(await Promise.all(ofRemotes))).toEqual(new Set(['secret-key']));
  },
);

it('the key of a remote that leads elsewhere is forgotten, and that of the place with its number stays', async () => {
  const { run, keys, placeKeys } = startRun(temporaryFolder());
  await set(keys, 'keychain');
  await setPlace(placeKeys, 'keychain');
  run.remotes = [{ id: 1, origin: THERE }];
  await keys.dropStale();
  await placeKeys.dropStale();
  expect(await keys.handOut(1, HERE)).toBeNull();
  expect(await placeKeys.handOut(1, HERE)).toBe('place-secret');
});

it('the key of a place is given to its catalog, number and origin alone, and after a restart, too', async () => {
  const profile = temporaryFolder();
  await setPlace(startRun(profile).placeKeys, 'keychain');
  const { run, placeKeys } = startRun(profile);
  expect(await placeKeys.handOut(1, HERE)).toBe('place-secret');
  expect(await placeKeys.handOut(1, THERE)).toBeNull();
  expect(await placeKeys.handOut(2, HERE)).toBeNull();
  run.catalog = '/another';
  expect(await placeKeys.handOut(1, HERE)).toBeNull();
  run.catalog = null;
  expect(await placeKeys.handOut(1, HERE)).toBeNull();
  expect(readFileSync(join(profile, 'preferences.json'), 'utf8')).not.toContain('place-secret');
});

it('a place that needs no key has no status and takes none', async () => {
  const { run, placeKeys } = startRun(temporaryFolder());
  run.places = [
    { id: 1, origin: null },
    { id: 2, origin: HERE },
  ];
  expect(await placeKeys['imagePlaces.keyStatus']({})).toEqual([{ id: 2, status: 'missing' }]);
  await expect(setPlace(placeKeys, 'keychain')).rejects.toMatchObject({ code: 'not-found' });
});

it('keys that an earlier version stored are still handed out, and stay when a place gets one', async () => {
  const profile = temporaryFolder();
  await set(startRun(profile).keys, 'keychain');
  const file = join(profile, 'preferences.json');
  const { keys: earlier } = JSON.parse(readFileSync(file, 'utf8')) as { readonly keys: readonly object[] };
  // An earlier version writes no list of the keys of places.
  writeFileSync(file, JSON.stringify({ theme: 'dark', keys: earlier }));
  const { keys, placeKeys } = startRun(profile);
  expect(await keys.handOut(1, HERE)).toBe('secret-key');
  expect(await placeKeys['imagePlaces.keyStatus']({})).toEqual([{ id: 1, status: 'missing' }]);
  await setPlace(placeKeys, 'keychain');
  const after = JSON.parse(readFileSync(file, 'utf8')) as { readonly keys: unknown };
  expect(after.keys).toEqual(earlier);
  expect(await startRun(profile).keys.handOut(1, HERE)).toBe('secret-key');
});
