import { join } from 'node:path';
import { isCatalogFolder } from '../../src/main/core/adapters/sqlite/catalog-folder.ts';
import { openDatabase } from '../../src/main/core/adapters/sqlite/database.ts';
import { NEWEST_SCHEMA, readSchemaVersion } from '../../src/main/core/adapters/sqlite/schema.ts';
import type { HttpClient } from '../../src/main/core/domain/ports/http-client.ts';
import { composeInProcess } from '../helpers/in-process.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { refused } from '../integration/sending/script.ts';
import { checkBackups } from './power-cut-backups.ts';
import { checkPromises, checkStarted, FINE, GONE, type Image, type Verdict } from './power-cut-check.ts';
import { isPromised } from './power-cut-promises.ts';

const remote: HttpClient = { send: async () => refused };

/**
 * Opens an image as the program itself does: lock, header, backup and migration where they are due, then recovery and sending to
 * a remote that is not there. A folder in which nothing was promised yet takes a new catalog.
 */
export async function checkCore({ folder, promises, cut }: Image): Promise<Verdict> {
  const promised = isPromised(promises, cut);
  if (promised && !isCatalogFolder(folder)) return GONE;
  const clock = createManualClock(Date.UTC(2030, 0, 1));
  const keys = { key: async () => 'k'.repeat(32) };
  const core = await composeInProcess({ folder, clock, keys, http: remote });
  const db = openDatabase(join(folder, 'catalog.offshelf'), { readonly: true, mustExist: true });
  try {
    const { lost, duplicates } = promised ? checkPromises(db, promises, cut) : FINE;
    core.writer.start();
    await clock.advance(3_000);
    const started = checkStarted(db);
    const version = readSchemaVersion(db);
    return {
      lost,
      duplicates: [...duplicates, ...started.duplicates],
      failed: [
        ...started.failed,
        ...checkBackups(db, folder),
        ...core.logged,
        ...core.reader.findDamage(),
        ...(version === NEWEST_SCHEMA ? [] : [`opened at schema ${version}`]),
      ],
    };
  } finally {
    db.close();
    const closing = core.close();
    await clock.advance(11_000);
    await closing;
  }
}
