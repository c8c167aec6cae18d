import type { Backup, BackupWhy } from '../../../../shared/model/backup.ts';

/** The backups of one catalog, each a file of its own. */
export type BackupStore = {
  /** The newest first. */
  readonly list: () => readonly Backup[];
  /** Of what a backup holds, to compare two; `null` where the file does not say. */
  readonly hashOf: (handle: string) => string | null;
  /**
   * Copies the catalog as it is now, and checks the copy; UTC milliseconds. Makes none and says `null` where its contents
   * have the hash `unless`. Rejects with a CatalogRefusal where there is no whole copy; nothing was changed then.
   */
  readonly make: (why: BackupWhy, at: number, unless: string | null) => Promise<Backup | null>;
  readonly remove: (handle: string) => void;
  /** Bytes that are free on the disk. */
  readonly free: () => number;
};
