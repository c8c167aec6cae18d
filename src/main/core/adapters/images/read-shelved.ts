import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** All of a file in the folder of images, by its name `<hash>.<ext>`; `null` where it is gone or is not what its name says. */
export async function readShelved(folder: string, file: string): Promise<Uint8Array | null> {
  try {
    const bytes = await readFile(join(folder, file.slice(0, 2), file));
    // Elsewhere than on this thread: a file may be large.
    const hash = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
    return hash === file.slice(0, 64) ? bytes : null;
  } catch {
    return null;
  }
}
