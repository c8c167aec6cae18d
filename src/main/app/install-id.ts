import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { PreferencesStore } from './preferences.ts';

/** The name of this installation, given at its first start; the one that the command line made in `folder` where it was first. */
export function nameInstallation(
  preferences: Pick<PreferencesStore, 'get' | 'update'>,
  folder: string,
): string {
  const known = preferences.get().installId;
  if (known !== null) return known;
  const installId = readMade(join(folder, 'install-id')) ?? randomUUID();
  preferences.update({ installId });
  return installId;
}

function readMade(file: string): string | undefined {
  try {
    return z.uuid().parse(readFileSync(file, 'utf8').trim());
  } catch {
    return undefined; // the command line was never used here
  }
}
