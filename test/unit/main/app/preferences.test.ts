import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openTestPreferences } from '../../../helpers/preferences.ts';
import { temporaryFolder } from '../../../helpers/temporary-folder.ts';

it('a first start has the defaults and writes nothing', () => {
  const folder = temporaryFolder();
  expect(openTestPreferences(folder).get()).toEqual({
    theme: 'system',
    window: null,
    recent: [],
    lastCatalog: null,
    keys: [],
    placeKeys: [],
    installId: null,
  });
  expect(readdirSync(folder)).toEqual([]);
});

it('what was changed is there at the next start, and what a newer version added stays', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'preferences.json'), '{"theme":"light","fromTheFuture":1}');
  openTestPreferences(folder).update({ theme: 'dark' });
  expect(openTestPreferences(folder).get().theme).toBe('dark');
  expect(readFileSync(join(folder, 'preferences.json'), 'utf8')).toContain('fromTheFuture');
});

it.each(['', '{"theme"', '[]', 'null', '{"theme":"pink"}', '{"keys":[{"origin":1}]}'])(
  'a broken file is set aside as it is: %s',
  (text) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'preferences.json'), text);
    const { get, setAside } = openTestPreferences(folder);
    expect(setAside).toBe('preferences.broken-2026-01-02T03-04-05-000Z.json');
    expect(readFileSync(join(folder, setAside ?? ''), 'utf8')).toBe(text);
    expect(get().theme).toBe('system');
    expect(openTestPreferences(folder).setAside).toBeNull();
  },
);

it('a file of before places for images had keys is read whole', () => {
  const folder = temporaryFolder();
  const key = {
    catalog: '/shop',
    remoteId: 1,
    origin: 'https://here.example',
    storage: 'keychain',
    ciphertext: 'AAAA',
  };
  const before = { theme: 'dark', recent: [], lastCatalog: '/shop', keys: [key], installId: null };
  writeFileSync(join(folder, 'preferences.json'), JSON.stringify(before));
  const { get, setAside } = openTestPreferences(folder);
  expect(setAside).toBeNull();
  expect(get()).toEqual({ ...before, window: null, placeKeys: [] });
});

it('what can not be written still holds for this run, and is said', () => {
  const folder = join(temporaryFolder(), 'profile');
  mkdirSync(folder);
  const logged: string[] = [];
  const preferences = openTestPreferences(folder, logged);
  rmSync(folder, { recursive: true });
  expect(preferences.update({ theme: 'dark' })).toBe(false);
  expect(preferences.get().theme).toBe('dark');
  expect(logged).toEqual(['the preferences could not be written']);
});
