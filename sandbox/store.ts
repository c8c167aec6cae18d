import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { JsonObject, RemoteName } from './remote.ts';

/** One request as it came over the wire. Written down before it is handled and before any fault acts. */
export type LogEntry = {
  readonly seq: number;
  readonly remote: RemoteName;
  readonly at: string;
  readonly method: string;
  /** Path with its query, as sent. */
  readonly path: string;
  /** Lower-case names; every key in them is masked. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** False when the client left before the body was whole: nothing was done with it. */
  readonly complete: boolean;
  readonly fault: string | null;
  /** The status that was sent; null when none was, or not yet. */
  readonly status: number | null;
  readonly createdId: string | null;
};

export type NewEntry = Omit<LogEntry, 'seq' | 'status' | 'createdId'>;

export type StoredProduct = {
  readonly id: string;
  readonly remote: RemoteName;
  /** The `seq` of the request that created it. */
  readonly request: number;
  readonly createdAt: string;
  readonly fields: JsonObject;
};

export type Store = ReturnType<typeof openStore>;

type LogRow = Omit<LogEntry, 'headers' | 'complete'> & {
  readonly headers: string;
  readonly complete: number;
};
type ProductRow = Omit<StoredProduct, 'fields'> & { readonly fields: string };

const schema = `
  CREATE TABLE IF NOT EXISTS keys (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS requests (
    seq INTEGER PRIMARY KEY, remote TEXT NOT NULL, at TEXT NOT NULL, method TEXT NOT NULL, path TEXT NOT NULL,
    headers TEXT NOT NULL, body TEXT NOT NULL, complete INTEGER NOT NULL, fault TEXT, status INTEGER
  ) STRICT;
  CREATE TABLE IF NOT EXISTS products (
    position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, remote TEXT NOT NULL,
    request INTEGER NOT NULL UNIQUE REFERENCES requests(seq), created_at TEXT NOT NULL, fields TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS products_by_remote ON products (remote, position);
`;

const selectProducts = 'SELECT id, remote, request, created_at AS createdAt, fields FROM products';
const selectLog = `SELECT r.seq, r.remote, r.at, r.method, r.path, r.headers, r.body, r.complete, r.fault, r.status,
  p.id AS createdId FROM requests r LEFT JOIN products p ON p.request = r.seq`;

/** Opens the store in a directory, or in memory when none is given. */
export function openStore(directory: string | undefined) {
  const db = openDatabase(directory);
  const addKey = db.prepare<[string, string]>('INSERT OR IGNORE INTO keys VALUES (?, ?)');
  const readKey = db.prepare<[string], string>('SELECT value FROM keys WHERE name = ?').pluck();
  const addEntry = db.prepare(`INSERT INTO requests (remote, at, method, path, headers, body, complete, fault)
    VALUES (@remote, @at, @method, @path, @headers, @body, @complete, @fault)`);
  const setStatus = db.prepare<[number | null, number]>('UPDATE requests SET status = ? WHERE seq = ?');
  const readLog = db.prepare<[], LogRow>(`${selectLog} ORDER BY r.seq`);
  const addProduct = db.prepare(`INSERT INTO products (id, remote, request, created_at, fields)
    VALUES (@id, @remote, @request, @createdAt, @fields)`);
  const readProducts = db.prepare<[RemoteName], ProductRow>(
    `${selectProducts} WHERE remote = ? ORDER BY position`,
  );
  const readProduct = db.prepare<[RemoteName, string], ProductRow>(
    `${selectProducts} WHERE remote = ? AND id = ?`,
  );

  return {
    /** The key of that name: random, made once, kept with the store. */
    key(name: string): string {
      addKey.run(name, `sandbox_${name}_${randomBytes(12).toString('hex')}`);
      return readKey.get(name) ?? '';
    },
    /** Writes a request down and returns its number. */
    record(entry: NewEntry): number {
      const row = { ...entry, headers: JSON.stringify(entry.headers), complete: Number(entry.complete) };
      return Number(addEntry.run(row).lastInsertRowid);
    },
    /** Notes the status that is about to be sent; null for none. */
    answered(seq: number, status: number | null): void {
      setStatus.run(status, seq);
    },
    log: (): readonly LogEntry[] => readLog.all().map(toEntry),
    insertProduct(product: StoredProduct): void {
      addProduct.run({ ...product, fields: JSON.stringify(product.fields) });
    },
    /** The products of a remote, oldest first. */
    products: (remote: RemoteName): readonly StoredProduct[] => readProducts.all(remote).map(toProduct),
    product(remote: RemoteName, id: string): StoredProduct | undefined {
      const row = readProduct.get(remote, id);
      return row && toProduct(row);
    },
    close: (): void => void db.close(),
  };
}

function openDatabase(directory: string | undefined): Database.Database {
  if (directory !== undefined) mkdirSync(directory, { recursive: true });
  const db = new Database(directory === undefined ? ':memory:' : join(directory, 'sandbox.sqlite'));
  db.pragma('journal_mode = WAL');
  db.pragma('foreign_keys = ON');
  db.exec(schema);
  return db;
}

function toEntry(row: LogRow): LogEntry {
  // `record` wrote these headers itself.
  const headers = JSON.parse(row.headers) as LogEntry['headers'];
  return { ...row, headers, complete: row.complete === 1 };
}

function toProduct(row: ProductRow): StoredProduct {
  // `insertProduct` wrote these fields itself.
  return { ...row, fields: JSON.parse(row.fields) as JsonObject };
}
