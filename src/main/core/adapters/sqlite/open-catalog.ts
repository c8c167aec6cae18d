import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UpdateStep } from '../../../../shared/contract/shell.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import { type AsProgram, catalogFile, holdFolder, removeDraft } from './catalog-folder.ts';
import { openCatalogDatabase } from './connection.ts';
import type { Database, NativeBinding } from './database.ts';
import { asRefusal } from './errors.ts';
import { checkHeader } from './file-header.ts';
import { readMeta, writeMeta } from './meta-store.ts';
import { NEWEST_SCHEMA } from './schema.ts';

export type OpenCatalog = {
  readonly db: Database;
  /** For the staging database of previews; gone when the catalog is closed. */
  readonly stagingFile: string;
  readonly sample: boolean;
  /** The last program that wrote here was killed: check the file before anything is sent. */
  readonly unclean: boolean;
  readonly close: () => void;
  /** Lets go of it as a killed program does: the next start looks for damage first. */
  readonly abandon: () => void;
};

type Opening = NativeBinding &
  AsProgram & {
    readonly folder: string;
    readonly clock: Clock;
    readonly onUpdate?: ((step: UpdateStep) => void) | undefined;
  };

/**
 * Opens a catalog for writing and holds it until it is closed.
 * @throws CatalogRefusal; the file is left as it was
 */
export function openCatalog({ folder, clock, nativeBinding, program, onUpdate }: Opening): OpenCatalog {
  const file = catalogFile(folder);
  // Before anything is made beside it, the lock included.
  checkHeader(file, NEWEST_SCHEMA);
  const lock = holdFolder(folder, clock.now(), { nativeBinding, program });
  let db: Database | undefined;
  try {
    db = openCatalogDatabase({ file, mode: 'write', nativeBinding, onUpdate });
    return startUp(folder, db, lock.release);
  } catch (error) {
    db?.close();
    lock.release();
    throw asRefusal(error);
  }
}

function startUp(folder: string, db: Database, release: () => void): OpenCatalog {
  const unclean = readMeta(db, 'clean_exit') !== '1';
  const stagingFile = join(folder, 'previews.staging');
  removeStaging(stagingFile);
  removeDraft(folder);
  // A connection that may not create its own file may create no other one: SQLite takes an empty one as new.
  writeFileSync(stagingFile, '');
  writeMeta(db, { clean_exit: '0' });
  const abandon = () => {
    db.close();
    removeStaging(stagingFile);
    release();
  };
  return {
    db,
    stagingFile,
    sample: readMeta(db, 'sample') === '1',
    unclean,
    close: () => {
      try {
        writeMeta(db, { clean_exit: '1' });
      } finally {
        abandon();
      }
    },
    abandon,
  };
}

function removeStaging(file: string): void {
  for (const path of [file, `${file}-journal`]) rmSync(path, { force: true });
}
