import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CatalogRefusal } from '../../domain/ports/catalog-refusal.ts';
import { type Database, type NativeBinding, openDatabase } from './database.ts';
import { isDamage } from './errors.ts';
import { readSchemaVersion } from './schema.ts';
import { syncFolder, syncNewFolders } from './sync-folder.ts';

/**
 * Copies the catalog into its backups folder, then opens and checks the copy.
 * @throws CatalogRefusal when there is no whole copy; nothing was changed then
 */
export function backUp(db: Database, folder: string, name: string, binding: NativeBinding): void {
  const file = join(folder, name);
  try {
    const made = mkdirSync(folder, { recursive: true });
    db.prepare('VACUUM INTO ?').run(file);
    syncFile(file);
    checkCopy(file, readSchemaVersion(db), binding);
    syncFolder(folder);
    if (made !== undefined) syncNewFolders(folder, made);
  } catch (error) {
    if (existsSync(file)) rmSync(file);
    throw new CatalogRefusal(
      'unknown',
      'No backup could be made, so the catalog was left as it is. Check the free space and try again.',
      error,
    );
  }
}

function syncFile(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function checkCopy(file: string, version: number, binding: NativeBinding): void {
  const copy = openDatabase(file, { ...binding, readonly: true, mustExist: true });
  try {
    const found = findDamage(copy);
    if (found.length > 0 || readSchemaVersion(copy) !== version)
      throw new Error(`bad copy: ${found.join('; ')}`);
  } finally {
    copy.close();
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
