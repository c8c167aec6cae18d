import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import type { AwayWhy } from '../../../../shared/model/copies.ts';
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
  if (known === null) writeMeta(db, { home });
  else if (known !== home && away === null) goAway(db, 'moved');
  // What was put back stays so wherever it is.
  else if (known === home && away !== null && (readMeta(db, 'away_why') ?? 'moved') === 'moved')
    endAway(db, { sending_paused: away });
}

/** Pauses sending until somebody says that this copy sends. */
export function goAway(db: Database, why: AwayWhy): void {
  const paused = readMeta(db, 'away') ?? readMeta(db, 'sending_paused') ?? '0';
  writeMeta(db, { away: paused, away_why: why, sending_paused: '1' });
}

/** True while nobody said yet that this copy of the catalog sends. */
export function isAway(db: Database): boolean {
  return readMeta(db, 'away') !== null;
}

/** From now on this is the place that the catalog sends from; `null` where nobody keeps an eye on that. */
export function claimHome(db: Database, home: string | null): void {
  endAway(db, { ...(home === null ? {} : { home }), sending_paused: '0' });
}

function endAway(db: Database, facts: Readonly<Record<string, string>>): void {
  db.transaction(() => {
    db.exec(`DELETE FROM meta WHERE key IN ('away', 'away_why', 'found_elsewhere')`);
    writeMeta(db, facts);
  }).immediate();
}
