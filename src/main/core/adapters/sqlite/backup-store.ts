import { existsSync, mkdirSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Backup } from '../../../../shared/model/backup.ts';
import type { BackupStore } from '../../domain/ports/backup-store.ts';
import { copyUnless, PART, removePart } from './backup.ts';
import { type BackupNote, countProducts, readNote } from './backup-note.ts';
import { asBackupRefusal } from './backup-refusal.ts';
import { BACKUPS, catalogFile } from './catalog-folder.ts';
import type { NativeBinding } from './database.ts';
import { checkHeader } from './file-header.ts';
import { lookAt } from './look-at.ts';
import { readMeta } from './meta-store.ts';
import { NEWEST_SCHEMA } from './schema.ts';
import { syncFolder } from './sync-folder.ts';

const ENDING = '.offshelf';

type Place = NativeBinding & { readonly folder: string };

/** The files in the backups folder of a catalog. */
export function createBackupStore({ folder, nativeBinding }: Place): BackupStore {
  const place = join(folder, BACKUPS);
  return {
    list: () => {
      const catalogId = idOf(catalogFile(folder), { nativeBinding });
      return listBackupFiles(folder)
        .map((name) => describeBackup({ file: join(place, name), handle: name, catalogId, nativeBinding }))
        .toSorted((a, b) => b.at - a.at);
    },
    hashOf: (handle) => {
      let hash: string | null = null;
      lookAt(join(place, handle), { nativeBinding }, (db) => {
        hash = readNote(db)?.hash ?? null;
      });
      return hash;
    },
    make: async (why, at, unless) => {
      const name = nameBackup(folder, at, why);
      const file = join(place, name);
      try {
        removeLitter(place);
        const target = { file, at, why, nativeBinding };
        const { note, copied } = await copyUnless(catalogFile(folder), target, unless);
        if (!copied) return null;
        const { size } = statSync(file);
        return { ...told(note), handle: name, bytes: size, checked: true, foreign: false };
      } catch (error) {
        throw asBackupRefusal(error);
      }
    },
    remove: (handle) => {
      rmSync(join(place, handle), { force: true });
      syncFolder(place);
    },
    free: () => {
      mkdirSync(place, { recursive: true });
      const { bavail, bsize } = statfsSync(place);
      return bavail * bsize;
    },
  };
}

function told({ at, why, products }: BackupNote): Pick<Backup, 'at' | 'why' | 'products'> {
  return { at, why, products };
}

/**
 * `2026-11-22T043012345Z-daily.offshelf`: in the order of time, and a name on every system. Nothing in the backups folder has it:
 * a clock that was set back gives a moment twice.
 */
export function nameBackup(folder: string, at: number, why: string, ending = ENDING): string {
  const moment = `${new Date(at).toISOString().replaceAll(/[:.]/g, '')}-${why}`;
  for (let number = 1; ; number += 1) {
    const name = `${moment}${number === 1 ? '' : `-${number}`}${ending}`;
    if (!existsSync(join(folder, BACKUPS, name))) return name;
  }
}

type Described = NativeBinding & {
  readonly file: string;
  readonly handle: string;
  /** The catalog that the backup would replace. */
  readonly folder: string;
};

/** What a backup says of itself, from its first pages; only restoring reads all of it. */
export function describeBackupFile({ folder, nativeBinding, ...found }: Described): Backup {
  return describeBackup({ ...found, catalogId: idOf(catalogFile(folder), { nativeBinding }), nativeBinding });
}

type Found = Omit<Described, 'folder'> & {
  /** `null` where that can't be read. */
  readonly catalogId: string | null;
};

function describeBackup({ file, handle, catalogId, nativeBinding }: Found): Backup {
  const { size, mtimeMs } = statSync(file);
  const unread = { at: Math.round(mtimeMs), why: null, products: null };
  const base = { handle, bytes: size, checked: false, foreign: false };
  try {
    checkHeader(file, NEWEST_SCHEMA);
    let found: Backup = { ...base, ...unread };
    lookAt(file, { nativeBinding }, (db) => {
      const note = readNote(db);
      const id = readMeta(db, 'catalog_id');
      const facts = note ? told(note) : { ...unread, products: countProducts(db) };
      found = { ...base, ...facts, checked: note !== null, foreign: isForeign(catalogId, id) };
    });
    return found;
  } catch {
    // It is listed as one that can not be read: a person may know what happened to it.
    return { ...base, ...unread };
  }
}

/** What can't be read is nobody's in particular. */
export function isForeign(catalogId: string | null, id: string | null): boolean {
  return catalogId !== null && id !== catalogId;
}

/** Which catalog a file holds; `null` where it can't be read. */
export function idOf(file: string, binding: NativeBinding): string | null {
  let id: string | null = null;
  try {
    checkHeader(file, NEWEST_SCHEMA);
    lookAt(file, binding, (db) => {
      id = readMeta(db, 'catalog_id');
    });
  } catch {
    // A damaged one has backups too.
  }
  return id;
}

/** The names of the backups of a catalog. */
export function listBackupFiles(folder: string): readonly string[] {
  try {
    const found = readdirSync(join(folder, BACKUPS), { withFileTypes: true });
    return found.filter((entry) => entry.isFile() && entry.name.endsWith(ENDING)).map(({ name }) => name);
  } catch {
    return [];
  }
}

/** What a killed backup left behind. */
function removeLitter(place: string): void {
  if (!existsSync(place)) return;
  for (const name of readdirSync(place)) if (name.endsWith(PART)) removePart(join(place, name));
}
