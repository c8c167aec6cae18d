import { CatalogRefusal, type WhyRefused } from '../../domain/ports/catalog-refusal.ts';
import { findDamage } from './backup.ts';
import { type BackupNote, countProducts, readNote } from './backup-note.ts';
import { whyOf } from './backup-refusal.ts';
import { type Database, type NativeBinding, openDatabase } from './database.ts';
import { checkHeader } from './file-header.ts';
import { hashCatalog } from './logical-hash.ts';
import { readMeta } from './meta-store.ts';
import { hasExpectedSchema, NEWEST_SCHEMA } from './schema.ts';

const UNTOUCHED = 'Nothing was changed.';

const WORDS: Readonly<Partial<Record<WhyRefused, string>>> = {
  foreign: `This file is not a backup of Offshelf's. ${UNTOUCHED}`,
  broken: `This backup is damaged. Choose another one. ${UNTOUCHED}`,
  future: `This backup was made by a newer Offshelf. Update Offshelf to restore it. ${UNTOUCHED}`,
  missing: `This backup is not there any more. ${UNTOUCHED}`,
  'read-only': `This backup can not be read. Check who may open it. ${UNTOUCHED}`,
};

/** What a file holds that was read from its first byte to its last. */
export type CheckedBackup = {
  /** `null` for a file that was not made as a backup: a catalog that somebody copied. */
  readonly note: BackupNote | null;
  readonly products: number;
  /** Which catalog it is of. */
  readonly id: string | null;
};

/** Refuses early, before anything is read or written, what can't be restored. @throws CatalogRefusal */
export function checkBackupHeader(file: string): void {
  try {
    checkHeader(file, NEWEST_SCHEMA);
  } catch (error) {
    throw asRestoreRefusal(error);
  }
}

/**
 * Reads all of a backup: it is sound, its tables are those of its version, and where it says what it held when it was made,
 * it still holds that.
 * @throws CatalogRefusal when it can not be relied on
 */
export function checkBackup(file: string, binding: NativeBinding): CheckedBackup {
  checkBackupHeader(file);
  try {
    const db = openDatabase(file, { ...binding, readonly: true, mustExist: true });
    try {
      return checkContents(db, binding);
    } finally {
      db.close();
    }
  } catch (error) {
    throw asRestoreRefusal(error);
  }
}

function checkContents(db: Database, binding: NativeBinding): CheckedBackup {
  // First, because a check of tables that somebody else made would run what stands in them.
  if (!hasExpectedSchema(db, binding)) throw broken('other tables');
  const damage = findDamage(db);
  if (damage.length > 0) throw broken(damage.join('; '));
  const note = readNote(db);
  if (note !== null && hashCatalog(db) !== note.hash) throw broken('other contents');
  return { note, products: countProducts(db), id: readMeta(db, 'catalog_id') };
}

function broken(cause: string): CatalogRefusal {
  return new CatalogRefusal('broken', WORDS.broken ?? '', new Error(cause));
}

/** What kept a backup from being restored, as a refusal in plain words. */
export function asRestoreRefusal(error: unknown): unknown {
  const why = whyOf(error);
  const words = WORDS[why];
  return words === undefined ? error : new CatalogRefusal(why, words, error);
}
