import { copyFileSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../../src/main/core/adapters/sqlite/create-catalog.ts';
import { lookAt } from '../../../src/main/core/adapters/sqlite/look-at.ts';
import { openCatalog } from '../../../src/main/core/adapters/sqlite/open-catalog.ts';
import { systemClock } from '../../../src/main/core/adapters/system/clock.ts';
import { systemRandom } from '../../../src/main/core/adapters/system/random.ts';
import { CatalogRefusal, type WhyRefused } from '../../../src/main/core/domain/ports/catalog-refusal.ts';
import { readFolderState } from '../../helpers/folder-state.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const FILE = 'catalog.offshelf';
const surroundings = { clock: systemClock, random: systemRandom };

function makeCatalog(): string {
  const folder = temporaryFolder();
  createCatalog({ folder, currency: 'EUR', ...surroundings });
  return folder;
}

function open(folder: string) {
  return openCatalog({ folder, clock: systemClock });
}

function refusalOf(work: () => unknown): WhyRefused {
  try {
    work();
  } catch (error) {
    if (error instanceof CatalogRefusal) return error.why;
    throw error;
  }
  throw new Error('it was not refused');
}

/** Everything in a folder but the lock, which belongs to whoever looks at it, and the index that SQLite makes of a log. */
function readContents(folder: string) {
  const { 'catalog.lock': _lock, [`${FILE}-shm`]: index, ...contents } = readFolderState(folder);
  const hasLog = `${FILE}-wal` in contents;
  return index === undefined || hasLog ? contents : { ...contents, index };
}

/** Says why opening was refused, after checking that nothing in the folder changed. */
function refusedUntouched(folder: string): WhyRefused {
  const before = readContents(folder);
  const why = refusalOf(() => open(folder));
  expect(readContents(folder)).toEqual(before);
  return why;
}

function changeDatabase(folder: string, sql: string): void {
  const db = new BetterSqlite(join(folder, FILE));
  db.exec(sql);
  db.close();
}

describe('opening a catalog', () => {
  it('refuses a folder without one and makes nothing there', () => {
    const folder = temporaryFolder();
    expect(refusedUntouched(folder)).toBe('missing');
    expect(readFolderState(folder)).toEqual({});
  });

  it('refuses a file that is no database', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, FILE), 'name,sku\nMug,1\n'.repeat(100));
    expect(refusedUntouched(folder)).toBe('foreign');
  });

  it('refuses a folder in the place of the file', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, FILE));
    expect(refusedUntouched(folder)).toBe('foreign');
  });

  it('refuses an empty file instead of making an empty catalog of it', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, FILE), '');
    expect(refusedUntouched(folder)).toBe('broken');
  });

  it('refuses the database of another program', () => {
    const folder = temporaryFolder();
    changeDatabase(folder, 'PRAGMA journal_mode = WAL; CREATE TABLE product(id INTEGER PRIMARY KEY)');
    expect(refusedUntouched(folder)).toBe('foreign');
  });

  it('refuses a file that is cut off', () => {
    const folder = makeCatalog();
    const file = join(folder, FILE);
    truncateSync(file, readFileSync(file).length - 5000);
    expect(refusedUntouched(folder)).toBe('broken');
  });

  it('refuses a file that is cut off inside its header', () => {
    const folder = makeCatalog();
    truncateSync(join(folder, FILE), 80);
    expect(refusedUntouched(folder)).toBe('broken');
  });

  it('refuses a file whose table of contents is damaged', () => {
    const folder = makeCatalog();
    const bytes = readFileSync(join(folder, FILE));
    bytes.fill(0xff, 100, 900);
    writeFileSync(join(folder, FILE), bytes);
    expect(refusedUntouched(folder)).toBe('broken');
  });

  it('refuses a catalog of a newer version', () => {
    const folder = makeCatalog();
    changeDatabase(folder, 'PRAGMA user_version = 99990');
    expect(refusedUntouched(folder)).toBe('future');
  });

  it('refuses a catalog of a newer version whose version is still in the log beside it', () => {
    const folder = makeCatalog();
    const live = new BetterSqlite(join(folder, FILE));
    live.exec('PRAGMA user_version = 99990');
    const copy = temporaryFolder();
    for (const name of [FILE, `${FILE}-wal`]) copyFileSync(join(folder, name), join(copy, name));
    live.close();
    expect(refusedUntouched(copy)).toBe('future');
  });

  it.each([
    'DROP TRIGGER submission_moves_legally',
    'DROP INDEX submission_once',
    'ALTER TABLE product ADD COLUMN colour TEXT',
    'CREATE TABLE extra(id INTEGER PRIMARY KEY)',
    'PRAGMA user_version = 35',
  ])('refuses a catalog whose tables somebody changed: %s', (sql) => {
    const folder = makeCatalog();
    changeDatabase(folder, sql);
    expect(refusedUntouched(folder)).toBe('broken');
  });

  it('opens a catalog that holds statistics of SQLite', () => {
    const folder = makeCatalog();
    changeDatabase(folder, 'ANALYZE');
    open(folder).close();
  });

  it('opens a catalog whose search tables another SQLite put in other words', () => {
    const folder = makeCatalog();
    const db = new BetterSqlite(join(folder, FILE));
    db.unsafeMode(true);
    db.exec(`PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET sql = replace(sql, 'CREATE TABLE', 'CREATE  TABLE') WHERE name = 'product_words_docsize'`);
    expect(db.prepare('SELECT changes()').pluck().get()).toBe(1);
    db.close();
    open(folder).close();
  });

  it('leaves the log of another program alone that began to write while it looked', () => {
    const folder = makeCatalog();
    const file = join(folder, FILE);
    const others: BetterSqlite.Database[] = [];
    const look = () => {
      others.push(new BetterSqlite(file));
      others[0]?.prepare(`UPDATE meta SET value = 'CHF' WHERE key = 'catalog_currency'`).run();
      throw new CatalogRefusal('broken', 'looked long enough');
    };
    expect(refusalOf(() => lookAt(file, {}, look))).toBe('broken');
    others.push(new BetterSqlite(file));
    const read = `SELECT value FROM meta WHERE key = 'catalog_currency'`;
    expect(others.map((db) => db.prepare(read).pluck().get())).toEqual(['CHF', 'CHF']);
    for (const db of others) db.close();
  });

  it('says who has it open, and leaves that one alone', () => {
    const folder = makeCatalog();
    const first = open(folder);
    expect(() => open(folder)).toThrow(new RegExp(`Offshelf on .* \\(process ${process.pid}\\)`));
    expect(refusalOf(() => open(folder))).toBe('in-use');
    first.close();
    open(folder).close();
  });

  it('says that the lock is damaged rather than the catalog', () => {
    const folder = makeCatalog();
    writeFileSync(join(folder, 'catalog.lock'), 'text, '.repeat(1000));
    expect(refusedUntouched(folder)).toBe('broken');
    expect(() => open(folder)).toThrow(/catalog\.lock/);
  });

  it('leaves nothing but the catalog, its folders and its lock when it is closed', () => {
    const folder = makeCatalog();
    open(folder).close();
    expect(Object.keys(readFolderState(folder))).toEqual(['catalog.lock', FILE]);
  });
});

describe('making a catalog', () => {
  it('refuses a folder with other files in it and leaves them', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'thesis.txt'), 'important');
    const before = readFolderState(folder);
    expect(refusalOf(() => createCatalog({ folder, currency: 'EUR', ...surroundings }))).toBe('foreign');
    expect(readFolderState(folder)).toEqual(before);
  });

  it('refuses a folder that has a catalog and leaves it', () => {
    const folder = makeCatalog();
    const before = readFolderState(folder);
    expect(refusalOf(() => createCatalog({ folder, currency: 'USD', ...surroundings }))).toBe('foreign');
    expect(readFolderState(folder)).toEqual(before);
  });

  it('refuses the name of a file', () => {
    const file = join(temporaryFolder(), 'notes');
    writeFileSync(file, 'text');
    expect(refusalOf(() => createCatalog({ folder: file, currency: 'EUR', ...surroundings }))).toBe(
      'foreign',
    );
    expect(readFileSync(file, 'utf8')).toBe('text');
  });

  it('goes on where a creation was stopped half-way', () => {
    const folder = temporaryFolder();
    for (const part of ['images', 'backups']) mkdirSync(join(folder, part));
    for (const name of [`${FILE}.new`, `${FILE}.new-journal`, `${FILE}.new-wal`, 'catalog.lock-journal'])
      writeFileSync(join(folder, name), 'half');
    createCatalog({ folder, currency: 'EUR', ...surroundings });
    open(folder).close();
    rmSync(join(folder, 'catalog.lock'));
    expect(Object.keys(readFolderState(folder))).toEqual([FILE]);
  });

  it('makes the folder, however deep, with a place for images and backups', () => {
    const folder = join(temporaryFolder(), 'shops', 'ours');
    createCatalog({ folder, currency: 'EUR', ...surroundings });
    expect(() => mkdirSync(join(folder, 'images'))).toThrow(/EEXIST/);
    expect(() => mkdirSync(join(folder, 'backups'))).toThrow(/EEXIST/);
  });
});
