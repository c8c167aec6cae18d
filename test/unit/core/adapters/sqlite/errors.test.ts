import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Database, openDatabase } from '../../../../../src/main/core/adapters/sqlite/database.ts';
import { asFailed, asRefusal } from '../../../../../src/main/core/adapters/sqlite/errors.ts';
import { CatalogRefusal } from '../../../../../src/main/core/domain/ports/catalog-refusal.ts';
import { temporaryFolder } from '../../../../helpers/temporary-folder.ts';

function open(file: string, options: Parameters<typeof openDatabase>[1] = {}): Database {
  const db = openDatabase(file, { timeout: 0, ...options });
  onTestFinished(() => {
    db.close();
  });
  return db;
}

function errorOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

function whyOf(error: unknown): string {
  const refusal = asRefusal(error);
  return refusal instanceof CatalogRefusal ? refusal.why : 'not a refusal';
}

/** Each error as SQLite itself throws it. */
const ERRORS = {
  'a full disk': (folder: string) => {
    const db = open(join(folder, 'small'));
    db.exec('PRAGMA max_page_count = 2; CREATE TABLE t(x)');
    return errorOf(() => db.prepare('INSERT INTO t VALUES (zeroblob(100000))').run());
  },
  'a file that can only be read': (folder: string) => {
    open(join(folder, 'file')).exec('CREATE TABLE t(x)');
    const reader = open(join(folder, 'file'), { readonly: true });
    return errorOf(() => reader.exec('INSERT INTO t VALUES (1)'));
  },
  'a file that somebody else is writing': (folder: string) => {
    open(join(folder, 'file')).exec('CREATE TABLE t(x); BEGIN IMMEDIATE');
    return errorOf(() => open(join(folder, 'file')).exec('INSERT INTO t VALUES (1)'));
  },
  'a file that is no database': (folder: string) => {
    writeFileSync(join(folder, 'file'), 'text, '.repeat(1000));
    return errorOf(() => open(join(folder, 'file')).exec('CREATE TABLE t(x)'));
  },
  'a folder that is not there': (folder: string) =>
    errorOf(() => open(join(folder, 'x')).exec(`ATTACH '${join(folder, 'no', 'file')}' AS a`)),
  'a text that is too long': () =>
    errorOf(() => open(':memory:').prepare('SELECT length(zeroblob(2000000000))').get()),
  'a broken rule of a table': () =>
    errorOf(() => open(':memory:').exec('CREATE TABLE t(x UNIQUE); INSERT INTO t VALUES (1), (1)')),
  'a bug': () => new TypeError('x is undefined'),
} as const;

const READINGS: readonly [keyof typeof ERRORS, string | undefined, string][] = [
  ['a full disk', 'disk-full', 'disk-full'],
  ['a file that can only be read', 'read-only', 'read-only'],
  ['a file that somebody else is writing', 'in-use', 'in-use'],
  ['a file that is no database', 'internal', 'broken'],
  ['a folder that is not there', 'internal', 'read-only'],
  ['a text that is too long', 'too-large', 'unknown'],
  ['a broken rule of a table', undefined, 'unknown'],
  ['a bug', undefined, 'not a refusal'],
];

describe('what SQLite says', () => {
  it.each(READINGS)('about %s is read as %s, and as %s when a catalog is opened', (name, code, why) => {
    const error = ERRORS[name](temporaryFolder());
    expect(asFailed(error)?.code).toBe(code);
    expect(whyOf(error)).toBe(why);
  });

  it('never reaches the person: no path, no SQL', () => {
    for (const make of Object.values(ERRORS)) {
      const folder = temporaryFolder();
      const error = make(folder);
      const refusal = asRefusal(error);
      const said = `${asFailed(error)?.message} ${refusal instanceof CatalogRefusal ? refusal.message : ''}`;
      expect(said).not.toContain(folder);
      expect(said).not.toMatch(/SQLITE|CREATE|INSERT|constraint/);
    }
  });
});
