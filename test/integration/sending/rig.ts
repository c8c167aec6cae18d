import { onTestFinished } from 'vitest';
import { type Database, openDatabase } from '../../../src/main/core/adapters/sqlite/database.ts';
import { migrate } from '../../../src/main/core/adapters/sqlite/schema.ts';
import { type CoreParts, createSendingCore, type SendingCore } from './sending-core.ts';

export { aRemote } from './sending-core.ts';

/** The sending core on a catalog in memory, for as long as a test runs. */
export type Rig = SendingCore;

export function createRig(parts: CoreParts): Rig {
  const rig = createSendingCore(openCatalogInMemory(), parts);
  onTestFinished(() => rig.engine().stop());
  return rig;
}

function openCatalogInMemory(): Database {
  const db = openDatabase(':memory:', {});
  migrate(db);
  onTestFinished(() => {
    db.close();
  });
  return db;
}
