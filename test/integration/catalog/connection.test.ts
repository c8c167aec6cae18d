import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openCatalogDatabase } from '../../../src/main/core/adapters/sqlite/connection.ts';
import { createCatalog } from '../../../src/main/core/adapters/sqlite/create-catalog.ts';
import type { Database } from '../../../src/main/core/adapters/sqlite/database.ts';
import { readMeta } from '../../../src/main/core/adapters/sqlite/meta-store.ts';
import { openCatalog } from '../../../src/main/core/adapters/sqlite/open-catalog.ts';
import { NEWEST_SCHEMA } from '../../../src/main/core/adapters/sqlite/schema.ts';
import { systemClock } from '../../../src/main/core/adapters/system/clock.ts';
import { systemRandom } from '../../../src/main/core/adapters/system/random.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

function makeCatalog(): string {
  const folder = temporaryFolder();
  createCatalog({ folder, currency: 'CHF', clock: systemClock, random: systemRandom });
  return folder;
}

function pragma(db: Database, name: string): unknown {
  return db.pragma(name, { simple: true });
}

function openBoth(folder: string): { readonly writer: Database; readonly reader: Database } {
  const catalog = openCatalog({ folder, clock: systemClock });
  const reader = openCatalogDatabase({ file: join(folder, 'catalog.offshelf'), mode: 'read' });
  onTestFinished(() => {
    reader.close();
    catalog.close();
  });
  return { writer: catalog.db, reader };
}

describe('every connection', () => {
  const settings = {
    journal_mode: 'wal',
    synchronous: 2,
    foreign_keys: 1,
    busy_timeout: 5000,
    trusted_schema: 0,
    cell_size_check: 1,
    application_id: 0x4f66736c,
    user_version: NEWEST_SCHEMA,
  };

  it.each(Object.entries(settings))('has %s at %s, reopened too', (name, value) => {
    const folder = makeCatalog();
    openCatalog({ folder, clock: systemClock }).close();
    const { writer, reader } = openBoth(folder);
    expect(pragma(writer, name)).toBe(value);
    expect(pragma(reader, name)).toBe(value);
  });

  it('has strict tables only, the search indexes apart', () => {
    const { writer } = openBoth(makeCatalog());
    const loose = writer
      .prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0
        AND name NOT LIKE 'sqlite%'`)
      .all();
    expect(loose).toEqual([]);
  });

  it('gives the room of a grown log back', () => {
    const { writer } = openBoth(makeCatalog());
    expect(pragma(writer, 'journal_size_limit')).toBe(64 * 1024 * 1024);
  });

  it('can not write when it is a reader', () => {
    const { reader } = openBoth(makeCatalog());
    expect(() => reader.exec(`UPDATE meta SET value = 'x'`)).toThrow(/readonly|read-only|query_only/);
  });
});

describe('the facts of a catalog', () => {
  it('tell a clean end from a kill', () => {
    const folder = makeCatalog();
    const first = openCatalog({ folder, clock: systemClock });
    expect(first.unclean).toBe(false);
    expect(readMeta(first.db, 'clean_exit')).toBe('0');
    first.close();
    const second = openCatalog({ folder, clock: systemClock });
    expect(second.unclean).toBe(false);
    second.db.exec(
      `CREATE TEMP TRIGGER forget BEFORE UPDATE ON meta WHEN NEW.key = 'clean_exit' BEGIN SELECT RAISE(IGNORE); END`,
    );
    second.close();
    const third = openCatalog({ folder, clock: systemClock });
    expect(third.unclean).toBe(true);
    third.close();
  });

  it('give each catalog an identity and the currency that was chosen', () => {
    const read = (folder: string) => {
      const catalog = openCatalog({ folder, clock: systemClock });
      const facts = ['catalog_id', 'install_id', 'catalog_currency', 'sample'].map((key) =>
        readMeta(catalog.db, key),
      );
      catalog.close();
      return facts;
    };
    const [first, second] = [read(makeCatalog()), read(makeCatalog())];
    expect(first[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(first.slice(2)).toEqual(['CHF', '0']);
    expect(first[0]).not.toBe(second[0]);
    expect(first[1]).not.toBe(second[1]);
  });
});
