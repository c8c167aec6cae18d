import Store from 'electron-store';
import type { PreferencesBackend } from './preferences.ts';
import type { Preferences } from './preferences-schema.ts';

/** The file that electron-store writes whole and atomically, readable by its owner alone. */
export function openPreferencesFile(folder: string, name: string): PreferencesBackend {
  return new Store<Preferences>({ cwd: folder, name, configFileMode: 0o600 });
}
