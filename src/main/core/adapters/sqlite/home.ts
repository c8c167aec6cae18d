import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import type { Database } from './database.ts';
import { readMeta, writeMeta } from './meta-store.ts';

/**
 * The one place that a catalog sends from: an installation and the folder there. A copy, or the catalog itself in
 * another place, keeps its queue, and both would send it. Hashed, because a catalog may be given to somebody else.
 */
export function homeOf(installId: string, folder: string): string {
  return createHash('sha256')
    .update(`${installId}\n${realpathSync.native(folder)}`)
    .digest('hex');
}

/** Pauses sending where a catalog is not at home; brought back home, it is as it was. A new catalog is at home here. */
export function checkHome(db: Database, home: string): void {
  const known = readMeta(db, 'home');
  const away = readMeta(db, 'away');
  const paused = readMeta(db, 'sending_paused') ?? '0';
  if (known === null) writeMeta(db, { home });
  else if (known !== home && away === null) writeMeta(db, { away: paused, sending_paused: '1' });
  else if (known === home && away !== null) endAway(db, { sending_paused: away });
}

/** True while a catalog is in another place than it last sent from, and nobody said yet that it sends from here. */
export function isAway(db: Database): boolean {
  return readMeta(db, 'away') !== null;
}

/** From now on this is the place that the catalog sends from. */
export function claimHome(db: Database, home: string): void {
  endAway(db, { home, sending_paused: '0' });
}

function endAway(db: Database, facts: Readonly<Record<string, string>>): void {
  db.transaction(() => {
    db.exec(`DELETE FROM meta WHERE key = 'away'`);
    writeMeta(db, facts);
  }).immediate();
}
