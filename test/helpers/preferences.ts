import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  openPreferences,
  type PreferencesBackend,
  type PreferencesStore,
} from '../../src/main/app/preferences.ts';

/** The preferences of a profile folder as one plain JSON file. `logged` takes what could not be written. */
export function openTestPreferences(folder: string, logged: string[] = []): PreferencesStore {
  return openPreferences({
    folder,
    openBackend: openPlainFile,
    logError: (message) => logged.push(message),
    now: () => Date.UTC(2026, 0, 2, 3, 4, 5),
  });
}

function openPlainFile(folder: string, name: string): PreferencesBackend {
  const file = join(folder, `${name}.json`);
  return {
    set: (change) => {
      const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as object) : {};
      writeFileSync(file, JSON.stringify({ ...before, ...change }));
    },
  };
}
