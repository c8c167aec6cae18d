import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { AwayWhy } from '../../../../shared/model/copies.ts';
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

/**
 * Pauses sending where a catalog is not at home; brought back home, it is as it was. A new catalog is at home here. One that says
 * nothing of its home, though it has somewhere to send to, came from elsewhere: every catalog gets its home before that.
 */
export function checkHome(db: Database, home: string): void {
  const known = readMeta(db, 'home');
  const away = readMeta(db, 'away');
  if (known === null && !leadsAnywhere(db)) writeMeta(db, { home });
  // Whatever else it says of itself: it may have been made so that it sends.
  else if (known !== home) goAway(db, readAwayWhy(db) ?? 'moved');
  // What was put back stays so wherever it is.
  else if (away !== null && readAwayWhy(db) === 'moved') endAway(db, { sending_paused: away });
}

function leadsAnywhere(db: Database): boolean {
  const read = db.prepare<[], number>(
    'SELECT EXISTS (SELECT 1 FROM remote) OR EXISTS (SELECT 1 FROM image_place)',
  );
  return read.pluck().get() === 1;
}

/** Pauses sending until somebody says that this copy sends. */
export function goAway(db: Database, why: AwayWhy): void {
  const paused = readMeta(db, 'away') ?? readMeta(db, 'sending_paused') ?? '0';
  writeMeta(db, { away: paused, away_why: why, sending_paused: '1' });
}

/** Why nothing is sent from this copy of the catalog; `null` where it sends. */
export function readAwayWhy(db: Database): AwayWhy | null {
  return isAway(db) ? AwayWhy.catch('moved').parse(readMeta(db, 'away_why')) : null;
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
