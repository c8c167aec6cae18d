import { existsSync } from 'node:fs';
import type { Clock } from '../../domain/ports/clock.ts';
import { copyCatalog, nameTaken } from './backup.ts';
import { asBackupRefusal } from './backup-refusal.ts';
import { catalogFile } from './catalog-folder.ts';
import type { NativeBinding } from './database.ts';

export type BackingUp = NativeBinding & {
  readonly folder: string;
  /** Where the backup goes: a file that does not exist yet. */
  readonly file: string;
  readonly clock: Pick<Clock, 'now'>;
};

/**
 * Copies a catalog into one file of its own, checks that it holds the same and says how many products that is. Others may have
 * the catalog open. Rejects with a CatalogRefusal where there is no whole copy; no file is left then.
 */
export async function backUpCatalog({ folder, file, clock, nativeBinding }: BackingUp): Promise<{
  readonly at: number;
  readonly products: number;
}> {
  if (existsSync(file)) throw nameTaken();
  const at = clock.now();
  try {
    const note = await copyCatalog(catalogFile(folder), { file, at, why: 'by-hand', nativeBinding });
    return { at, products: note.products };
  } catch (error) {
    throw asBackupRefusal(error);
  }
}
