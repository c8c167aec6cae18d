import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { CatalogRefusal } from '../../domain/ports/catalog-refusal.ts';

/** Marks a SQLite file as a catalog: the letters `Ofsl`. */
export const APPLICATION_ID = 0x4f66736c;

const MAGIC = 'SQLite format 3\0';
const HEADER_SIZE = 100;

/**
 * Reads the first hundred bytes without SQLite, which would already write beside the file, and refuses what is no
 * whole catalog. Layout: https://sqlite.org/fileformat2.html#the_database_header
 * @returns the version of the schema
 */
export function checkHeader(file: string, newest: number): number {
  const { header, size } = readHeader(file);
  if (size === 0)
    throw new CatalogRefusal('broken', 'The catalog file is empty. Restore one of its backups.');
  if (header.toString('latin1', 0, MAGIC.length) !== MAGIC) {
    throw new CatalogRefusal('foreign', 'This file is not an Offshelf catalog. It was left as it is.');
  }
  if (header.readInt32BE(68) !== APPLICATION_ID) {
    throw new CatalogRefusal('foreign', 'This file belongs to another program. It was left as it is.');
  }
  const version = header.readInt32BE(60);
  if (version > newest) refuseFuture();
  if (isCutOff(file, header, size)) {
    throw new CatalogRefusal('broken', 'The catalog file is cut off. Restore one of its backups.');
  }
  return version;
}

export function refuseFuture(): never {
  throw new CatalogRefusal(
    'future',
    'This catalog was made by a newer Offshelf. Update Offshelf to open it.',
  );
}

function readHeader(file: string): { readonly header: Buffer; readonly size: number } {
  const header = Buffer.alloc(HEADER_SIZE);
  const descriptor = openFile(file);
  try {
    readSync(descriptor, header, 0, HEADER_SIZE, 0);
    return { header, size: statSync(file).size };
  } catch (error) {
    throw new CatalogRefusal(
      'unknown',
      'The catalog file could not be read. Check the disk and try again.',
      error,
    );
  } finally {
    closeSync(descriptor);
  }
}

function openFile(file: string): number {
  try {
    if (statSync(file).isFile()) return openSync(file, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new CatalogRefusal('missing', 'There is no catalog in this folder any more.');
    }
    throw new CatalogRefusal(
      'read-only',
      'This catalog can not be read. Check who may open its folder.',
      error,
    );
  }
  throw new CatalogRefusal('foreign', 'This is not an Offshelf catalog. It was left as it is.');
}

/** While a log waits beside the file, the file may be shorter than its header says: SQLite completes it from there. */
function isCutOff(file: string, header: Buffer, size: number): boolean {
  if (size < HEADER_SIZE) return true;
  if ((statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) return false;
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  const pages = header.readUInt32BE(28);
  const pagesAreKnown = header.readUInt32BE(24) === header.readUInt32BE(92);
  return size % pageSize !== 0 || (pagesAreKnown && size < pages * pageSize);
}
