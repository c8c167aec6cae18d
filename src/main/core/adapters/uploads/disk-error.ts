import { basename } from 'node:path';
import type { Uploaded } from '../../domain/ports/image-uploader.ts';

/** Something else is where a file or its folder has to be: at the place itself, or below it. */
export class NotAFile extends Error {
  readonly at: 'root' | 'taken';

  constructor(at: 'root' | 'taken', name: string) {
    super(name);
    this.name = 'NotAFile';
    this.at = at;
  }
}

export function isCode(error: unknown, code: string): boolean {
  return codeOf(error) === code;
}

/** What it means that a file could not be written into a folder. */
export function explainDisk(error: unknown, folder: string): Uploaded {
  const name = basename(folder);
  if (error instanceof NotAFile) {
    if (error.at === 'root') return { kind: 'closed', detail: sayMissing(name) };
    return {
      kind: 'refused',
      detail: `“${error.message}” in the folder “${name}” is something else already. Move it away.`,
    };
  }
  const code = codeOf(error);
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return { kind: 'closed', detail: `The disk of the folder “${name}” is full. Free some space.` };
    case 'ENOENT':
    case 'ENOTDIR':
      return { kind: 'closed', detail: sayMissing(name) };
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return {
        kind: 'closed',
        detail: `Nothing can be written into the folder “${name}”. Check who may change it.`,
      };
    case 'ENAMETOOLONG':
      return {
        kind: 'refused',
        detail: `The name of the file is too long for the folder “${name}”. Shorten the path of the place.`,
      };
    case 'EBUSY':
    case 'EMFILE':
    case 'ENFILE':
      return { kind: 'later', detail: `The folder “${name}” is in use by another program.`, after: null };
    default:
      return { kind: 'closed', detail: `Nothing could be written into the folder “${name}” (${code}).` };
  }
}

function sayMissing(name: string): string {
  return `The folder “${name}” is not there. Connect its disk, or choose another folder.`;
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.name : 'unknown';
}
