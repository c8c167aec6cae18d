import { rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { catalogFile, databaseFiles, holdFolder, isCatalogFolder, LOCK, PARTS } from './catalog-folder.ts';
import { openCatalogDatabase } from './connection.ts';
import type { NativeBinding } from './database.ts';

/**
 * Takes a catalog away into which nothing ever came, once it is closed; one that holds anything, or that another program holds,
 * stays. Folders go only where nothing of somebody else's is in them. Answers whether it is gone.
 */
export function removeUnusedCatalog(folder: string, now: number, binding: NativeBinding = {}): boolean {
  if (!isCatalogFolder(folder)) return false;
  const lock = holdFolder(folder, now, binding);
  try {
    if (isUsed(folder, binding)) return false;
    for (const path of databaseFiles(catalogFile(folder))) rmSync(path, { force: true });
    for (const part of PARTS) removeEmpty(join(folder, part));
  } finally {
    lock.release();
  }
  for (const path of databaseFiles(join(folder, LOCK))) rmSync(path, { force: true });
  return true;
}

function isUsed(folder: string, binding: NativeBinding): boolean {
  const db = openCatalogDatabase({ file: catalogFile(folder), mode: 'read', ...binding });
  try {
    const used = `SELECT EXISTS (SELECT 1 FROM product) OR EXISTS (SELECT 1 FROM remote) OR EXISTS (SELECT 1 FROM change)
      OR EXISTS (SELECT 1 FROM image_place)`;
    return db.prepare<[], number>(used).pluck().get() !== 0;
  } finally {
    db.close();
  }
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Something is in it, or it was never made.
  }
}
