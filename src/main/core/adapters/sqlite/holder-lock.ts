import { CatalogRefusal } from '../../domain/ports/catalog-refusal.ts';
import { type Database, type NativeBinding, openDatabase } from './database.ts';
import { asRefusal } from './errors.ts';

/** Who has a catalog open. */
export type Holder = {
  readonly program: string;
  readonly pid: number;
  readonly host: string;
  /** UTC milliseconds. */
  readonly since: number;
};

export type HolderLock = { readonly release: () => void };

const ATTEMPTS = 10;

/**
 * Holds a catalog for one program, by an open transaction in a small database beside it: the system ends that when
 * the program ends, however it ends, so the row of a killed program holds nobody up.
 * @throws CatalogRefusal that names the holder
 */
export function holdCatalog(file: string, holder: Holder, binding: NativeBinding): HolderLock {
  let db: Database | undefined;
  try {
    db = openDatabase(file, { ...binding, timeout: 250 });
    hold(db, holder);
  } catch (error) {
    db?.close();
    throw asLockRefusal(error);
  }
  const held = db;
  return { release: () => held.close() };
}

function asLockRefusal(error: unknown): unknown {
  const refusal = asRefusal(error);
  if (!(refusal instanceof CatalogRefusal) || refusal.why !== 'broken') return refusal;
  const message =
    'The file catalog.lock in this folder is damaged. Close Offshelf everywhere, delete that file and try again.';
  return new CatalogRefusal('broken', message, error);
}

/** Between writing the row and holding the lock another program may do the same: whoever holds it rewrites the row. */
function hold(db: Database, holder: Holder): void {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    begin(db);
    db.exec(`CREATE TABLE IF NOT EXISTS holder(
      id INTEGER PRIMARY KEY CHECK(id = 1), program TEXT NOT NULL, pid INTEGER NOT NULL, host TEXT NOT NULL,
      since INTEGER NOT NULL) STRICT`);
    db.prepare<[Holder]>('INSERT OR REPLACE INTO holder VALUES (1, @program, @pid, @host, @since)').run(
      holder,
    );
    db.exec('COMMIT');
    begin(db);
    const found = readHolder(db);
    if (found?.pid === holder.pid && found.since === holder.since && found.host === holder.host) return;
    db.exec('ROLLBACK');
  }
  throw new CatalogRefusal('in-use', 'Another program is opening this catalog too. Try again.');
}

function begin(db: Database): void {
  try {
    db.exec('BEGIN IMMEDIATE');
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'SQLITE_BUSY') throw error;
    throw new CatalogRefusal(
      'in-use',
      `This catalog is open in ${describeHolder(db)}. Close it there first.`,
    );
  }
}

function describeHolder(db: Database): string {
  try {
    const holder = readHolder(db);
    if (holder) return `${holder.program} on ${holder.host} (process ${holder.pid})`;
  } catch {
    // The other program is just writing its row: its name is not known yet, that it is there is.
  }
  return 'another program';
}

function readHolder(db: Database): Holder | undefined {
  return db.prepare<[], Holder>('SELECT program, pid, host, since FROM holder WHERE id = 1').get();
}
