import type { Database } from './database.ts';

export function readMeta(db: Database, key: string): string | null {
  return db.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck().get(key) ?? null;
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
