import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { PREFERENCES, PREFERENCES_FILE } from './preferences-place.ts';
import { Preferences } from './preferences-schema.ts';

/** Where the file's text is kept; Electron's store in the program, a plain one in tests. */
export type PreferencesBackend = { readonly set: (change: Partial<Preferences>) => void };

export type PreferencesStore = {
  readonly get: () => Preferences;
  /** False where it could not be written; it still holds until the program ends. */
  readonly update: (change: Partial<Preferences>) => boolean;
  /** The name that a broken file was given at this start, or `null`. */
  readonly setAside: string | null;
};

type Options = {
  readonly folder: string;
  readonly openBackend: (folder: string, name: string) => PreferencesBackend;
  readonly logError: (message: string, cause: unknown) => void;
  readonly now: () => number;
};

/** Opens the preferences of a profile folder. A file that can't be read as such is set aside, never overwritten. */
export function openPreferences({ folder, openBackend, logError, now }: Options): PreferencesStore {
  const found = readPreferences(join(folder, PREFERENCES_FILE));
  const setAside = found === 'broken' ? setFileAside(folder, now()) : null;
  const backend = openBackend(folder, PREFERENCES);
  let current = found === 'broken' ? Preferences.parse({}) : found;
  return {
    get: () => current,
    update: (change) => {
      current = { ...current, ...change };
      try {
        backend.set(change);
        return true;
      } catch (cause) {
        logError('the preferences could not be written', cause);
        return false;
      }
    },
    setAside,
  };
}

function readPreferences(file: string): Preferences | 'broken' {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return Preferences.parse({}); // the first start
  }
  try {
    const parsed = Preferences.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : 'broken';
  } catch {
    return 'broken';
  }
}

function setFileAside(folder: string, at: number): string {
  const name = `${PREFERENCES}.broken-${new Date(at).toISOString().replaceAll(/[:.]/g, '-')}.json`;
  renameSync(join(folder, PREFERENCES_FILE), join(folder, name));
  return name;
}
