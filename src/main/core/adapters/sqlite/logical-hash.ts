import { createHash, type Hash } from 'node:crypto';
import type { Database } from './database.ts';
import { describeSchema, readSchemaVersion } from './schema.ts';

/** What is about a run of the program or about a file, not about the catalog: opening and closing alone change nothing. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  meta: `key IN ('backup', 'boot_epoch', 'clean_exit', 'ledger_mark')`,
  // An opening in which no product was made yet.
  opening: `first_product > COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'product'), 0)`,
};

const CHUNK = 65_536;

/**
 * A SHA-256 over what a catalog says: its schema and every row of every table in the order of its key. Two files have the
 * same one whenever they hold the same, however their pages lie. Search indexes are left out, being made of the rows.
 */
export function hashCatalog(db: Database): string {
  const hash = createHash('sha256');
  hash.update(`${readSchemaVersion(db)}\n${describeSchema(db)}`);
  for (const table of listTables(db)) hashTable(db, table, hash);
  return hash.digest('hex');
}

/** `sqlite_sequence` counts the ids that were given: none may be given again. */
function listTables(db: Database): readonly string[] {
  return db
    .prepare<[], string>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
        AND (name NOT LIKE 'sqlite\\_%' ESCAPE '\\' OR name = 'sqlite_sequence') ORDER BY name`,
    )
    .pluck()
    .all();
}

function hashTable(db: Database, table: string, hash: Hash): void {
  const left = LEFT_OUT[table];
  const where = left === undefined ? '' : `WHERE NOT (${left})`;
  const rows = db
    .prepare<[], unknown[]>(`SELECT * FROM ${quote(table)} ${where} ORDER BY ${keyOf(db, table)}`)
    .raw()
    .safeIntegers();
  let text = `\n${table}\n`;
  for (const row of rows.iterate()) {
    text += `${row.map(describe).join('')}\n`;
    if (text.length < CHUNK) continue;
    hash.update(text);
    text = '';
  }
  hash.update(text);
}

/** The names come from the schema, which was compared with the one that Offshelf makes. */
function keyOf(db: Database, table: string): string {
  const key = db
    .prepare<[string], string>('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk')
    .pluck()
    .all(table);
  if (key.length > 0) return key.map(quote).join();
  return table === 'sqlite_sequence' ? 'name' : 'rowid';
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Each value with its type, and text with its length, so that no two rows read alike. */
function describe(value: unknown): string {
  if (value === null) return 'n;';
  if (typeof value === 'bigint') return `i${value};`;
  if (typeof value === 'number') return `r${Object.is(value, -0) ? '-0' : value};`;
  if (typeof value === 'string') return `s${value.length}:${value}`;
  return `b${(value as Buffer).toString('hex')};`; // the last of SQLite's five types
}
