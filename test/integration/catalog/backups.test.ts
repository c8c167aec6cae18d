import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/core/adapters/sqlite/database.ts';
import { hashCatalog } from '../../../src/main/core/adapters/sqlite/logical-hash.ts';
import { systemClock } from '../../../src/main/core/adapters/system/clock.ts';
import { backUpCatalog, checkCatalog, composeBackups } from '../../../src/main/core/compose.ts';
import { makeReadOnly } from '../../crash/disk-room.ts';
import { addProduct, editProduct, listNames, openTestCatalog } from '../../helpers/catalog.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { fillDisk, mountSmallDisk, NO_MOUNT } from '../../helpers/small-disk.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const NAUGHTY = [
  '\0 after a zero',
  '𝕌𝕟𝕚 👩‍👩‍👧',
  "'; DROP TABLE product; --",
  '\r\n\t',
  '﷽',
  'é vs é',
  '‮right to left',
];

const backupsOf = (folder: string) => readdirSync(join(folder, 'backups')).toSorted();

function hashOf(file: string): string {
  const db = openDatabase(file, { readonly: true, mustExist: true });
  try {
    return hashCatalog(db);
  } finally {
    db.close();
  }
}

describe('a backup', () => {
  it('holds what the catalog holds at that moment, what is only in its log included', async () => {
    const core = await openTestCatalog();
    for (const name of NAUGHTY) await addProduct(core, { name, description: name });
    const { folder } = core;
    const made = await composeBackups({ folder }).keep('by-hand');
    expect(made).toMatchObject({ why: 'by-hand', products: NAUGHTY.length, checked: true, foreign: false });
    const file = join(folder, 'backups', made?.handle ?? '');
    expect(hashOf(file)).toBe(hashOf(join(folder, 'catalog.offshelf')));
    const copy = new BetterSqlite(file, { readonly: true });
    expect(copy.prepare('SELECT name FROM product ORDER BY id').pluck().all()).toEqual(NAUGHTY);
    copy.close();
    expect(backupsOf(folder)).toEqual([made?.handle]);
  });

  it('is of one moment, however much is saved while it is made, and hinders no save', async () => {
    const core = await openTestCatalog();
    for (let number = 0; number < 50; number += 1) await addProduct(core, { name: `before ${number}` });
    const { folder } = core;
    const making = composeBackups({ folder }).keep('by-hand');
    const saves: Promise<unknown>[] = [];
    for (let number = 0; number < 20; number += 1) saves.push(addProduct(core, { name: `during ${number}` }));
    const made = await making;
    await Promise.all(saves);
    expect(made?.products).toBe(50);
    expect(checkCatalog({ folder })).toMatchObject({
      damage: [],
      products: 70,
      backups: [{ problem: null }],
    });
  });

  it('is left out by the daily one where nothing changed since, but for being opened and closed', async () => {
    const folder = join(temporaryFolder(), 'catalog');
    const core = await openTestCatalog({ folder });
    await addProduct(core);
    const backups = composeBackups({ folder });
    expect(await backups.keep('daily')).not.toBeNull();
    await core.close();
    const again = await openTestCatalog({ folder });
    expect(await backups.keep('daily')).toBeNull();
    await editProduct(again, 1, { name: 'Another mug' });
    expect(await backups.keep('daily')).not.toBeNull();
    expect(backups.list().map(({ products }) => products)).toEqual([1, 1]);
  });

  it('is told from one whose file was changed afterwards', async () => {
    const core = await openTestCatalog();
    await addProduct(core);
    const { folder } = core;
    const made = await composeBackups({ folder }).keep('by-hand');
    const db = new BetterSqlite(join(folder, 'backups', made?.handle ?? ''));
    db.exec(`UPDATE product SET price = '1' WHERE id = 1`);
    db.close();
    const { backups } = checkCatalog({ folder });
    expect(backups.map(({ problem }) => problem?.split('.')[0])).toEqual(['This backup is damaged']);
  });

  it('takes the oldest away only when it is there itself, and never a file that somebody else put there', async () => {
    const core = await openTestCatalog();
    await addProduct(core);
    const { folder } = core;
    const clock = createManualClock(Date.UTC(2026, 10, 22, 12));
    const backups = composeBackups({ folder, clock });
    for (let number = 0; number < 5; number += 1) {
      await backups.keep('by-hand');
      await clock.advance(60_000);
    }
    writeFileSync(join(folder, 'backups', 'my own.offshelf'), 'no catalog');
    await backups.keep('by-hand');
    expect(backupsOf(folder)).toEqual([
      '2026-11-22T120300000Z-by-hand.offshelf',
      '2026-11-22T120400000Z-by-hand.offshelf',
      '2026-11-22T120500000Z-by-hand.offshelf',
      'my own.offshelf',
    ]);
    const unknown = backups.list().find(({ handle }) => handle === 'my own.offshelf');
    expect(unknown).toMatchObject({ products: null, checked: false });
  });

  it('stays when older ones have times to come, and is the newest beside them', async () => {
    const core = await openTestCatalog();
    await addProduct(core);
    const { folder } = core;
    for (let week = 0; week < 8; week += 1) {
      const clock = createManualClock(Date.UTC(2031, 0, 1 + 7 * week));
      await composeBackups({ folder, clock }).keep('by-hand');
    }
    const now = Date.UTC(2026, 10, 22, 12);
    const backups = composeBackups({ folder, clock: createManualClock(now) });
    const made = await backups.keep('by-hand');
    expect(backupsOf(folder)).toContain(made?.handle);
    expect(backups.newest()).toBe(now);
  });

  it('of another catalog is shown as one', async () => {
    const [core, other] = [await openTestCatalog(), await openTestCatalog()];
    await addProduct(other);
    const made = await composeBackups({ folder: other.folder }).keep('by-hand');
    const name = made?.handle ?? '';
    mkdirSync(join(core.folder, 'backups'), { recursive: true });
    copyFileSync(join(other.folder, 'backups', name), join(core.folder, 'backups', name));
    expect(composeBackups({ folder: core.folder }).list()).toMatchObject([{ foreign: true, products: 1 }]);
  });

  it('takes away what a killed one left', async () => {
    const core = await openTestCatalog();
    const part = join(core.folder, 'backups', '2026-11-22T120000000Z-daily.offshelf.part');
    for (const ending of ['', '-wal', '-shm', '-journal']) writeFileSync(`${part}${ending}`, 'half');
    const made = await composeBackups({ folder: core.folder }).keep('daily');
    expect(backupsOf(core.folder)).toEqual([made?.handle]);
  });
});

describe('backups that are made within one moment', () => {
  it('are all there, each with what it held', async () => {
    const core = await openTestCatalog();
    const backups = composeBackups({ folder: core.folder, clock: createManualClock(Date.UTC(2026, 10, 22)) });
    const handles: string[] = [];
    for (const name of ['one', 'two', 'three']) {
      await addProduct(core, { name });
      handles.push((await backups.keep('by-hand'))?.handle ?? '');
    }
    expect(new Set(handles).size).toBe(3);
    expect(new Set(backupsOf(core.folder))).toEqual(new Set(handles));
    const held = handles.map(
      (handle) => backups.list().find((backup) => backup.handle === handle)?.products ?? null,
    );
    expect(held).toEqual([1, 2, 3]);
  });
});

describe('a backup that can not be made', () => {
  it('for want of space says so, leaves nothing, and the older ones stay', async ({ skip }) => {
    const disk = mountSmallDisk(8);
    if (disk === null) return skip(NO_MOUNT);
    const core = await openTestCatalog({ folder: join(disk, 'catalog') });
    for (let number = 0; number < 20; number += 1) await addProduct(core, { description: 'x'.repeat(5000) });
    const backups = composeBackups({ folder: core.folder });
    const first = await backups.keep('by-hand');
    fillDisk(join(disk, 'litter'));
    await expect(backups.keep('by-hand')).rejects.toThrow('The disk is full, so no backup was made.');
    expect(backupsOf(core.folder)).toEqual([first?.handle]);
    rmSync(join(disk, 'litter'));
    expect(await listNames(core)).toHaveLength(20);
  });

  it('in a folder for reading only says so', async ({ skip }) => {
    const core = await openTestCatalog();
    const undo = makeReadOnly(join(core.folder, 'backups'));
    if (undo === null) return skip(NO_MOUNT);
    try {
      await expect(composeBackups({ folder: core.folder }).keep('by-hand')).rejects.toMatchObject({
        why: 'read-only',
      });
    } finally {
      undo();
    }
  });

  it('because the catalog is damaged says so, and the older ones stay', async () => {
    const folder = join(temporaryFolder(), 'catalog');
    const core = await openTestCatalog({ folder });
    for (let number = 0; number < 300; number += 1) await addProduct(core, { description: 'x'.repeat(500) });
    const backups = composeBackups({ folder });
    const first = await backups.keep('by-hand');
    await core.close();
    const file = join(folder, 'catalog.offshelf');
    const bytes = readFileSync(file);
    bytes.fill(0x5a, bytes.length - 20_000, bytes.length - 8000);
    writeFileSync(file, bytes);
    await expect(backups.keep('by-hand')).rejects.toMatchObject({ why: 'broken' });
    expect(backupsOf(folder)).toEqual([first?.handle]);
    expect(checkCatalog({ folder }).damage).not.toEqual([]);
  });
});

describe('a backup into a file of the person’s own', () => {
  it('is made beside a program that has the catalog open, and replaces nothing', async () => {
    const core = await openTestCatalog();
    await addProduct(core);
    const file = join(temporaryFolder(), 'deep', 'shop.offshelf');
    const made = await backUpCatalog({ folder: core.folder, file, clock: systemClock });
    expect(made.products).toBe(1);
    expect(hashOf(file)).toBe(hashOf(join(core.folder, 'catalog.offshelf')));
    await expect(backUpCatalog({ folder: core.folder, file, clock: systemClock })).rejects.toThrow(
      'There is a file of this name already.',
    );
  });

  it('is made once where it is asked for twice at the same time', async () => {
    const core = await openTestCatalog();
    const file = join(temporaryFolder(), 'shop.offshelf');
    const both = await Promise.allSettled(
      [1, 2].map(() => backUpCatalog({ folder: core.folder, file, clock: systemClock })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(readdirSync(dirname(file))).toEqual(['shop.offshelf']);
  });

  it('leaves what stands beside it alone, whatever it is called', async () => {
    const core = await openTestCatalog();
    const place = temporaryFolder();
    const mine = ['.part', '.part-wal', '-wal', '-shm', '-journal'].map((end) => `shop.offshelf${end}`);
    for (const name of mine) writeFileSync(join(place, name), 'precious');
    const file = join(place, 'shop.offshelf');
    await backUpCatalog({ folder: core.folder, file, clock: systemClock });
    expect(readdirSync(place).toSorted()).toEqual([...mine, 'shop.offshelf'].toSorted());
    for (const name of mine) expect(readFileSync(join(place, name), 'utf8')).toBe('precious');
  });

  it('of a folder without a catalog makes no file', async () => {
    const file = join(temporaryFolder(), 'shop.offshelf');
    const missing = backUpCatalog({ folder: temporaryFolder(), file, clock: systemClock });
    await expect(missing).rejects.toMatchObject({ why: 'missing' });
    expect(existsSync(file)).toBe(false);
  });
});
