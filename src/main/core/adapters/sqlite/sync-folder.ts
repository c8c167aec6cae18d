import { closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes the names in a folder survive a power cut. Windows has no such call and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Makes the names of new folders survive too, from the outermost one that was made: each stands in the folder around it. */
export function syncNewFolders(folder: string, outermost: string): void {
  for (let made = folder; made.length >= outermost.length; made = dirname(made)) syncFolder(dirname(made));
}
