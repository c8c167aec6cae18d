import { existsSync, statSync } from 'node:fs';
import { type Database, type NativeBinding, openDatabase } from './database.ts';

/**
 * Looks at a database through a connection that can not write. SQLite puts a log and its index beside the file even for
 * that; where the look fails they are taken away again.
 */
export function lookAt(file: string, binding: NativeBinding, look: (db: Database) => void): void {
  const log = `${file}-wal`;
  const hadLog = existsSync(log);
  let db: Database | undefined;
  try {
    db = openDatabase(file, { ...binding, readonly: true, mustExist: true });
    look(db);
    db.close();
  } catch (error) {
    db?.close();
    if (!hadLog && statSync(log, { throwIfNoEntry: false })?.size === 0) tidyUp(file, binding);
    throw error;
  }
}

/** The last connection that may write removes an empty log, and knows whether another program just began to use it. */
function tidyUp(file: string, binding: NativeBinding): void {
  try {
    openDatabase(file, { ...binding, mustExist: true }).close();
  } catch {
    // The look failed already, maybe for the same reason; what stays behind is empty.
  }
}
