import { copyFileSync, existsSync, mkdirSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { RestoreOutcome } from '../../../../shared/model/backup.ts';
import { CatalogRefusal } from '../../domain/ports/catalog-refusal.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import { COPYING_NOTE } from '../../domain/ports/image-files.ts';
import { copyCatalog } from './backup.ts';
import { dropNote } from './backup-note.ts';
import { asBackupRefusal, whyOf } from './backup-refusal.ts';
import { idOf, isForeign, nameBackup } from './backup-store.ts';
import {
  type AsProgram,
  BACKUPS,
  catalogFile,
  claimFolder,
  databaseFiles,
  draftFile,
  draftJournal,
  holdFolder,
  imagesFolder,
  isCatalogFolder,
  makeParts,
  removeDraft,
} from './catalog-folder.ts';
import { checkBackup, checkBackupHeader } from './check-backup.ts';
import { type NativeBinding, openDatabase } from './database.ts';
import { goAway } from './home.ts';
import { writeMeta } from './meta-store.ts';
import { syncFile } from './sync-file.ts';
import { syncFolder, syncNewFolders } from './sync-folder.ts';

export type Restoring = NativeBinding &
  AsProgram & {
    /** The catalog that is replaced; made where there is none. */
    readonly folder: string;
    readonly file: string;
    readonly clock: Pick<Clock, 'now'>;
    /** The person knows that the backup is of another catalog than the one that it replaces. */
    readonly otherCatalog?: boolean;
  };

/**
 * Puts a backup in the place of a catalog that nobody has open. The backup is checked in full first, and what is there is
 * kept. Killed at any moment, it leaves the catalog that was there or the one of the backup, whole. Sending is paused in
 * the restored one, because it does not know what was sent since. Rejects with a CatalogRefusal; the catalog is as it was then.
 */
export async function restoreCatalog(restoring: Restoring): Promise<RestoreOutcome> {
  const { folder, file, clock, nativeBinding, program } = restoring;
  checkBackupHeader(file);
  refuseOwnFiles(folder, file);
  const made = takeFolder(folder);
  const lock = holdFolder(folder, clock.now(), { nativeBinding, program });
  try {
    makeParts(folder);
    const found = await bring(restoring);
    const foreign = isForeign(idOf(catalogFile(folder), { nativeBinding }), found.id);
    refuseOther(foreign, restoring);
    const before = await keepPresent(restoring);
    forgetCopying(folder);
    // What was typed into one catalog is no draft of another.
    if (foreign) rmSync(draftJournal(folder), { force: true });
    replace(folder);
    if (made !== undefined) syncNewFolders(folder, made);
    return { at: found.note?.at ?? null, products: found.products, foreign, ...before };
  } catch (error) {
    throw asRestoringRefusal(error);
  } finally {
    removeDraft(folder);
    lock.release();
  }
}

/** What a crash left noted would be removed as no image of the restored catalog, though what is there now may have it as one. */
function forgetCopying(folder: string): void {
  try {
    rmSync(join(imagesFolder(folder), COPYING_NOTE), { force: true });
  } catch {
    // Where nothing can be removed, no image can either; a restore does not fail for it.
  }
}

/** The catalog, or the draft that restoring is about to write, by whatever name. */
function refuseOwnFiles(folder: string, file: string): void {
  const real = realpathSync.native(file);
  const isReal = (path: string) => existsSync(path) && realpathSync.native(path) === real;
  if (databaseFiles(catalogFile(folder)).some(isReal))
    throw new CatalogRefusal('foreign', 'This is the catalog itself. Choose one of its backups.');
  if (!databaseFiles(draftFile(folder)).some(isReal)) return;
  const message = 'This file was left by a restore that was stopped. Choose a backup. Nothing was changed.';
  throw new CatalogRefusal('foreign', message);
}

/** @throws CatalogRefusal where another catalog would be replaced without a word */
function refuseOther(foreign: boolean, { otherCatalog = false }: Restoring): void {
  if (!foreign || otherCatalog) return;
  const message =
    'This backup is of another catalog and would replace this one. If that is meant, say so (on the command line --other-catalog). Nothing was changed.';
  throw new CatalogRefusal('foreign', message);
}

/** A catalog that was lost may have left its backups: that folder is one of ours too. */
function takeFolder(folder: string): string | undefined {
  const isOurs = isCatalogFolder(folder) || existsSync(join(folder, BACKUPS));
  return isOurs ? undefined : claimFolder(folder);
}

/** Copies the backup beside the catalog and checks the copy: from here on nobody depends on the drive that it came from. */
async function bring({
  folder,
  file,
  clock,
  nativeBinding,
}: Restoring): Promise<ReturnType<typeof checkBackup>> {
  const draft = draftFile(folder);
  removeDraft(folder);
  await copyPages(file, draft, { nativeBinding });
  const found = checkBackup(draft, { nativeBinding });
  const db = openDatabase(draft, { nativeBinding, mustExist: true });
  try {
    dropNote(db);
    goAway(db, 'older');
    writeMeta(db, { restored_at: String(clock.now()), clean_exit: '1' });
    db.pragma('journal_mode = WAL');
  } finally {
    db.close();
  }
  foldLog(draft, { nativeBinding });
  syncFile(draft);
  return found;
}

/** Through SQLite, because the file may be a catalog that is open; what it can't open, such as on a disc, is copied as it is. */
async function copyPages(file: string, draft: string, binding: NativeBinding): Promise<void> {
  try {
    const source = openDatabase(file, { ...binding, readonly: true, mustExist: true });
    try {
      await source.backup(draft);
    } finally {
      source.close();
    }
  } catch (error) {
    if (whyOf(error) !== 'read-only' || existsSync(`${file}-wal`)) throw error;
    copyFileSync(file, draft);
  }
  const db = openDatabase(draft, { ...binding, mustExist: true });
  db.pragma('journal_mode = DELETE');
  db.close();
}

type Before = Pick<RestoreOutcome, 'kept' | 'damaged'>;

async function keepPresent({ folder, clock, nativeBinding }: Restoring): Promise<Before> {
  const isThere = databaseFiles(catalogFile(folder)).some((path) => existsSync(path));
  if (!isThere) return { kept: null, damaged: false };
  const at = clock.now();
  const name = nameBackup(folder, at, 'before-restore');
  const file = join(folder, BACKUPS, name);
  try {
    await copyCatalog(catalogFile(folder), { file, at, why: 'before-restore', nativeBinding });
    foldLog(catalogFile(folder), { nativeBinding });
    return { kept: name, damaged: false };
  } catch (error) {
    if (!['broken', 'foreign', 'future', 'missing'].includes(whyOf(error))) throw asBackupRefusal(error);
    return { kept: setAside(folder, at), damaged: true };
  }
}

/**
 * Everything that was saved is in the one file afterwards, so that a file put in its place meets no log of another. The file keeps
 * its journal mode: changing that writes a rollback journal, and a catalog that is killed beside one can't be looked at.
 */
function foldLog(file: string, binding: NativeBinding): void {
  const db = openDatabase(file, { ...binding, mustExist: true });
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    // The last connection takes the log away.
    db.close();
  }
  if (existsSync(`${file}-wal`)) throw inUse();
}

function inUse(): CatalogRefusal {
  return new CatalogRefusal('in-use', 'Another program is using this catalog. Close it and try again.');
}

/** Copies a catalog that can not be read as one, byte for byte with its log: somebody may still get something out of it. */
function setAside(folder: string, at: number): string {
  const name = nameBackup(folder, at, 'damaged', '');
  const place = join(folder, BACKUPS, name);
  try {
    mkdirSync(place, { recursive: true });
    for (const file of databaseFiles(catalogFile(folder)).filter((path) => existsSync(path))) {
      const copy = join(place, basename(file));
      copyFileSync(file, copy);
      syncFile(copy);
    }
    syncFolder(place);
    syncFolder(join(folder, BACKUPS));
    return name;
  } catch (error) {
    rmSync(place, { recursive: true, force: true });
    throw error;
  }
}

/** The names of the logs are gone from the disk before the new file has the name that they belonged to. */
function replace(folder: string): void {
  const [file = '', ...logs] = databaseFiles(catalogFile(folder));
  for (const log of logs) rmSync(log, { force: true });
  syncFolder(folder);
  renameSync(draftFile(folder), file);
  syncFolder(folder);
}

function asRestoringRefusal(error: unknown): unknown {
  if (error instanceof CatalogRefusal) return error;
  const why = whyOf(error);
  if (why === 'disk-full') {
    const message =
      'The disk is full, so nothing was restored. Free some space and try again. The catalog is as it was.';
    return new CatalogRefusal(why, message, error);
  }
  if (why === 'read-only') {
    const message =
      'The folder of the catalog can not be written to. Check who may change it. Nothing was restored.';
    return new CatalogRefusal(why, message, error);
  }
  return error;
}
