import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { CatalogRefusal } from '../../domain/ports/catalog-refusal.ts';
import type { NativeBinding } from './database.ts';
import { asRefusal } from './errors.ts';
import { type HolderLock, holdCatalog } from './holder-lock.ts';

export const CATALOG_FILE = 'catalog.offshelf';
export const LOCK = 'catalog.lock';
/** The folder in a catalog's own. */
export const BACKUPS = 'backups';
/** The folder of images there. */
const IMAGES = 'images';
/** The folders beside the database. */
export const PARTS = [IMAGES, BACKUPS] as const;

/** What an empty folder may hold: what systems put there by themselves, and what a stopped creation left. */
const IGNORED = new Set([
  '.DS_Store',
  'Thumbs.db',
  'desktop.ini',
  LOCK,
  `${LOCK}-journal`,
  ...databaseFiles(`${CATALOG_FILE}.new`),
]);

/** A database and what SQLite may leave beside it. */
export function databaseFiles(file: string): readonly string[] {
  return ['', '-journal', '-wal', '-shm'].map((suffix) => `${file}${suffix}`);
}

export function catalogFile(folder: string): string {
  return join(folder, CATALOG_FILE);
}

export function imagesFolder(folder: string): string {
  return join(folder, IMAGES);
}

/** Where keystrokes stand while the catalog is busy. */
export function draftJournal(folder: string): string {
  return join(folder, 'drafts.journal');
}

/** Where a database is built, or brought to, before it takes the place of the catalog. */
export function draftFile(folder: string): string {
  return `${catalogFile(folder)}.new`;
}

/** A draft that a killed creation or restore left is nobody's. */
export function removeDraft(folder: string): void {
  for (const path of databaseFiles(draftFile(folder))) rmSync(path, { force: true });
}

export function isCatalogFolder(folder: string): boolean {
  return existsSync(catalogFile(folder));
}

/** Which program holds a folder, as the next one is told. */
export type AsProgram = { readonly program?: string | undefined };

/** Holds a folder for this program, from a moment in UTC milliseconds on. @throws CatalogRefusal that names the holder */
export function holdFolder(
  folder: string,
  since: number,
  { program = 'Offshelf', ...binding }: NativeBinding & AsProgram,
): HolderLock {
  const holder = { program, pid: process.pid, host: hostname(), since };
  return holdCatalog(join(folder, LOCK), holder, binding);
}

/**
 * Makes the folder where there is none. Returns the first folder that had to be made for it.
 * @throws CatalogRefusal when it holds anything of somebody else's
 */
export function claimFolder(folder: string): string | undefined {
  try {
    const made = mkdirSync(folder, { recursive: true });
    const others = readdirSync(folder).filter((name) => !IGNORED.has(name) && !isEmptyPart(folder, name));
    if (others.includes(CATALOG_FILE)) {
      throw new CatalogRefusal(
        'foreign',
        'There is a catalog in this folder already. Open it, or choose another folder.',
      );
    }
    if (others.length > 0) {
      throw new CatalogRefusal('foreign', 'There are other files in this folder. Choose an empty one.');
    }
    return made;
  } catch (error) {
    throw asFolderRefusal(error);
  }
}

/** Makes the places beside the database. */
export function makeParts(folder: string): void {
  for (const part of PARTS) mkdirSync(join(folder, part), { recursive: true });
}

function isEmptyPart(folder: string, name: string): boolean {
  const path = join(folder, name);
  return (
    PARTS.some((part) => part === name) && statSync(path).isDirectory() && readdirSync(path).length === 0
  );
}

/** What stopped a folder or file from being made, as a refusal. */
export function asFolderRefusal(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOSPC')
    return new CatalogRefusal('disk-full', 'The disk is full. Free some space and try again.', error);
  if (code === 'EIO')
    return new CatalogRefusal('unknown', 'The disk could not be written. Check it and try again.', error);
  // Node says ENOENT where a folder can not be made on a disk that can only be read.
  if (['EACCES', 'EPERM', 'EROFS', 'ENOENT'].includes(code)) {
    return new CatalogRefusal('read-only', 'This folder can not be written to. Choose another one.', error);
  }
  if (['ENOTDIR', 'EEXIST'].includes(code)) {
    return new CatalogRefusal('foreign', 'There is a file of this name. Choose another folder.', error);
  }
  return asRefusal(error);
}
