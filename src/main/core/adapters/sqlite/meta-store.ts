import type { Statement } from 'better-sqlite3';
import type { Database } from './database.ts';

/** Prepared once for each connection: sending asks with every product whether it is paused. */
const readers = new WeakMap<Database, Statement<[string], string>>();

export function readMeta(db: Database, key: string): string | null {
  const known = readers.get(db);
  const read = known ?? db.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck();
  if (known === undefined) readers.set(db, read);
  return read.get(key) ?? null;
}

/** Writes all of these facts or none. */
export function writeMeta(db: Database, facts: Readonly<Record<string, string>>): void {
  const write = db.prepare(
    'INSERT INTO meta VALUES (?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value',
  );
  db.transaction(() => {
    for (const [key, value] of Object.entries(facts)) write.run(key, value);
  }).immediate();
}
