import { cpSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { HttpRequest } from '../../../src/main/core/domain/ports/http-client.ts';
import { addProduct } from '../../helpers/catalog.ts';
import { composeInProcess, type InProcess, type InProcessParts } from '../../helpers/in-process.ts';
import { addJani } from '../../helpers/remotes.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { until } from '../../helpers/until.ts';

let place: string;
let requests: HttpRequest[];

beforeEach(() => {
  place = temporaryFolder();
  requests = [];
});

/** Opens a catalog and lets it send, as the program does. */
async function open(folder: string, parts: Partial<InProcessParts> = {}): Promise<InProcess> {
  const core = await composeInProcess({
    folder,
    installId: 'this one',
    keys: { key: async () => 'k'.repeat(32) },
    http: {
      send: async (request) => {
        requests.push(request);
        return { kind: 'answer', status: 201, headers: {}, body: '{"id":"pro_1"}', cut: false };
      },
    },
    ...parts,
  });
  onTestFinished(() => core.close());
  core.writer.start();
  return core;
}

/** A closed catalog in which a product waits. */
async function leaveWaiting(): Promise<string> {
  const folder = join(place, 'Shop');
  const core = await open(folder, { keys: { key: async () => null } });
  const remote = await addJani(core);
  const { id } = await addProduct(core);
  await core.call('sending.send', { products: [id], remotes: [remote.id] });
  await core.close();
  return folder;
}

function copy(folder: string): string {
  const other = join(place, 'Copy');
  cpSync(folder, other, { recursive: true });
  return other;
}

const isMoved = async (core: InProcess) => (await core.call('catalog.settings', {})).moved;
const isPaused = async (core: InProcess) => (await core.call('sending.status', {})).paused;

describe('a catalog that was copied', () => {
  test('sends nothing of its queue until a person says that it sends from there', async () => {
    const core = await open(copy(await leaveWaiting()));
    expect([await isMoved(core), await isPaused(core)]).toEqual([true, true]);
    await core.call('sending.tryNow', {});
    await expect(core.call('sending.pauseAll', { paused: false })).rejects.toThrow(/moved or copied/);
    expect((await core.call('sending.list', { product: null, limit: 10 }))[0]?.reason).toBe('all-paused');
    expect(requests).toEqual([]);

    await core.call('catalog.claim', { waiting: 'send' });
    await until('it is sent', () => requests.length === 1);
    expect([await isMoved(core), await isPaused(core)]).toEqual([false, false]);
  });

  test('asks again at each start until then, and never after it', async () => {
    const folder = copy(await leaveWaiting());
    await (await open(folder)).close();
    const second = await open(folder);
    expect(await isMoved(second)).toBe(true);
    await second.call('catalog.claim', { waiting: 'send' });
    await second.close();
    const third = await open(folder);
    expect([await isMoved(third), await isPaused(third)]).toEqual([false, false]);
  });

  test('leaves the first one sending as before', async () => {
    const folder = await leaveWaiting();
    const other = await open(copy(folder));
    await other.call('catalog.claim', { waiting: 'send' });
    const first = await open(folder);
    expect([await isMoved(first), await isPaused(first)]).toEqual([false, false]);
  });
});

describe('a catalog that is opened', () => {
  test('where it was made asks nothing and sends', async () => {
    const core = await open(await leaveWaiting());
    await until('it is sent', () => requests.length === 1);
    expect(await isMoved(core)).toBe(false);
  });

  test('by another installation sends nothing, though its folder has the same path', async () => {
    const core = await open(await leaveWaiting(), { installId: 'another one' });
    expect(await isMoved(core)).toBe(true);
    expect(requests).toEqual([]);
  });

  test.each([
    `DELETE FROM meta WHERE key = 'home'`,
    `INSERT INTO meta VALUES ('away', '0'), ('away_why', 'moved')`,
    `INSERT INTO meta VALUES ('away', '0')`,
  ])('by another installation sends nothing either where somebody prepared it: %s', async (trick) => {
    const folder = await leaveWaiting();
    const db = new BetterSqlite(join(folder, 'catalog.offshelf'));
    db.exec(trick);
    db.close();
    const core = await open(folder, { installId: 'another one' });
    expect([await isMoved(core), await isPaused(core)]).toEqual([true, true]);
    await core.call('sending.tryNow', {});
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(requests).toEqual([]);
  });

  test('for the first time, with nothing in it to send to, is at home there', async () => {
    const folder = join(place, 'Shop');
    const made = await composeInProcess({ folder });
    await made.close();
    const core = await open(folder);
    expect([await isMoved(core), await isPaused(core)]).toEqual([false, false]);
  });

  test.each([true, false])('in its old place again is as it was there, paused: %s', async (paused) => {
    const folder = await leaveWaiting();
    const first = await open(folder, { keys: { key: async () => null } });
    await first.call('sending.pauseAll', { paused });
    await first.close();
    const elsewhere = join(place, 'Elsewhere');
    renameSync(folder, elsewhere);
    const moved = await open(elsewhere);
    expect(await isMoved(moved)).toBe(true);
    await moved.close();
    renameSync(elsewhere, folder);
    const core = await open(folder);
    expect([await isMoved(core), await isPaused(core)]).toEqual([false, paused]);
  });

  test('where nobody names the installation is never asked about', async () => {
    const folder = await leaveWaiting();
    const { installId: _none, ...parts } = { installId: 'x', folder: copy(folder) };
    const core = await composeInProcess(parts);
    onTestFinished(() => core.close());
    expect(await isMoved(core)).toBe(false);
  });
});
