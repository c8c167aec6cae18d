import { join } from 'node:path';
import { CatalogRefusal } from '../../domain/ports/catalog-refusal.ts';
import { findDamage } from './backup.ts';
import { countProducts } from './backup-note.ts';
import { listBackupFiles } from './backup-store.ts';
import { BACKUPS, catalogFile } from './catalog-folder.ts';
import { checkBackup } from './check-backup.ts';
import { type Database, type NativeBinding, openDatabase } from './database.ts';
import { asRefusal } from './errors.ts';
import { checkHeader } from './file-header.ts';
import { hasExpectedSchema, NEWEST_SCHEMA } from './schema.ts';

export type BackupCheck = {
  /** The file's name in the backups folder. */
  readonly name: string;
  readonly products: number | null;
  /** Why it can not be relied on; `null` for a sound one. */
  readonly problem: string | null;
};

export type CatalogCheck = {
  /** What is wrong with the catalog, in words for a maintainer; empty when it is sound. */
  readonly damage: readonly string[];
  readonly products: number | null;
  readonly backups: readonly BackupCheck[];
};

/**
 * Reads all of a catalog and all of its backups, and says what is wrong with them. Writes nothing; others may have it open.
 * @throws CatalogRefusal when there is no catalog, or none that this version can read
 */
export function checkCatalog({
  folder,
  nativeBinding,
}: NativeBinding & { readonly folder: string }): CatalogCheck {
  const file = catalogFile(folder);
  checkHeader(file, NEWEST_SCHEMA);
  const backups = listBackupFiles(folder).map((name) =>
    checkOne(name, join(folder, BACKUPS, name), { nativeBinding }),
  );
  try {
    const db = openDatabase(file, { nativeBinding, readonly: true, mustExist: true });
    try {
      return { ...checkTables(db, { nativeBinding }), backups };
    } finally {
      db.close();
    }
  } catch (error) {
    const refusal = asRefusal(error);
    if (!(refusal instanceof CatalogRefusal) || refusal.why !== 'broken') throw refusal;
    return { damage: [refusal.message], products: null, backups };
  }
}

function checkTables(db: Database, binding: NativeBinding): Omit<CatalogCheck, 'backups'> {
  if (!hasExpectedSchema(db, binding))
    return { damage: ['The tables are not the ones that Offshelf made.'], products: null };
  const orphans = db.pragma('foreign_key_check') as readonly { readonly table: string }[]; // as SQLite documents it
  const lost = orphans.map(({ table }) => `A row of ${table} belongs to one that is gone.`);
  return { damage: [...findDamage(db), ...lost], products: countProducts(db) };
}

function checkOne(name: string, file: string, binding: NativeBinding): BackupCheck {
  try {
    return { name, products: checkBackup(file, binding).products, problem: null };
  } catch (error) {
    return { name, products: null, problem: error instanceof Error ? error.message : String(error) };
  }
}
