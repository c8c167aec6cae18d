import BetterSqlite from 'better-sqlite3';
import { sortText } from '../../../../shared/sort-text.ts';

export type Database = BetterSqlite.Database;

/** The path of another build of the SQLite module; only development runs and tests name one. */
export type NativeBinding = { readonly nativeBinding?: string | undefined };

type OpenOptions = NativeBinding & {
  readonly readonly?: boolean;
  readonly timeout?: number;
  readonly mustExist?: boolean;
};

const OLDEST_SQLITE = [3, 51, 3] as const;

/** Opens any database file with the settings that every connection of the program has (sync.md, "The database"). */
export function openDatabase(file: string, options: OpenOptions): Database {
  const db = new BetterSqlite(file, {
    readonly: options.readonly ?? false,
    fileMustExist: options.mustExist ?? false,
    timeout: options.timeout ?? 5000,
    ...(options.nativeBinding === undefined ? {} : { nativeBinding: options.nativeBinding }),
  });
  try {
    setUp(db);
    return db;
  } catch (error) {
    // Where the file is damaged, the first statement already fails.
    db.close();
    throw error;
  }
}

/** For statements of the connection alone: nothing that is stored in a file may call it. */
function addSortText(db: Database): void {
  db.function('sort_text', { directOnly: true, deterministic: true }, (text: unknown) =>
    sortText(String(text)),
  );
}

function setUp(db: Database): void {
  assertSqliteVersion(db);
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  addSortText(db);
  if (process.platform === 'darwin') {
    db.pragma('fullfsync = ON');
    db.pragma('checkpoint_fullfsync = ON');
  }
}

export function sqliteVersion(db: Database): string {
  return db.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? '';
}

/** Older versions can damage a WAL file that two connections reset at once. */
function assertSqliteVersion(db: Database): void {
  const version = sqliteVersion(db);
  const parts = version.split('.').map(Number);
  const difference = OLDEST_SQLITE.map((part, at) => (parts[at] ?? 0) - part).find((step) => step !== 0) ?? 0;
  if (difference < 0) throw new Error(`SQLite ${version} is older than ${OLDEST_SQLITE.join('.')}`);
}

/** Throws when commits would not reach the disk: a reopened WAL file comes back at NORMAL by itself. */
export function demandFullSync(db: Database): void {
  db.pragma('synchronous = FULL');
  const level = db.pragma('synchronous', { simple: true });
  if (level !== 2) throw new Error(`synchronous is ${String(level)}, not FULL`);
}
