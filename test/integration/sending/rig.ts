import { onTestFinished } from 'vitest';
import { openDatabase } from '../../../src/main/core/adapters/sqlite/database.ts';
import { migrate } from '../../../src/main/core/adapters/sqlite/schema.ts';
import { type CoreParts, createSendingCore, type SendingCore } from './sending-core.ts';

export { aRemote } from './sending-core.ts';

/** The sending core on a catalog in memory, for as long as a test runs. */
export type Rig = SendingCore;

/** Tests that run beside others hand in the hook of their own context: the one of the module is of whichever began last. */
export function createRig(parts: CoreParts, atEnd: typeof onTestFinished = onTestFinished): Rig {
  const db = openDatabase(':memory:', {});
  migrate(db);
  atEnd(() => {
    db.close();
  });
  const rig = createSendingCore(db, parts);
  atEnd(() => rig.engine().stop());
  return rig;
}
