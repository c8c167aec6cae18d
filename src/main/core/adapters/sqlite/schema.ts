import { type Database, type NativeBinding, openDatabase } from './database.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';

export const NEWEST_SCHEMA: number = MIGRATIONS.at(-1)?.version ?? 0;

export function readSchemaVersion(db: Database): number {
  return db.pragma('user_version', { simple: true }) as number; // a pragma of SQLite's own, always a number
}

/** Brings a database up to the last of these steps, each in a transaction of its own. */
export function migrate(db: Database, migrations: readonly Migration[] = MIGRATIONS): void {
  for (const { version, sql } of migrations) {
    if (version <= readSchemaVersion(db)) continue;
    const step = db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${version}`);
    });
    step.immediate();
  }
}

/**
 * Every table, index, trigger and view as SQL text, in a fixed order. Left out is what SQLite words itself and may word
 * otherwise in another version: its statistics, and the tables behind a search index.
 */
export function describeSchema(db: Database): string {
  const rows = db
    .prepare<[], { type: string; name: string; sql: string | null }>(
      `SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        AND name NOT IN (SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'shadow')
      ORDER BY type, name`,
    )
    .all();
  return rows.map(({ type, name, sql }) => `-- ${type} ${name}\n${sql ?? ''};\n`).join('\n');
}

/** True when a database has exactly the tables that Offshelf makes for its version. */
export function hasExpectedSchema(db: Database, binding: NativeBinding): boolean {
  const version = readSchemaVersion(db);
  if (!MIGRATIONS.some((migration) => migration.version === version)) return false;
  const fresh = openDatabase(':memory:', binding);
  try {
    migrate(
      fresh,
      MIGRATIONS.filter((migration) => migration.version <= version),
    );
    return describeSchema(fresh) === describeSchema(db);
  } finally {
    fresh.close();
  }
}
