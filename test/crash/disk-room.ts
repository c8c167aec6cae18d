import { spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const LITTER = 'holiday.mp4';

/** Mounts a disk of so many MiB on a folder; false where this user may not. */
export function mountSmallDisk(folder: string, mebibytes: number): boolean {
  mkdirSync(folder, { recursive: true });
  return run('mount', '-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', folder);
}

export function unmount(folder: string): void {
  run('umount', folder);
}

/** Writes something else to a disk until there is no space left. */
export function fillDisk(folder: string): void {
  const chunk = Buffer.alloc(4096);
  try {
    for (;;) appendFileSync(join(folder, LITTER), chunk);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

export function freeDisk(folder: string): void {
  rmSync(join(folder, LITTER));
}

/**
 * Makes a folder one that this user can not write to, and returns how it is undone; `null` where that can not be had. What
 * is allowed means nothing to root, for whom the folder is mounted for reading.
 */
export function makeReadOnly(folder: string): (() => void) | null {
  if (process.getuid?.() !== 0) {
    chmodSync(folder, 0o555);
    return () => chmodSync(folder, 0o755);
  }
  if (!run('mount', '--bind', folder, folder)) return null;
  if (run('mount', '-o', 'remount,ro,bind', folder)) return () => unmount(folder);
  unmount(folder);
  return null;
}

function run(command: string, ...parameters: readonly string[]): boolean {
  return spawnSync(command, parameters).status === 0;
}
