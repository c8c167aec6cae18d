import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import BetterSqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readFolderState } from '../helpers/folder-state.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { until } from '../helpers/until.ts';
import { createChance } from '../simulation/chance.ts';
import { addRemotes, drain } from './catalog-life.ts';
import { fillDisk, freeDisk, makeReadOnly, mountSmallDisk, unmount } from './disk-room.ts';
import { HEALTHY } from './faults.ts';
import { startFaultyServer } from './faulty-server.ts';
import { createLedger } from './ledger.ts';
import { createPerson, REMOTES } from './person.ts';
import { startProgram } from './program.ts';
import { findBroken } from './promise.ts';

const NO_MOUNT = 'no permission to mount a small disk';
const PRODUCTS = 20;
/** Room for them and the first requests, and not much more. */
const MEBIBYTES = 6;

/** A catalog on a small disk, its program in the middle of sending to slow remotes. */
async function sendFromSmallDisk(disk: string) {
  onTestFinished(() => unmount(disk));
  const server = await startFaultyServer({ lists: false });
  onTestFinished(() => server.close());
  const time = { startedAt: Date.now(), speed: 50 };
  const folder = join(disk, 'catalog');
  const remotes = await addRemotes(folder, time, server);
  const ledger = createLedger();
  server.faults(() => ({ ...HEALTHY, slow: 20 }));
  const program = startProgram(folder, time);
  onTestFinished(async () => {
    program.kill();
    await program.ended;
  });
  await program.opened;
  const person = createPerson({ program, server, remotes, ledger, chance: createChance(1) });
  for (let number = 0; number < PRODUCTS; number += 1) await person.save(`D${number}`);
  await person.sendMany(ledger.products, REMOTES);
  await program.tell('start');
  await person.mend();
  await until('requests came', () => server.seen.length > 8);
  return { folder, server, time, remotes, ledger, program, person };
}

function countAttempts(folder: string): unknown {
  const db = new BetterSqlite(join(folder, 'catalog.offshelf'), { readonly: true });
  const count = db.prepare('SELECT count(*) FROM attempt').pluck().get();
  db.close();
  return count;
}

describe('a disk that fills up while products are sent', () => {
  it('stops the sending, and lets it go on by itself once there is space again', async ({ skip }) => {
    const disk = temporaryFolder();
    if (!mountSmallDisk(disk, MEBIBYTES)) return skip(NO_MOUNT);
    const scene = await sendFromSmallDisk(disk);
    const { folder, server, program, person, ledger } = scene;
    fillDisk(disk);
    await pass(400);
    const then = server.seen.length;
    expect(then).toBeLessThan(PRODUCTS * 2);
    expect(countAttempts(folder)).toBe(then);
    const refused = await program.ask('products.trash', { scope: { kind: 'ids', ids: [1] } });
    expect(refused).toMatchObject({ ok: false, error: { code: 'disk-full' } });
    await pass(300);
    expect(server.seen.length).toBe(then);

    freeDisk(disk);
    await until('all was sent', () => server.seen.length === PRODUCTS * 2);
    await pass(200);
    expect((await person.rows()).filter(({ state }) => state !== 'sent')).toEqual([]);
    await program.tell('close');
    expect(findBroken(folder, { seen: server.seen, ledger })).toEqual([]);
  });

  it('loses nothing when the program is killed on it', async ({ skip }) => {
    const disk = temporaryFolder();
    if (!mountSmallDisk(disk, MEBIBYTES)) return skip(NO_MOUNT);
    const scene = await sendFromSmallDisk(disk);
    const { folder, server, program, time, ledger } = scene;
    fillDisk(disk);
    await pass(300);
    program.kill();
    await program.ended;
    const opened = await startProgram(folder, time).opened;
    expect(opened).toMatchObject({ kind: 'refused', why: 'disk-full' });
    freeDisk(disk);
    expect(await drain(scene)).toEqual([]);
    expect(findBroken(folder, { seen: server.seen, ledger })).toEqual([]);
    expect(server.seen.length).toBe(PRODUCTS * 2);
  });
});

describe('a folder that can not be written to', () => {
  it('is refused with a plain word and left untouched, even when its program was killed in the middle', async ({
    skip,
  }) => {
    const folder = join(temporaryFolder(), 'catalog');
    const time = { startedAt: Date.now(), speed: 50 };
    const program = startProgram(folder, time);
    await program.opened;
    program.kill();
    await program.ended;
    const before = readFolderState(folder);
    const undo = makeReadOnly(folder);
    if (undo === null) return skip(NO_MOUNT);
    try {
      expect(await startProgram(folder, time).opened).toMatchObject({ kind: 'refused', why: 'read-only' });
      expect(readFolderState(folder)).toEqual(before);
    } finally {
      undo();
    }
    const again = startProgram(folder, time);
    expect(await again.opened).toMatchObject({ kind: 'ready', unclean: true, damage: [] });
    again.kill();
    await again.ended;
  });
});
