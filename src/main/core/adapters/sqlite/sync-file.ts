import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Brings what was written to a file to the disk. */
export function syncFile(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
