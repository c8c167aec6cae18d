import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { expect, it } from 'vitest';
import type { Sandbox } from '../../../sandbox/start.ts';
import type { AskCatalog } from '../../../src/main/app/ask-catalog.ts';
import { EVERY_PRODUCT } from '../../../src/shared/model/every-product.ts';
import { newProductFields } from '../../../src/shared/model/new-product.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { until } from '../../helpers/until.ts';
import { startConnectProxy } from '../http/connect-proxy.ts';
import { addJani, queueProducts, startTestSandbox } from './sell.ts';
import { startCatalogs } from './start-catalogs.ts';

async function queueProduct(ask: AskCatalog, baseUrl: string): Promise<void> {
  await queueProducts(ask, await addJani(ask, baseUrl), ['Tea']);
}

it('makes a catalog, answers from it, and folds it up when it closes', async () => {
  const folder = join(temporaryFolder(), 'Shop');
  const { catalogs, ask, states, events, flushes } = startCatalogs();
  expect(await catalogs.open(folder, 'new')).toEqual({ kind: 'open', name: 'Shop', folder, sample: false });
  expect(catalogs.sqlite()).toMatch(/^3\./);
  expect(await ask('catalog.settings', {})).toEqual({ currency: 'CHF', moved: false });
  const fields = { ...newProductFields('CHF'), name: 'Tea' };
  await ask('products.save', { id: null, baseVersion: 0, fields, draftId: null });
  expect(await ask('products.list', EVERY_PRODUCT)).toMatchObject({ total: 1 });
  expect(events).toContainEqual(expect.objectContaining({ event: 'catalogChanged' }));

  expect(await catalogs.close()).toEqual({ kind: 'none' });
  expect(states.map(({ kind }) => kind)).toEqual(['opening', 'open', 'closing', 'none']);
  expect(flushes).toEqual(['open']);
  expect(readdirSync(folder).filter((name) => /-wal|-shm|staging/.test(name))).toEqual([]);
  await expect(ask('products.list', EVERY_PRODUCT)).rejects.toMatchObject({ code: 'no-catalog' });
});

it('opens the next catalog in place of the first, in the order of asking', async () => {
  const folder = temporaryFolder();
  const { catalogs, ask } = startCatalogs();
  const [first, second, again] = await Promise.all([
    catalogs.open(join(folder, 'A'), 'new'),
    catalogs.open(join(folder, 'B'), 'sample'),
    catalogs.open(join(folder, 'B'), null),
  ]);
  expect([first, second, again]).toMatchObject([{ name: 'A' }, { name: 'B', sample: true }, { name: 'B' }]);
  expect(catalogs.folder()).toBe(join(folder, 'B'));
  expect((await ask('products.list', EVERY_PRODUCT)).total).toBe(24);
});

it('the writer reads a stable list from the pages worker: a bulk edit of all that it shows', async () => {
  const { catalogs, ask } = startCatalogs();
  await catalogs.open(join(temporaryFolder(), 'Sample'), 'sample');
  const { id: snapshot } = await ask('products.list', EVERY_PRODUCT);
  const preview = await ask('previews.prepare', {
    scope: { kind: 'snapshot', snapshot },
    actions: [{ kind: 'set', field: 'imageUrl', text: 'https://images.example.com/a.png' }],
  });
  expect(preview).toMatchObject({ scope: 24, willChange: 24 });
});

it('sends through the network worker with the key that the main process hands out', async () => {
  const sandbox = await startTestSandbox();
  const { catalogs, ask, events } = startCatalogs(sandbox.jani.key);
  await catalogs.open(join(temporaryFolder(), 'Shop'), 'new');
  await queueProduct(ask, sandbox.jani.url);
  await until('it is created there', () => sandbox.products('jani').length === 1);
  await until('the window is told of it', () =>
    events.some(({ event, data }) => event === 'catalogChanged' && 'sending' in data && data.sending),
  );
});

it('sends through the proxy that the main process names', async () => {
  const proxy = await startConnectProxy(407);
  const { catalogs, ask } = startCatalogs('k'.repeat(32), { proxy: proxy.rule });
  await catalogs.open(join(temporaryFolder(), 'Shop'), 'new');
  await queueProduct(ask, 'https://remote.example');
  await expect.poll(async () => (await ask('sending.status', {})).lanes[0]?.hold).toBe('proxy');
  expect(proxy.asked[0]).toMatch(/^CONNECT remote\.example:443 /);
});

/** A catalog with one product that waits, as a kill leaves it behind. */
async function leaveByKill(folder: string, sandbox: Sandbox): Promise<string> {
  const { catalogs, ask } = startCatalogs(null, { ledgers: `${folder}.ledgers` });
  await catalogs.open(folder, 'new');
  await queueProduct(ask, sandbox.jani.url);
  await catalogs.close();
  const file = join(folder, 'catalog.offshelf');
  const db = new BetterSqlite(file);
  db.exec("UPDATE meta SET value = '0' WHERE key = 'clean_exit'");
  db.close();
  return file;
}

it('a catalog that was left by a kill is looked over, and then what waits is sent', async () => {
  const sandbox = await startTestSandbox();
  const folder = join(temporaryFolder(), 'Shop');
  await leaveByKill(folder, sandbox);
  const { catalogs } = startCatalogs(sandbox.jani.key, { ledgers: `${folder}.ledgers` });
  expect(await catalogs.open(folder, null)).toMatchObject({ kind: 'open' });
  await until('it is sent', () => sandbox.products('jani').length === 1);
});

it('nothing is sent from a catalog whose file turns out to be damaged: it is refused', async () => {
  const sandbox = await startTestSandbox();
  const folder = join(temporaryFolder(), 'Shop');
  const file = await leaveByKill(folder, sandbox);
  const bytes = readFileSync(file);
  const page = bytes.readUInt16BE(16);
  bytes.fill(0xff, bytes.length - page);
  writeFileSync(file, bytes);
  const { catalogs, states } = startCatalogs(sandbox.jani.key);
  await catalogs.open(folder, null);
  await until('it is refused', () => states.at(-1)?.kind === 'refused');
  expect(states.at(-1)).toMatchObject({ why: 'broken' });
  expect(sandbox.log()).toEqual([]);
});

it('a copied catalog sends nothing until it is claimed, also from another installation', async () => {
  const sandbox = await startTestSandbox();
  const folder = join(temporaryFolder(), 'Shop');
  await leaveByKill(folder, sandbox);
  const { catalogs, ask } = startCatalogs(sandbox.jani.key, { installId: 'another' });
  await catalogs.open(folder, null);
  expect(await ask('catalog.settings', {})).toMatchObject({ moved: true });
  await ask('catalog.claim', { waiting: 'send' });
  await until('it is sent', () => sandbox.products('jani').length === 1);
});

it('refuses what is no catalog with a reason, leaves it as it is, and opens another one after that', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'Foreign'));
  const file = join(folder, 'Foreign', 'catalog.offshelf');
  writeFileSync(file, 'no catalog at all'.repeat(500));
  const { catalogs } = startCatalogs();
  const refused = await catalogs.open(join(folder, 'Foreign'), null);
  expect(refused).toMatchObject({ kind: 'refused', name: 'Foreign', why: 'foreign' });
  expect(JSON.stringify(refused)).not.toContain(folder);
  expect(await catalogs.open(join(folder, 'Nowhere'), null)).toMatchObject({
    kind: 'refused',
    why: 'missing',
  });
  expect(readFileSync(file, 'utf8')).toBe('no catalog at all'.repeat(500));
  expect(readdirSync(folder)).toEqual(['Foreign']);
  expect(await catalogs.open(join(folder, 'Shop'), 'new')).toMatchObject({ kind: 'open' });
});

it('a catalog that is open elsewhere is refused while it is', async () => {
  const folder = join(temporaryFolder(), 'Shop');
  const [one, other] = [startCatalogs(), startCatalogs()];
  await one.catalogs.open(folder, 'new');
  expect(await other.catalogs.open(folder, null)).toMatchObject({ kind: 'refused', why: 'in-use' });
  await one.catalogs.close();
  expect(await other.catalogs.open(folder, null)).toMatchObject({ kind: 'open' });
});
