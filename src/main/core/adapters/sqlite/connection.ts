import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { UpdateStep } from '../../../../shared/contract/shell.ts';
import { CatalogRefusal } from '../../domain/ports/catalog-refusal.ts';
import { backUp } from './backup.ts';
import { BACKUPS } from './catalog-folder.ts';
import { type Database, demandFullSync, type NativeBinding, openDatabase } from './database.ts';
import { asRefusal } from './errors.ts';
import { APPLICATION_ID, checkHeader, refuseFuture } from './file-header.ts';
import { lookAt } from './look-at.ts';
import { hasExpectedSchema, migrate, NEWEST_SCHEMA, readSchemaVersion } from './schema.ts';
import { keepSortColumns } from './sort-columns.ts';

/** In bytes. What a big job made the log grow to is given back after it. */
const LARGEST_LOG = 64 * 1024 * 1024;
/** In KiB, of a connection that only reads: more made no list of a million products faster, and there are four of them. */
const READER_CACHE = 2000;
/** In KiB, where there is that much to keep: what one big change writes is put into the log once, in the end. */
const LARGEST_CACHE = 64 * 1024;

type Opening = NativeBinding & {
  readonly file: string;
  readonly mode: 'write' | 'read';
  readonly onUpdate?: ((step: UpdateStep) => void) | undefined;
};

/**
 * Opens the database of a catalog. Header, application id and schema are checked before anything is written.
 * @throws CatalogRefusal when it is no whole catalog of this version; the file is left byte for byte as it was
 */
export function openCatalogDatabase({ file, mode, nativeBinding, onUpdate }: Opening): Database {
  checkHeader(file, NEWEST_SCHEMA);
  try {
    if (mode === 'read') return openReader(file, { nativeBinding });
    rollBack(file, { nativeBinding });
    inspect(file, { nativeBinding });
    return openWriter(file, { nativeBinding }, onUpdate);
  } catch (error) {
    throw asRefusal(error);
  }
}

/** Makes a new database with every table in it, ready to be put in its place. */
export function createCatalogDatabase(file: string, binding: NativeBinding): Database {
  const db = openDatabase(file, binding);
  try {
    db.pragma(`application_id = ${APPLICATION_ID}`);
    useWriteAheadLog(db);
    migrate(db);
    keepSortColumns(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function openWriter(file: string, binding: NativeBinding, onUpdate: Opening['onUpdate']): Database {
  const db = openDatabase(file, { ...binding, mustExist: true });
  try {
    useWriteAheadLog(db);
    db.pragma(`cache_size = ${-LARGEST_CACHE}`);
    if (readSchemaVersion(db) < NEWEST_SCHEMA) {
      onUpdate?.('backing-up');
      const at = Date.now();
      const name = `before-schema-${NEWEST_SCHEMA}-from-${readSchemaVersion(db)}-${at}.offshelf`;
      backUp(db, { ...binding, file: join(dirname(file), BACKUPS, name), at, why: 'before-update' });
      onUpdate?.('updating');
      migrate(db);
    }
    keepSortColumns(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function openReader(file: string, binding: NativeBinding): Database {
  const db = openDatabase(file, { ...binding, readonly: true, mustExist: true });
  db.pragma('query_only = ON');
  db.pragma(`cache_size = ${-READER_CACHE}`);
  demandFullSync(db);
  if (readSchemaVersion(db) === NEWEST_SCHEMA) return db;
  db.close();
  throw new Error('a reader was opened before the writer brought the schema up to date');
}

/**
 * Takes back a change that a killed program began outside the log, as when it first opened a backup that somebody put in
 * the place of a catalog: until then no connection that can't write can look at the file.
 */
function rollBack(file: string, binding: NativeBinding): void {
  if (!existsSync(`${file}-journal`)) return;
  const db = openDatabase(file, { ...binding, mustExist: true });
  try {
    readSchemaVersion(db);
  } finally {
    db.close();
  }
}

function useWriteAheadLog(db: Database): void {
  const mode = db.pragma('journal_mode = WAL', { simple: true });
  if (mode !== 'wal') {
    throw new CatalogRefusal(
      'unknown',
      'A catalog can not be kept on this drive. Move its folder to a local disk.',
    );
  }
  demandFullSync(db);
  db.pragma(`journal_size_limit = ${LARGEST_LOG}`);
}

/** @throws CatalogRefusal when the tables are not those of a version that is known here */
function inspect(file: string, binding: NativeBinding): void {
  lookAt(file, binding, (db) => {
    if (readSchemaVersion(db) > NEWEST_SCHEMA) refuseFuture();
    if (hasExpectedSchema(db, binding)) return;
    throw new CatalogRefusal(
      'broken',
      'The tables in this catalog are not the ones that Offshelf made. Restore one of its backups.',
    );
  });
}
