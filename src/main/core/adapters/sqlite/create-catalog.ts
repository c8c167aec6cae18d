import { renameSync } from 'node:fs';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Random } from '../../domain/ports/random.ts';
import {
  type AsProgram,
  asFolderRefusal,
  catalogFile,
  claimFolder,
  draftFile,
  holdFolder,
  makeParts,
  removeDraft,
} from './catalog-folder.ts';
import { createCatalogDatabase } from './connection.ts';
import type { NativeBinding } from './database.ts';
import { writeMeta } from './meta-store.ts';
import { syncFolder, syncNewFolders } from './sync-folder.ts';

export type NewCatalog = NativeBinding &
  AsProgram & {
    readonly folder: string;
    /** ISO 4217. */
    readonly currency: string;
    readonly sample?: boolean;
    readonly clock: Clock;
    readonly random: Random;
  };

/**
 * Makes a catalog in a new or empty folder. It is built beside its place and put there whole, so that a killed
 * creation leaves no half catalog.
 * @throws CatalogRefusal when the folder holds something else or can not be written to
 */
export function createCatalog(catalog: NewCatalog): void {
  const { folder, clock, nativeBinding, program } = catalog;
  const made = claimFolder(folder);
  const lock = holdFolder(folder, clock.now(), { nativeBinding, program });
  const draft = draftFile(folder);
  try {
    claimFolder(folder);
    makeParts(folder);
    removeDraft(folder);
    build(draft, catalog);
    renameSync(draft, catalogFile(folder));
    syncFolder(folder);
    if (made !== undefined) syncNewFolders(folder, made);
  } catch (error) {
    removeDraft(folder);
    throw asFolderRefusal(error);
  } finally {
    lock.release();
  }
}

function build(file: string, { currency, sample, clock, random, nativeBinding }: NewCatalog): void {
  const db = createCatalogDatabase(file, { nativeBinding });
  try {
    writeMeta(db, {
      catalog_id: random.uuid(),
      install_id: random.uuid(),
      created_at: String(clock.now()),
      boot_epoch: '0',
      catalog_currency: currency,
      clean_exit: '1',
      sample: sample === true ? '1' : '0',
    });
    // Closing does this too, but is silent where it fails, and without its log the file is cut off.
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}
