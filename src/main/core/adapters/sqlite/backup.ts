import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, linkSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CatalogRefusal } from '../../domain/ports/catalog-refusal.ts';
import { type BackupNote, countProducts, writeNote } from './backup-note.ts';
import { databaseFiles } from './catalog-folder.ts';
import { type Database, type NativeBinding, openDatabase } from './database.ts';
import { isDamage } from './errors.ts';
import { checkHeader } from './file-header.ts';
import { hashCatalog } from './logical-hash.ts';
import { NEWEST_SCHEMA, readSchemaVersion } from './schema.ts';
import { syncFile } from './sync-file.ts';
import { syncFolder, syncNewFolders } from './sync-folder.ts';

/** How the name of a file ends until it is whole. */
export const PART = '.part';

type Target = NativeBinding & {
  readonly file: string;
  readonly at: number;
  readonly why: BackupNote['why'];
};

/** What a disk says that knows no second names. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EISDIR', 'EMLINK', 'EINVAL'];

/** Pages of a copy that are written in one go; between two of them the worker can be ended. */
const STEP = 4096;

/**
 * Copies a catalog that others may be writing to as it is at one moment, into a file of its own that appears when it is
 * whole and checked. Resolves with what the copy says of itself. Rejects with what went wrong; no file is left then.
 */
export async function copyCatalog(source: string, target: Target): Promise<BackupNote> {
  const { note } = await copyUnless(source, target, null);
  return note;
}

/** The same; where the catalog has the hash `unless` already, nothing is copied. */
export async function copyUnless(
  source: string,
  target: Target,
  unless: string | null,
): Promise<{ readonly note: BackupNote; readonly copied: boolean }> {
  checkHeader(source, NEWEST_SCHEMA);
  const db = openDatabase(source, { ...target, readonly: true, mustExist: true });
  try {
    // Everything until the end sees the same state, whoever writes meanwhile.
    db.exec('BEGIN');
    const note = describeNow(db, target);
    if (note.hash === unless) return { note, copied: false };
    const made = makeFolder(target.file);
    await inPart(target.file, made, async (part) => {
      await db.backup(part, { progress: () => STEP });
      seal(part, note, readSchemaVersion(db), target);
    });
    return { note, copied: true };
  } finally {
    db.close();
  }
}

/**
 * Copies the catalog of a connection that nobody else writes beside, as `copyCatalog` does, before it is migrated.
 * @throws CatalogRefusal when there is no whole copy; nothing was changed then
 */
export function backUp(db: Database, target: Target): void {
  try {
    const note = describeNow(db, target);
    const made = makeFolder(target.file);
    const part = startPart(target.file);
    try {
      db.prepare('VACUUM INTO ?').run(part);
      seal(part, note, readSchemaVersion(db), target);
      finishPart(part, target.file, made);
    } finally {
      removePart(part);
    }
  } catch (error) {
    throw new CatalogRefusal(
      'unknown',
      'No backup could be made, so the catalog was left as it is. Check the free space and try again.',
      error,
    );
  }
}

function describeNow(db: Database, { at, why }: Target): BackupNote {
  return { at, why, products: countProducts(db), hash: hashCatalog(db) };
}

/** Returns the first folder that had to be made. */
function makeFolder(file: string): string | undefined {
  return mkdirSync(dirname(file), { recursive: true });
}

async function inPart(
  file: string,
  made: string | undefined,
  write: (part: string) => Promise<void>,
): Promise<void> {
  const part = startPart(file);
  try {
    await write(part);
    finishPart(part, file, made);
  } finally {
    removePart(part);
  }
}

/** A file under a name that nobody else has: what stands beside it is somebody's, whatever it is called. */
function startPart(file: string): string {
  const part = join(dirname(file), `offshelf-${randomUUID()}${PART}`);
  closeSync(openSync(part, 'wx'));
  return part;
}

function finishPart(part: string, file: string, made: string | undefined): void {
  const folder = dirname(file);
  nameOnce(part, file);
  syncFolder(folder);
  if (made !== undefined) syncNewFolders(folder, made);
}

/** Two programs may be giving the same name at this moment: a second name for a file, unlike a new one, is refused where it is taken. */
function nameOnce(part: string, file: string): void {
  try {
    linkSync(part, file);
  } catch (error) {
    if (existsSync(file)) throw nameTaken();
    // Some disks know one name for a file alone.
    if (!NO_LINKS.includes((error as NodeJS.ErrnoException).code ?? '')) throw error; // node:fs throws nothing else
    renameSync(part, file);
  }
}

/** A backup replaces no file. */
export function nameTaken(): CatalogRefusal {
  const message = 'There is a file of this name already. Choose another name. Nothing was changed.';
  return new CatalogRefusal('foreign', message);
}

export function removePart(part: string): void {
  for (const path of databaseFiles(part)) if (existsSync(path)) rmSync(path);
}

/** Makes a copy one file that stands alone, and looks whether it holds what it should. */
function seal(part: string, note: BackupNote, version: number, binding: NativeBinding): void {
  const copy = openDatabase(part, { ...binding, mustExist: true });
  try {
    copy.pragma('journal_mode = DELETE');
    writeNote(copy, note);
  } finally {
    copy.close();
  }
  syncFile(part);
  checkHeader(part, NEWEST_SCHEMA);
  const found = openDatabase(part, { ...binding, readonly: true, mustExist: true });
  try {
    const damage = findDamage(found);
    const isSame = readSchemaVersion(found) === version && hashCatalog(found) === note.hash;
    if (damage.length > 0 || !isSame) throw new Error(`bad copy: ${damage.join('; ')}`);
  } finally {
    found.close();
  }
}

/** What SQLite's quick check finds wrong, in its own words; empty when the database is sound. Reads every page. */
export function findDamage(db: Database): readonly string[] {
  try {
    const lines = db.prepare<[], string>('PRAGMA quick_check').pluck().all();
    return lines.length === 1 && lines[0] === 'ok' ? [] : lines;
  } catch (error) {
    // The damage can be such that the check itself ends at it.
    if (!isDamage(error)) throw error;
    return [error.message];
  }
}
