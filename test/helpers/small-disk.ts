import { spawnSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './temporary-folder.ts';

export const NO_MOUNT = 'no permission to mount a small disk';

/** A disk of so many MiB, or `null` where this user may not mount one. */
export function mountSmallDisk(mebibytes: number): string | null {
  const folder = temporaryFolder();
  if (!run('mount', '-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', folder)) return null;
  onTestFinished(() => {
    run('umount', folder);
  });
  return folder;
}

export function turnReadOnly(disk: string): void {
  run('mount', '-o', 'remount,ro', disk);
}

/** Writes a file until there is no space left. */
export function fillDisk(file: string): void {
  const chunk = Buffer.alloc(4096);
  try {
    for (;;) appendFileSync(file, chunk);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error; // node:fs throws nothing else
  }
}

function run(command: string, ...parameters: readonly string[]): boolean {
  return spawnSync(command, parameters).status === 0;
}
