import { randomUUID } from 'node:crypto';
import type { PreferencesStore } from './preferences.ts';

/** The name of this installation, given at its first start. */
export function nameInstallation(preferences: Pick<PreferencesStore, 'get' | 'update'>): string {
  const known = preferences.get().installId;
  if (known !== null) return known;
  const installId = randomUUID();
  preferences.update({ installId });
  return installId;
}
