import { randomBytes } from 'node:crypto';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const PART = /^\..+\.[\da-f]{16}\.part$/;
/** Milliseconds after which nobody is at work on a part any more. */
const LEFT_BEHIND = 3_600_000;

/** Under the name never stands anything but all of it, after a power cut too. @throws what the disk says */
export async function writeWhole(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  // Another program may put the same file at the same time: each has a part of its own.
  const part = join(folder, `.${name}.${randomBytes(8).toString('hex')}.part`);
  try {
    await writeSynced(part, 'wx', bytes);
    await rename(part, join(folder, name));
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

/** Writes into a new file (`wx`), or at the end of one (`a`), and brings it to the disk. @throws what the disk says */
export async function writeSynced(place: string, flags: 'wx' | 'a', bytes: Uint8Array): Promise<void> {
  const file = await open(place, flags);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes the names in a folder survive a power cut. Windows has no such call and needs none. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Removes what a crash left of files that were being written. @throws what the disk says */
export async function sweepParts(folder: string, now: number): Promise<void> {
  const parts = (await readdir(folder)).filter((name) => PART.test(name));
  for (const part of parts) {
    const at = (await stat(join(folder, part)).catch(() => null))?.mtimeMs ?? now;
    if (now - at > LEFT_BEHIND) await rm(join(folder, part), { force: true });
  }
}
