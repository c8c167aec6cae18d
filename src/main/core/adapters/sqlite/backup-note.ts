import { z } from 'zod';
import { BackupWhy } from '../../../../shared/model/backup.ts';
import type { Database } from './database.ts';
import { readMeta, writeMeta } from './meta-store.ts';

/** What a backup says of itself. It stands in the file, so that it goes wherever the file is copied to. */
const BackupNote = z.strictObject({
  /** The moment of the state, in UTC milliseconds. */
  at: z.int(),
  why: BackupWhy,
  /** Those in the trash left out. */
  products: z.int().nonnegative(),
  /** The logical hash of the catalog, taken in the same snapshot. */
  hash: z.string(),
});
export type BackupNote = z.infer<typeof BackupNote>;

const KEY = 'backup';

/** `null` for a file that was not made as a backup. */
export function readNote(db: Database): BackupNote | null {
  const text = readMeta(db, KEY);
  if (text === null) return null;
  try {
    return BackupNote.parse(JSON.parse(text));
  } catch {
    // Whatever that is, it says nothing that could be relied on.
    return null;
  }
}

export function writeNote(db: Database, note: BackupNote): void {
  writeMeta(db, { [KEY]: JSON.stringify(note) });
}

/** A catalog that is opened and worked in is no backup any more. */
export function dropNote(db: Database): void {
  db.prepare('DELETE FROM meta WHERE key = ?').run(KEY);
}

export function countProducts(db: Database): number {
  return db.prepare<[], number>('SELECT count(*) FROM product WHERE trashed_at IS NULL').pluck().get() ?? 0;
}
