import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFirstLook } from '../../../../src/main/app/first-look.ts';
import { openPreferences } from '../../../../src/main/app/preferences.ts';
import { temporaryFolder } from '../../../helpers/temporary-folder.ts';

const NOTHING_KNOWN = { theme: 'system', window: null, lastCatalog: false };

function profileWith(text: string): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'preferences.json'), text);
  return folder;
}

describe('what the window opens with', () => {
  it('is what the preferences say', () => {
    const window = { x: -10, y: 20, width: 1280, height: 800, maximized: true };
    const profile = profileWith(JSON.stringify({ theme: 'dark', window, lastCatalog: '/shop', keys: [] }));
    expect(readFirstLook(profile)).toEqual({ theme: 'dark', window, lastCatalog: true });
    const backend = { set: () => undefined };
    const whole = openPreferences({
      folder: profile,
      openBackend: () => backend,
      logError: () => undefined,
      now: () => 0,
    }).get();
    expect({ theme: whole.theme, window: whole.window }).toEqual({ theme: 'dark', window });
  });

  it('is nothing in particular at the first start', () => {
    expect(readFirstLook(temporaryFolder())).toEqual(NOTHING_KNOWN);
  });

  it.each([
    'no preferences',
    'null',
    '[]',
    '{"theme":"purple","window":{},"lastCatalog":null}',
    '{"window":{"x":0,"y":0,"width":0,"height":600,"maximized":false}}',
    '{"window":{"x":0.5,"y":0,"width":800,"height":600,"maximized":false}}',
    '{"window":{"x":0,"y":0,"width":1e9,"height":600,"maximized":false}}',
    '{"window":{"x":0,"y":0,"width":800,"height":600,"maximized":"yes"}}',
  ])('is nothing in particular where the file says %s', (text) => {
    expect(readFirstLook(profileWith(text))).toEqual(NOTHING_KNOWN);
  });
});
