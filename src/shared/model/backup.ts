import { z } from 'zod';

/** What a backup was made for. */
export const BackupWhy = z.enum(['by-hand', 'daily', 'before-update', 'before-restore', 'before-import']);
export type BackupWhy = z.infer<typeof BackupWhy>;

/** A copy of a catalog in one file, as the person sees it. */
export const Backup = z.strictObject({
  /** Stands for the file, whose path the window never sends back. */
  handle: z.string(),
  /** The state that it holds is of this moment, in UTC milliseconds. */
  at: z.int(),
  /** `null` where nobody wrote it down: a copy by other means, or by an earlier Offshelf. */
  why: BackupWhy.nullable(),
  /** Without those in the trash; `null` where the file can not be read. */
  products: z.int().nonnegative().nullable(),
  bytes: z.int().nonnegative(),
  /** It was opened, checked and found equal to the catalog when it was made; restoring checks it again. */
  checked: z.boolean(),
  /** It holds another catalog than the one that it would replace. */
  foreign: z.boolean(),
});
export type Backup = z.infer<typeof Backup>;

/** What became of a catalog that a backup was put in the place of. */
export const RestoreOutcome = z.strictObject({
  /** The moment of the state that is there now, in UTC milliseconds; `null` where the backup does not say. */
  at: z.int().nullable(),
  products: z.int().nonnegative(),
  /** The name, among the backups, of what was there before; `null` where nothing was. */
  kept: z.string().nullable(),
  /** What was there was damaged, so that `kept` is a folder with its files as they were. */
  damaged: z.boolean(),
  /** It is another catalog than the one that was there. */
  foreign: z.boolean(),
});
export type RestoreOutcome = z.infer<typeof RestoreOutcome>;
