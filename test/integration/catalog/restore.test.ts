import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/core/adapters/sqlite/database.ts';
import { readMeta } from '../../../src/main/core/adapters/sqlite/meta-store.ts';
import { systemClock } from '../../../src/main/core/adapters/system/clock.ts';
import {
  backUpCatalog,
  checkCatalog,
  composeBackups,
  restoreCatalog,
} from '../../../src/main/core/compose.ts';
import { makeOlderCatalog } from '../../crash/older-catalog.ts';
import { addProduct, editProduct, listNames, openTestCatalog } from '../../helpers/catalog.ts';
import { readFolderState } from '../../helpers/folder-state.ts';
import { fillDisk, mountSmallDisk, NO_MOUNT } from '../../helpers/small-disk.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const clock = systemClock;

/** A closed catalog with a product that was edited after it was backed up to a file elsewhere. */
async function makeCatalog(folder = join(temporaryFolder(), 'catalog')) {
  const core = await openTestCatalog({ folder });
  await addProduct(core, { name: 'Before', description: 'naughty \0 text 👩‍👩‍👧' });
  const file = join(temporaryFolder(), 'shop.offshelf');
  await backUpCatalog({ folder, file, clock });
  await editProduct(core, 1, { name: 'After' });
  await addProduct(core, { name: 'Second' });
  await core.close();
  return { folder, file };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const core = await openTestCatalog({ folder });
  const names = await listNames(core);
  await core.close();
  return names;
}

function metaOf(folder: string, key: string): string | null {
  const db = openDatabase(join(folder, 'catalog.offshelf'), { readonly: true });
  try {
    return readMeta(db, key);
  } finally {
    db.close();
  }
}

/** What stands in the way of another catalog; a lock says only who looked last. */
const stateOf = (folder: string) => {
  const { 'catalog.lock': _, ...files } = readFolderState(folder);
  return files;
};

describe('restoring a backup', () => {
  it('makes the catalog as it was, and keeps what was there as a backup of its own', async () => {
    const { folder, file } = await makeCatalog();
    const restored = await restoreCatalog({ folder, file, clock });
    expect(restored).toMatchObject({ products: 1, damaged: false });
    expect(await namesIn(folder)).toEqual(['Before']);
    const [kept] = composeBackups({ folder }).list();
    expect(kept).toMatchObject({ handle: restored.kept, why: 'before-restore', products: 2, checked: true });
    await restoreCatalog({ folder, file: join(folder, 'backups', restored.kept ?? ''), clock });
    expect(await namesIn(folder)).toEqual(['After', 'Second']);
    expect(checkCatalog({ folder }).damage).toEqual([]);
  });

  it('pauses sending, also in the place that the catalog sent from, until somebody says that this copy sends', async () => {
    const { folder, file } = await makeCatalog();
    const installId = 'the same computer';
    await (await openTestCatalog({ folder, installId })).close();
    await restoreCatalog({ folder, file, clock });
    for (const opening of [1, 2]) {
      const core = await openTestCatalog({ folder, installId });
      expect([opening, metaOf(folder, 'sending_paused')]).toEqual([opening, '1']);
      expect(Number(metaOf(folder, 'restored_at'))).toBeGreaterThan(0);
      await core.close();
    }
  });

  it('works for what only the log of the present catalog holds, when its program was killed', async () => {
    const { folder, file } = await makeCatalog();
    const core = await openTestCatalog({ folder });
    await addProduct(core, { name: 'Third' });
    const killed = join(temporaryFolder(), 'catalog');
    mkdirSync(killed);
    for (const name of readdirSync(folder).filter((found) => found.startsWith('catalog.offshelf')))
      copyFileSync(join(folder, name), join(killed, name));
    expect(existsSync(join(killed, 'catalog.offshelf-wal'))).toBe(true);
    const { kept } = await restoreCatalog({ folder: killed, file, clock });
    expect(await namesIn(killed)).toEqual(['Before']);
    await restoreCatalog({ folder: killed, file: join(killed, 'backups', kept ?? ''), clock });
    expect(await namesIn(killed)).toEqual(['After', 'Second', 'Third']);
  });

  it('into a new folder makes a catalog there', async () => {
    const { file } = await makeCatalog();
    const folder = join(temporaryFolder(), 'new', 'shop');
    expect(await restoreCatalog({ folder, file, clock })).toMatchObject({ kept: null, products: 1 });
    expect(await namesIn(folder)).toEqual(['Before']);
  });

  it('in a folder whose catalog was deleted needs nothing else', async () => {
    const { folder } = await makeCatalog();
    const core = await openTestCatalog({ folder });
    const made = await composeBackups({ folder }).keep('by-hand');
    await core.close();
    const lost = join(temporaryFolder(), 'shop');
    mkdirSync(join(lost, 'backups'), { recursive: true });
    const file = join(lost, 'backups', made?.handle ?? '');
    copyFileSync(join(folder, 'backups', made?.handle ?? ''), file);
    await restoreCatalog({ folder: lost, file, clock });
    expect(await namesIn(lost)).toEqual(['After', 'Second']);
  });

  it('of an earlier schema brings it up to date when it is opened', async () => {
    const { folder } = await makeCatalog();
    const older = join(temporaryFolder(), 'older');
    makeOlderCatalog(older, 30);
    await restoreCatalog({ folder, file: join(older, 'catalog.offshelf'), clock, otherCatalog: true });
    expect((await namesIn(folder)).length).toBeGreaterThan(0);
    expect(metaOf(folder, 'sending_paused')).toBe('1');
  });

  it('takes a catalog that another program has open as well, as it is at that moment', async () => {
    const { folder } = await makeCatalog();
    const other = await openTestCatalog();
    await addProduct(other, { name: 'Open elsewhere' });
    await restoreCatalog({ folder, file: join(other.folder, 'catalog.offshelf'), clock, otherCatalog: true });
    expect(await namesIn(folder)).toEqual(['Open elsewhere']);
  });

  it('in the place of a damaged catalog sets its files aside as they are', async () => {
    const { folder, file } = await makeCatalog();
    const catalog = join(folder, 'catalog.offshelf');
    const bytes = readFileSync(catalog).fill(0x5a, 3000, 60_000);
    writeFileSync(catalog, bytes);
    const { kept, damaged } = await restoreCatalog({ folder, file, clock });
    expect(damaged).toBe(true);
    expect(readFileSync(join(folder, 'backups', kept ?? '', 'catalog.offshelf')).equals(bytes)).toBe(true);
    expect(await namesIn(folder)).toEqual(['Before']);
    expect(checkCatalog({ folder })).toMatchObject({ damage: [], backups: [] });
  });
});

describe('a backup that somebody put in the place of a catalog by hand', () => {
  it('opens also when the first program that did was killed at it', async () => {
    const { folder, file } = await makeCatalog();
    const catalog = join(folder, 'catalog.offshelf');
    copyFileSync(file, catalog);
    // As SQLite leaves it between writing the journal of a change and the change itself.
    const changing = new BetterSqlite(catalog);
    changing.pragma('cache_size = 1');
    changing.pragma('cache_spill = ON');
    changing.exec('BEGIN IMMEDIATE; UPDATE product SET description = hex(zeroblob(200000))');
    const killed = join(temporaryFolder(), 'killed');
    mkdirSync(killed);
    for (const name of ['catalog.offshelf', 'catalog.offshelf-journal'])
      copyFileSync(join(folder, name), join(killed, name));
    changing.close();
    expect(readFileSync(join(killed, 'catalog.offshelf-journal')).length).toBeGreaterThan(512);
    expect(await namesIn(killed)).toEqual(['Before']);
  });
});

describe('a restore that is refused', () => {
  const refusals: readonly (readonly [string, string, (file: string) => void])[] = [
    ['a file of another kind', 'foreign', (file) => writeFileSync(file, 'Dear diary'.repeat(20))],
    ['an empty file', 'broken', (file) => writeFileSync(file, '')],
    [
      'a file that was cut off',
      'broken',
      (file) => writeFileSync(file, readFileSync(file).subarray(0, 50_000)),
    ],
    [
      'a file with damaged pages',
      'broken',
      (file) => writeFileSync(file, readFileSync(file).fill(7, 5000, 60_000)),
    ],
    ['a file with more at its end', 'broken', (file) => appendFileSync(file, 'more')],
    ['a file that a newer Offshelf made', 'future', (file) => alter(file, 'PRAGMA user_version = 9990')],
    ['a database of another program', 'foreign', (file) => alter(file, 'PRAGMA application_id = 1')],
    ['a file with a table more', 'broken', (file) => alter(file, 'CREATE TABLE theirs(id INTEGER)')],
    [
      'a file that was changed since it was made',
      'broken',
      (file) => alter(file, `UPDATE product SET sku = 'X'`),
    ],
  ];

  function alter(file: string, sql: string): void {
    const db = new BetterSqlite(file);
    db.exec(sql);
    db.close();
  }

  it.each(refusals)('because the backup is %s leaves everything as it was', async (_, why, spoil) => {
    const { folder, file } = await makeCatalog();
    spoil(file);
    const before = [stateOf(folder), readFileSync(file)];
    const refused = restoreCatalog({ folder, file, clock });
    await expect(refused).rejects.toMatchObject({ why });
    await expect(refused).rejects.toThrow('Nothing was changed.');
    expect([stateOf(folder), readFileSync(file)]).toEqual(before);
  });

  it('because the backup is gone, or is the catalog itself, leaves everything as it was', async () => {
    const { folder, file } = await makeCatalog();
    const before = stateOf(folder);
    await expect(restoreCatalog({ folder, file: `${file}.gone`, clock })).rejects.toMatchObject({
      why: 'missing',
    });
    const itself = restoreCatalog({ folder, file: join(folder, 'catalog.offshelf'), clock });
    await expect(itself).rejects.toThrow('This is the catalog itself.');
    expect(stateOf(folder)).toEqual(before);
  });

  it('because the catalog is open says where', async () => {
    const { folder, file } = await makeCatalog();
    const core = await openTestCatalog({ folder });
    await expect(restoreCatalog({ folder, file, clock })).rejects.toThrow(`process ${process.pid}`);
    expect(await listNames(core)).toEqual(['After', 'Second']);
  });

  it('because another program reads the file leaves the catalog whole', async () => {
    const { folder, file } = await makeCatalog();
    const reading = new BetterSqlite(join(folder, 'catalog.offshelf'));
    reading.exec('BEGIN; SELECT * FROM product');
    reading.prepare('SELECT name FROM product').all();
    await expect(restoreCatalog({ folder, file, clock })).rejects.toMatchObject({ why: 'in-use' });
    reading.close();
    expect(await namesIn(folder)).toEqual(['After', 'Second']);
  });

  it('because the disk is full says so, and leaves the catalog as it was', async ({ skip }) => {
    const disk = mountSmallDisk(8);
    if (disk === null) return skip(NO_MOUNT);
    const { folder, file } = await makeCatalog(join(disk, 'catalog'));
    fillDisk(join(disk, 'litter'));
    const before = stateOf(folder);
    await expect(restoreCatalog({ folder, file, clock })).rejects.toMatchObject({ why: 'disk-full' });
    expect(stateOf(folder)).toEqual(before);
  });

  it('because the folder holds somebody else’s files puts nothing there', async () => {
    const { file } = await makeCatalog();
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'letter.txt'), 'Dear all');
    await expect(restoreCatalog({ folder, file, clock })).rejects.toMatchObject({ why: 'foreign' });
    expect(readdirSync(folder)).toEqual(['letter.txt']);
  });
});
