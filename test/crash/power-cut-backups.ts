import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findDamage } from '../../src/main/core/adapters/sqlite/backup.ts';
import { type Database, openDatabase } from '../../src/main/core/adapters/sqlite/database.ts';
import { readMeta } from '../../src/main/core/adapters/sqlite/meta-store.ts';
import { readSchemaVersion } from '../../src/main/core/adapters/sqlite/schema.ts';
import { OLD_SCHEMA } from './power-cut-old-catalog.ts';

/** A catalog that began at the old schema and is past it has a whole copy from before. */
export function checkBackups(db: Database, folder: string): readonly string[] {
  const wasOld = readMeta(db, 'catalog_id') === 'old';
  if (!wasOld || readSchemaVersion(db) === OLD_SCHEMA) return [];
  const backups = join(folder, 'backups');
  const names = existsSync(backups) ? readdirSync(backups) : [];
  return names.some((name) => isWhole(join(backups, name))) ? [] : ['migrated without a whole backup'];
}

function isWhole(file: string): boolean {
  if (!file.endsWith('.offshelf')) return false;
  try {
    const copy = openDatabase(file, { readonly: true, mustExist: true });
    try {
      return findDamage(copy).length === 0 && readSchemaVersion(copy) === OLD_SCHEMA && count(copy) > 0;
    } finally {
      copy.close();
    }
  } catch {
    return false;
  }
}

function count(db: Database): number {
  return db.prepare<[], number>('SELECT count(*) FROM product').pluck().get() ?? 0;
}
