import type { Failed } from '../../../../shared/contract/result.ts';
import { CatalogRefusal } from '../../domain/ports/catalog-refusal.ts';

/** SQLite's own name of an error, such as `SQLITE_FULL`; `null` when something else was thrown. */
function sqliteCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  return error.code.startsWith('SQLITE_') ? error.code : null;
}

/** True when SQLite found that a file is damaged, or no database at all. */
export function isDamage(error: unknown): error is Error {
  const code = sqliteCode(error) ?? '';
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB';
}

/** What SQLite says of a statement that can never work, as against a disk that is full, slow or gone. */
const OF_THE_STATEMENT = /^SQLITE_(?:CONSTRAINT|ERROR|MISMATCH|RANGE|TOOBIG)/;

/** True for an error of the disk or of who else uses the file: the same write may work later. */
export function isDiskTrouble(error: unknown): boolean {
  const code = sqliteCode(error);
  return code !== null && !OF_THE_STATEMENT.test(code);
}

/**
 * True when a sync failed: nobody knows what of the last writes is on the disk, and a sync of the same connection that works
 * later proves nothing, because the system forgets what it could not write. Only opening the file anew tells.
 */
export function leavesDoubt(error: unknown): boolean {
  return /^SQLITE_IOERR_(?:DIR_)?FSYNC$/.test(sqliteCode(error) ?? '');
}

/** The expected failures of a disk and a database file as plain words; `null` for bugs. */
export function asFailed(error: unknown): Failed | null {
  const code = sqliteCode(error);
  if (code === null) return null;
  if (code === 'SQLITE_FULL') {
    return {
      code: 'disk-full',
      message: 'The disk is full. Nothing was changed: free some space and try again.',
    };
  }
  if (code.startsWith('SQLITE_READONLY')) {
    return {
      code: 'read-only',
      message: 'The catalog can not be written to. Check who may change its folder.',
    };
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return { code: 'in-use', message: 'Another program is using the catalog file. Close it and try again.' };
  }
  if (code === 'SQLITE_TOOBIG') {
    return { code: 'too-large', message: 'This text is too long to be stored. Shorten it and try again.' };
  }
  if (isDamage(error)) {
    return {
      code: 'internal',
      message: 'The catalog file is damaged. Restore one of its backups.',
    };
  }
  if (leavesDoubt(error)) {
    return {
      code: 'internal',
      message: 'The disk did not confirm this change. Open the catalog again and look whether it is there.',
    };
  }
  if (code.startsWith('SQLITE_IOERR') || code === 'SQLITE_CANTOPEN') {
    return {
      code: 'internal',
      message: 'The disk could not be read or written. Nothing was changed: try again.',
    };
  }
  return null;
}

/** What stopped a catalog from opening, as a refusal; errors that are no expected ones come back as they are. */
export function asRefusal(error: unknown): unknown {
  const code = sqliteCode(error);
  if (error instanceof CatalogRefusal || code === null) return error;
  if (code === 'SQLITE_FULL')
    return new CatalogRefusal('disk-full', 'The disk is full. Free some space and try again.', error);
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN')) {
    return new CatalogRefusal(
      'read-only',
      'This folder can not be written to. Check who may change it.',
      error,
    );
  }
  if (code.startsWith('SQLITE_BUSY')) {
    return new CatalogRefusal(
      'in-use',
      'Another program is using this catalog. Close it and try again.',
      error,
    );
  }
  if (isDamage(error)) {
    return new CatalogRefusal('broken', 'The catalog file is damaged. Restore one of its backups.', error);
  }
  return new CatalogRefusal('unknown', 'The catalog could not be read. Check the disk and try again.', error);
}
