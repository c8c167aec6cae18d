import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createAsk } from '../../../src/main/app/ask-catalog.ts';
import type { News } from '../../../src/main/app/batch.ts';
import { createSendingWatch, type SendingWatch } from '../../../src/main/app/sending-watch.ts';
import { fillDisk, mountSmallDisk, NO_MOUNT } from '../../helpers/small-disk.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { until } from '../../helpers/until.ts';
import { addJani, queueProducts, startTestSandbox } from './sell.ts';
import { startCatalogs } from './start-catalogs.ts';

const LOOK_EVERY_MS = 20;

/** An open catalog with Jani, and a desktop that writes down what it is told. */
async function openWatched({ watched = false, folder = temporaryFolder() } = {}) {
  const sandbox = await startTestSandbox();
  const told: News[] = [];
  const badges: number[] = [];
  const bars: (number | null)[] = [];
  const opened = startCatalogs(sandbox.jani.key, { heard: (message) => watch.hear(message) });
  const watch: SendingWatch = createSendingWatch({
    ask: createAsk(opened.catalogs),
    desktop: {
      showBadge: (needsYou) => badges.push(needsYou),
      showProgress: (progress) => bars.push(progress),
      isWatched: () => watched,
      tell: (news) => told.push(news),
    },
    lookEvery: LOOK_EVERY_MS,
  });
  await opened.catalogs.open(join(folder, 'Shop'), 'new');
  const remoteId = await addJani(opened.ask, sandbox.jani.url);
  await until('the desktop is in step', () => badges.length > 0);
  return { ...opened, sandbox, remoteId, watch, told, badges, bars };
}

const someNames = (count: number) => Array.from({ length: count }, (_, n) => `Tea ${n + 1}`);

it('counts what needs the person, shows how far a batch is, and tells once what came of it', async () => {
  const { ask, sandbox, remoteId, watch, told, badges, bars } = await openWatched();
  await sandbox.faults.set('jani', { name: 'status', status: 422, times: 1 });
  await queueProducts(ask, remoteId, someNames(12));
  await until('it is told', () => told.length > 0);
  expect(told).toEqual([{ title: 'Sending has ended', body: '11 sent; 1 needs you.' }]);
  expect(badges.at(-1)).toBe(1);
  expect(bars.some((bar) => bar !== null && bar >= 0 && bar < 1)).toBe(true);
  expect(bars.at(-1)).toBeNull();
  watch.restart();
  expect(badges.at(-1)).toBe(0);
});

it('tells nothing while the person looks on', async () => {
  const { ask, sandbox, remoteId, told, badges } = await openWatched({ watched: true });
  await sandbox.faults.set('jani', { name: 'status', status: 422, times: 1 });
  await queueProducts(ask, remoteId, someNames(3));
  await until('it is over', () => sandbox.products('jani').length === 2 && badges.at(-1) === 1);
  await pass(5 * LOOK_EVERY_MS);
  expect((await ask('sending.status', {})).goesOn).toBe(false);
  expect(told).toEqual([]);
});

it('says which remote stopped and why', async () => {
  const { ask, sandbox, remoteId, told } = await openWatched();
  await sandbox.faults.set('jani', { name: 'wrong-key' });
  await queueProducts(ask, remoteId, someNames(2));
  await until('it is told', () => told.length > 0);
  expect(told).toEqual([{ title: 'Sending stopped', body: 'Jani did not accept the key. 2 wait.' }]);
});

it('sends nothing new while the computer sleeps, and goes on when it wakes', async () => {
  const { ask, catalogs, sandbox, remoteId } = await openWatched();
  await sandbox.faults.set('jani', { name: 'slow', ms: 300, times: 1 });
  await queueProducts(ask, remoteId, someNames(3));
  await until('the first is under way', () => sandbox.products('jani').length === 1);
  catalogs.sleep();
  await pass(900);
  expect(sandbox.products('jani')).toHaveLength(1);
  expect(await ask('sending.status', {})).toMatchObject({ open: 0, sent: 1, waiting: 2, goesOn: true });
  catalogs.wake();
  await until('the others follow', () => sandbox.products('jani').length === 3);
});

it('says how many answers it waits for while it closes, and waits for them', async () => {
  const { ask, catalogs, states, sandbox, remoteId } = await openWatched();
  const folder = catalogs.folder() ?? '';
  await sandbox.faults.set('jani', { name: 'slow', ms: 700, times: 1 });
  await queueProducts(ask, remoteId, ['Tea']);
  await until('it is under way', () => sandbox.products('jani').length === 1);
  await catalogs.close();
  expect(states.slice(-2)).toEqual([{ kind: 'closing', name: 'Shop', sends: 1 }, { kind: 'none' }]);
  await catalogs.open(folder, null);
  expect(await ask('sending.status', {})).toMatchObject({ sent: 1, waiting: 0, needsYou: 0 });
});

it('an answer that a full disk does not take is kept until it does, and the window is told as long as it lasts', async ({
  skip,
}) => {
  const disk = mountSmallDisk(8);
  if (disk === null) return skip(NO_MOUNT);
  const { ask, catalogs, events, sandbox, remoteId } = await openWatched({ folder: disk });
  await sandbox.faults.set('jani', { name: 'slow', ms: 700, times: 1 });
  await queueProducts(ask, remoteId, ['Tea', 'Mug']);
  await until('the first is under way', () => sandbox.products('jani').length === 1);
  const film = join(disk, 'film.mp4');
  fillDisk(film);
  await until('it is told', () => catalogs.diskTrouble() !== null);
  expect(catalogs.diskTrouble()).toMatch(/^This computer’s disk takes nothing more/);
  expect(sandbox.products('jani')).toHaveLength(1);
  rmSync(film);
  await until('it is over', () => sandbox.products('jani').length === 2);
  await until('the window hears of that', () => catalogs.diskTrouble() === null);
  expect(events.findLast(({ event }) => event === 'diskTrouble')?.data).toEqual({ message: null });
  await expect.poll(async () => (await ask('sending.status', {})).sent).toBe(2);
  expect(sandbox.log().filter(({ method }) => method === 'POST')).toHaveLength(2);
});

it('remembers what keeps the disk from writing for a window that asks late, until it is over or the catalog closes', async () => {
  const folder = temporaryFolder();
  const writer = `import { parentPort } from 'node:worker_threads';
    const tell = (message) => parentPort.postMessage(message);
    const trouble = (message) => tell({ kind: 'event', message: { event: 'diskTrouble', data: { message } } });
    parentPort.on('message', ({ kind, id, operation }) => {
      if (kind === 'close') tell({ kind: 'closed' });
      if (kind !== 'call') return;
      trouble(operation === 'sending.tryNow' ? null : 'The disk is full.');
      tell({ kind: 'answer', id, result: { ok: true, value: {} } });
    });
    tell({ kind: 'ready', sample: false, sqlite: '', unclean: false });`;
  const reader = `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => undefined);`;
  writeFileSync(join(folder, 'writer.mjs'), writer);
  for (const name of ['pages', 'scan', 'network']) writeFileSync(join(folder, `${name}.mjs`), reader);
  const { catalogs, events } = startCatalogs(null, { workers: { folder, ending: '.mjs' } });
  await catalogs.open('/data/Shop', null);
  expect(catalogs.diskTrouble()).toBeNull();
  await catalogs.call('catalog.claim', {});
  expect(catalogs.diskTrouble()).toBe('The disk is full.');
  expect(events).toContainEqual({ event: 'diskTrouble', data: { message: 'The disk is full.' } });
  await catalogs.call('sending.tryNow', {});
  expect(catalogs.diskTrouble()).toBeNull();
  await catalogs.call('catalog.claim', {});
  await catalogs.close();
  expect(catalogs.diskTrouble()).toBeNull();
});
