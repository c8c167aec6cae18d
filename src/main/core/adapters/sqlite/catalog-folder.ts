import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { CatalogRefusal } from '../../domain/ports/catalog-refusal.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Random } from '../../domain/ports/random.ts';
import { createCatalogDatabase, openCatalogDatabase } from './connection.ts';
import type { Database, NativeBinding } from './database.ts';
import { asRefusal } from './errors.ts';
import { checkHeader } from './file-header.ts';
import { type HolderLock, holdCatalog } from './holder-lock.ts';
import { readMeta, writeMeta } from './meta-store.ts';
import { NEWEST_SCHEMA } from './schema.ts';

const FILE = 'catalog.offshelf';
const LOCK = 'catalog.lock';
const PARTS = ['images', 'backups'] as const;
/** What an empty folder may hold: what systems put there by themselves, and what a stopped creation left. */
const IGNORED = new Set([
  '.DS_Store',
  'Thumbs.db',
  'desktop.ini',
  LOCK,
  `${FILE}.new`,
  `${FILE}.new-wal`,
  `${FILE}.new-shm`,
]);

type Surroundings = NativeBinding & { readonly clock: Clock; readonly random: Random };
export type NewCatalog = Surroundings & {
  readonly folder: string;
  readonly currency: string;
  readonly sample?: boolean;
};

export type OpenCatalog = {
  readonly db: Database;
  /** For the staging database of previews; gone when the catalog is closed. */
  readonly stagingFile: string;
  readonly sample: boolean;
  /** The last program that wrote here was killed: check the file before anything is sent. */
  readonly unclean: boolean;
  readonly close: () => void;
};

export function catalogFile(folder: string): string {
  return join(folder, FILE);
}

export function isCatalogFolder(folder: string): boolean {
  return existsSync(catalogFile(folder));
}

/**
 * Makes a catalog in a new or empty folder. It is built beside its place and put there whole, so that a killed
 * creation leaves no half catalog.
 * @throws CatalogRefusal when the folder holds something else or can not be written to
 */
export function createCatalog({
  folder,
  currency,
  sample = false,
  clock,
  random,
  nativeBinding,
}: NewCatalog): void {
  try {
    prepareFolder(folder);
    const draft = join(folder, `${FILE}.new`);
    for (const path of [draft, `${draft}-wal`, `${draft}-shm`]) rmSync(path, { force: true });
    const db = createCatalogDatabase(draft, { nativeBinding });
    writeMeta(db, {
      catalog_id: random.uuid(),
      install_id: random.uuid(),
      created_at: String(clock.now()),
      boot_epoch: '0',
      catalog_currency: currency,
      clean_exit: '1',
      sample: sample ? '1' : '0',
    });
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
    renameSync(draft, catalogFile(folder));
    syncFolder(folder);
  } catch (error) {
    throw asFolderRefusal(error);
  }
}

/**
 * Opens a catalog for writing and holds it until it is closed.
 * @throws CatalogRefusal; the file is left as it was
 */
export function openCatalog({
  folder,
  clock,
  nativeBinding,
}: Omit<Surroundings, 'random'> & { readonly folder: string }): OpenCatalog {
  const file = catalogFile(folder);
  checkHeader(file, NEWEST_SCHEMA);
  const holder = { program: 'Offshelf', pid: process.pid, host: hostname(), since: clock.now() };
  const lock = holdCatalog(join(folder, LOCK), holder, { nativeBinding });
  let db: Database | undefined;
  try {
    db = openCatalogDatabase({ file, mode: 'write', nativeBinding });
    return startUp(folder, db, lock);
  } catch (error) {
    db?.close();
    lock.release();
    throw asRefusal(error);
  }
}

function startUp(folder: string, db: Database, lock: HolderLock): OpenCatalog {
  const unclean = readMeta(db, 'clean_exit') !== '1';
  const stagingFile = join(folder, 'previews.staging');
  removeStaging(stagingFile);
  // A connection that may not create its own file may create no other one: SQLite takes an empty one as new.
  writeFileSync(stagingFile, '');
  writeMeta(db, { clean_exit: '0' });
  return {
    db,
    stagingFile,
    sample: readMeta(db, 'sample') === '1',
    unclean,
    close: () => {
      writeMeta(db, { clean_exit: '1' });
      db.close();
      removeStaging(stagingFile);
      lock.release();
    },
  };
}

function removeStaging(file: string): void {
  for (const path of [file, `${file}-journal`, `${file}-wal`, `${file}-shm`]) rmSync(path, { force: true });
}

function prepareFolder(folder: string): void {
  if (isCatalogFolder(folder)) {
    throw new CatalogRefusal(
      'foreign',
      'There is a catalog in this folder already. Open it, or choose another folder.',
    );
  }
  mkdirSync(folder, { recursive: true });
  const others = readdirSync(folder).filter((name) => !IGNORED.has(name) && !isEmptyPart(folder, name));
  if (others.length > 0) {
    throw new CatalogRefusal('foreign', 'There are other files in this folder. Choose an empty one.');
  }
  for (const part of PARTS) mkdirSync(join(folder, part), { recursive: true });
}

function isEmptyPart(folder: string, name: string): boolean {
  const path = join(folder, name);
  return (
    PARTS.some((part) => part === name) && statSync(path).isDirectory() && readdirSync(path).length === 0
  );
}

/** Makes the rename itself survive a power cut. Windows has no such call and needs none. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function asFolderRefusal(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOSPC')
    return new CatalogRefusal('disk-full', 'The disk is full. Free some space and try again.', error);
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) {
    return new CatalogRefusal('read-only', 'This folder can not be written to. Choose another one.', error);
  }
  if (['ENOTDIR', 'EEXIST'].includes(code)) {
    return new CatalogRefusal('foreign', 'There is a file of this name. Choose another folder.', error);
  }
  return asRefusal(error);
}
