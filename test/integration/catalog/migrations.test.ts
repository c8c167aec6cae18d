import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { createCatalogDatabase } from '../../../src/main/core/adapters/sqlite/connection.ts';
import { openDatabase } from '../../../src/main/core/adapters/sqlite/database.ts';
import { APPLICATION_ID } from '../../../src/main/core/adapters/sqlite/file-header.ts';
import { MIGRATIONS } from '../../../src/main/core/adapters/sqlite/migrations/index.ts';
import { openCatalog } from '../../../src/main/core/adapters/sqlite/open-catalog.ts';
import { describeSchema, migrate, NEWEST_SCHEMA } from '../../../src/main/core/adapters/sqlite/schema.ts';
import { walksOf } from '../../../src/main/core/adapters/sqlite/sort-sql.ts';
import { systemClock } from '../../../src/main/core/adapters/system/clock.ts';
import { CatalogRefusal } from '../../../src/main/core/domain/ports/catalog-refusal.ts';
import { readFolderState } from '../../helpers/folder-state.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

/** A catalog as an older version would have left it. */
function makeOlderCatalog(version: number): string {
  const folder = temporaryFolder();
  const db = openDatabase(join(folder, 'catalog.offshelf'), {});
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.pragma('journal_mode = WAL');
  migrate(
    db,
    MIGRATIONS.filter((migration) => migration.version <= version),
  );
  db.exec(`INSERT INTO meta VALUES ('clean_exit', '1'), ('catalog_currency', 'EUR'), ('boot_epoch', '0')`);
  db.exec(`INSERT INTO product(name, type, description, image_url, image_alt, created_at, updated_at)
    VALUES ('Mug', 'standard', '', '', '', 1, 1)`);
  db.close();
  return folder;
}

describe('the schema', () => {
  it.each([40, 50, 60, 70, 80, 90, 100, 110, 120, 130, 140, 150, 160, 170])(
    'is the released one of version %i, word for word',
    async (version) => {
      const db = openDatabase(':memory:', {});
      migrate(
        db,
        MIGRATIONS.filter((migration) => migration.version <= version),
      );
      await expect(describeSchema(db)).toMatchFileSnapshot(
        `../../fixtures/schema-${String(version).padStart(4, '0')}.sql`,
      );
      db.close();
    },
  );

  it('has a fixture of its newest version', () => {
    expect(NEWEST_SCHEMA).toBe(170);
  });

  it('is numbered in tens, in order', () => {
    const versions = MIGRATIONS.map(({ version }) => version);
    expect(versions).toEqual(versions.map((_, at) => (at + 1) * 10));
  });

  it('is the same whether made at once or step by step', () => {
    const folder = makeOlderCatalog(20);
    openCatalog({ folder, clock: systemClock }).close();
    const migrated = new BetterSqlite(join(folder, 'catalog.offshelf'), { readonly: true });
    const fresh = createCatalogDatabase(join(temporaryFolder(), 'fresh'), {});
    expect(describeSchema(migrated)).toBe(describeSchema(fresh));
    migrated.close();
    fresh.close();
  });
});

describe('opening an older catalog', () => {
  it('says that a backup is made, and that it is brought up to date', () => {
    const folder = makeOlderCatalog(160);
    const steps: string[] = [];
    const open = () => openCatalog({ folder, clock: systemClock, onUpdate: (step) => steps.push(step) });
    open().close();
    open().close();
    expect(steps).toEqual(['backing-up', 'updating']);
  });

  it('keeps its Changes, to be undone', () => {
    const folder = makeOlderCatalog(100);
    const older = openDatabase(join(folder, 'catalog.offshelf'), {});
    older.exec(`INSERT INTO change(kind, at, products, subject) VALUES ('edit', 1, 1, 'Mug'), ('bulk-edit', 2, 1, 'name');
      INSERT INTO change_value VALUES (1, 1, 'name', 'Cup', 'Mugs'), (2, 1, 'name', 'Mugs', 'Mug'), (2, 1, 'sku', NULL, '')`);
    older.close();
    const catalog = openCatalog({ folder, clock: systemClock });
    const changes = catalog.db.prepare('SELECT id, kind, size FROM kept_change ORDER BY id').all();
    expect(changes).toEqual([
      { id: 1, kind: 'edit', size: 7 },
      { id: 2, kind: 'bulk-edit', size: 7 },
    ]);
    const values = catalog.db
      .prepare('SELECT change_id, field, before, after FROM change_value ORDER BY n')
      .all();
    expect(values).toEqual([
      { change_id: 1, field: 'name', before: 'Cup', after: 'Mugs' },
      { change_id: 2, field: 'name', before: 'Mugs', after: 'Mug' },
      { change_id: 2, field: 'sku', before: null, after: '' },
    ]);
    catalog.close();
  });

  it('finds what its Changes kept by other keys, without one value less', () => {
    const folder = makeOlderCatalog(120);
    const older = openDatabase(join(folder, 'catalog.offshelf'), {});
    older.exec(`INSERT INTO change(kind, at, products, subject, dropped) VALUES ('edit', 1, 1, 'Mug', 1), ('edit', 2, 2, 'Mugs', 0);
      INSERT INTO change_value(n, change_id, product_id, field, version, before, start, stop, after) VALUES
        (3, 1, 1, 'name', NULL, 'Cup', NULL, NULL, 'Mug'), (7, 2, 9, 'trashed', NULL, '5', NULL, NULL, NULL),
        (8, 2, 4294967295, 'custom_data', 3, NULL, NULL, NULL, '{}'), (9, 2, 1, 'description', 2, 'red', 1, 2, 'o')`);
    older.close();
    const catalog = openCatalog({ folder, clock: systemClock });
    const values = catalog.db
      .prepare(
        'SELECT change_id, product_id, field, version, before, start, stop, after FROM change_value ORDER BY n',
      )
      .raw()
      .all();
    expect(values).toEqual([
      [1, 1, 'name', null, 'Cup', null, null, 'Mug'],
      [2, 1, 'description', 2, 'red', 1, 2, 'o'],
      [2, 9, 'trashed', null, '5', null, null, null],
      [2, 4294967295, 'custom_data', 3, null, null, null, '{}'],
    ]);
    catalog.close();
  });

  it('sorts its names and types without marks, and its prices before what is none, as a new one does', () => {
    const folder = makeOlderCatalog(160);
    const older = openDatabase(join(folder, 'catalog.offshelf'), {});
    older.exec(`INSERT INTO product(name, type, description, price, image_url, image_alt, created_at, updated_at, trashed_at) VALUES
      ('Öl', 'Ökostrom', '', 'abc', '', '', 1, 1, NULL), ('nah', 'standard', '', '5', '', '', 1, 1, NULL),
      ('Größe', 'standard', '', '', '', '', 1, 1, 9)`);
    older.close();
    const catalog = openCatalog({ folder, clock: systemClock });
    const sorted = catalog.db
      .prepare('SELECT name, sort_name, sort_type FROM product ORDER BY id')
      .raw()
      .all();
    expect(sorted).toEqual([
      ['Mug', null, null],
      ['Öl', 'ol', 'okostrom'],
      ['nah', null, null],
      ['Größe', 'grosse', null],
    ]);
    const idsBy = (field: 'name' | 'price') =>
      walksOf(field, 'id').flatMap(({ first }) => catalog.db.prepare(first).pluck().all({ count: 9 }));
    expect(idsBy('name')).toEqual([1, 3, 2]);
    expect(idsBy('price')).toEqual([3, 2, 1]);
    expect(catalog.db.pragma('integrity_check', { simple: true })).toBe('ok');
    catalog.close();
  });

  it('keeps a whole copy of it first, then brings it up to date', () => {
    const folder = makeOlderCatalog(30);
    const catalog = openCatalog({ folder, clock: systemClock });
    expect(catalog.db.pragma('user_version', { simple: true })).toBe(NEWEST_SCHEMA);
    expect(catalog.db.prepare('SELECT name FROM product').pluck().all()).toEqual(['Mug']);
    catalog.close();
    const [copy = '', ...more] = readdirSync(join(folder, 'backups'));
    expect(more).toEqual([]);
    expect(copy).toMatch(new RegExp(`^before-schema-${NEWEST_SCHEMA}-from-30-\\d+\\.offshelf$`));
    const db = new BetterSqlite(join(folder, 'backups', copy), { readonly: true });
    expect(db.pragma('user_version', { simple: true })).toBe(30);
    expect(db.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.prepare('SELECT name FROM product').pluck().all()).toEqual(['Mug']);
    db.close();
  });

  it('makes no copy where nothing is to be changed', () => {
    const folder = makeOlderCatalog(NEWEST_SCHEMA);
    openCatalog({ folder, clock: systemClock }).close();
    expect(Object.keys(readFolderState(folder))).toEqual(['catalog.lock', 'catalog.offshelf']);
  });

  it('leaves it as it was where no copy can be made', () => {
    const folder = makeOlderCatalog(30);
    const file = join(folder, 'catalog.offshelf');
    const db = new BetterSqlite(join(folder, 'backups'));
    db.exec('CREATE TABLE a_file_in_the_place_of_the_folder(id INTEGER)');
    db.close();
    const before = readFileSync(file);
    expect(() => openCatalog({ folder, clock: systemClock })).toThrow(CatalogRefusal);
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});
