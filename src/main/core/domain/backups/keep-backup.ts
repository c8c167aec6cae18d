import type { Backup, BackupWhy } from '../../../../shared/model/backup.ts';
import type { BackupStore } from '../ports/backup-store.ts';
import type { Clock } from '../ports/clock.ts';
import { chooseDropped, roomFor } from './rotation.ts';

type Ports = { readonly store: BackupStore; readonly clock: Pick<Clock, 'now'> };

export type Backups = {
  /** The newest first. */
  readonly list: () => readonly Backup[];
  /** When the newest of this catalog was made, in UTC milliseconds; `null` where there is none. */
  readonly newest: () => number | null;
  /** Rejects with a CatalogRefusal; a daily one is `null` where nothing changed since the newest. */
  readonly keep: (why: BackupWhy) => Promise<Backup | null>;
};

/** The backups of a catalog, whoever has it open. */
export function createBackups(ports: Ports): Backups {
  const { list } = ports.store;
  return {
    list,
    newest: () => findNewest(ports)?.at ?? null,
    keep: (why) => keepBackup(ports, why),
  };
}

/**
 * Backs the catalog up, and only then lets go of backups that are no longer needed. The daily one is left out, as `null`,
 * where nothing changed since the newest.
 */
async function keepBackup(ports: Ports, why: BackupWhy): Promise<Backup | null> {
  const { store, clock } = ports;
  const newest = why === 'daily' ? findNewest(ports) : undefined;
  const made = await store.make(why, clock.now(), newest ? store.hashOf(newest.handle) : null);
  if (made !== null) dropOld(store, made);
  return made;
}

/** One whose time is still to come, because the clock was wrong, is not known to be new. */
function findNewest({ store, clock }: Ports): Backup | undefined {
  const now = clock.now();
  return store.list().find((backup) => isOwn(backup) && backup.at <= now);
}

/** A file that nobody here made, or that holds another catalog, is not ours to compare with or to take away. */
function isOwn({ checked, foreign }: Backup): boolean {
  return checked && !foreign;
}

function dropOld(store: BackupStore, made: Backup): void {
  const own = store.list().filter(isOwn);
  const taken = own.reduce((sum, { bytes }) => sum + bytes, 0);
  const choosing = { bytes: roomFor(store.free(), taken), now: made.at, made: made.handle };
  for (const { handle } of chooseDropped(own, choosing)) store.remove(handle);
}
