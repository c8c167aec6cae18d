import { randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

export type OpenFile = { readonly file: number; readonly name: string };

/** A line of a name and a line break; the shortest thing that names a ledger. */
export const NAME_BYTES = 37;
const NAME = /^[0-9a-f-]{36}\n$/;

/** `a+`, but for making the file. */
const APPEND = constants.O_RDWR | constants.O_APPEND;

/** Another program may set the file aside or take it away between two steps here; so often in a row it is something else. */
const ATTEMPTS = 5;

/** Opens the file of a ledger, made with a name of its own where there is none; both are on disk when this returns. */
export function openLedgerFile(path: string): OpenFile {
  const made = mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  if (made !== undefined) syncFolder(dirname(made));
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (!existsSync(path)) makeNamed(path);
    const opened = openNamed(path);
    if (opened === undefined) continue;
    // Another program may have made it just now.
    syncFolder(dirname(path));
    return opened;
  }
  throw new Error('the file of the send ledger does not stay where it is');
}

/** False once the file was deleted, renamed or replaced: whatever is written to it then, nobody reads. */
export function isInPlace(file: number, path: string): boolean {
  const there = statSync(path, { bigint: true, throwIfNoEntry: false });
  return there !== undefined && isSame(fstatSync(file, { bigint: true }), there);
}

export function endsWithBreak(file: number): boolean {
  const last = Buffer.alloc(1);
  const { size } = fstatSync(file);
  return readSync(file, last, 0, 1, size - 1) === 1 && last[0] === 0x0a;
}

/** `undefined` where the file lost its name. Then it is set aside: what it says can't be trusted any more. */
function openNamed(path: string): OpenFile | undefined {
  // Not made here: it would be one without a name.
  const file = openThere(path);
  if (file === undefined) return undefined;
  const text = Buffer.alloc(NAME_BYTES);
  readSync(file, text, 0, NAME_BYTES, 0);
  if (NAME.test(text.toString('latin1'))) return { file, name: text.toString('latin1').trimEnd() };
  setAside(file, path);
  closeSync(file);
  return undefined;
}

function openThere(path: string): number | undefined {
  try {
    return openSync(path, APPEND);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined; // node:fs throws nothing else
    throw error;
  }
}

/** Another program may be doing the same: what it put there meanwhile goes back to its place. */
function setAside(file: number, path: string): void {
  if (!isInPlace(file, path)) return;
  const aside = `${path}.damaged-${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return; // node:fs throws nothing else
    throw error;
  }
  if (isInPlace(file, aside)) return;
  // Where a third one has made another, this one stays as it was written.
  if (putInPlace(aside, path)) rmSync(aside, { force: true });
}

/**
 * The name tells a ledger from one that took its place. It appears whole and at once, and never over one that is there: of two
 * programs that open a catalog for the first time one makes it, and the other one opens that.
 */
function makeNamed(path: string): void {
  const draft = `${path}.new-${randomUUID()}`;
  try {
    const file = openSync(draft, 'wx', 0o600);
    try {
      writeSync(file, `${randomUUID()}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    putInPlace(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** False where another file stands there. */
function putInPlace(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' || existsSync(path)) return false; // node:fs throws nothing else
    // Some disks know one name for a file alone.
    renameSync(draft, path);
    return true;
  }
}

type Identity = { readonly dev: bigint; readonly ino: bigint };

function isSame(one: Identity, other: Identity): boolean {
  return one.dev === other.dev && one.ino === other.ino;
}

/** Makes the names in a folder survive a power cut. Windows has no such call and needs none. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
