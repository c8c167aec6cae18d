import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { ImageFetcher } from '../../../src/main/core/domain/ports/image-fetcher.ts';
import { PLACE_HOLDS } from '../../../src/shared/model/place-holds.ts';
import { editProduct, getProduct } from '../../helpers/catalog.ts';
import { matchFolder, photo, writePhotos } from '../../helpers/photos.ts';
import { createGate, startDav } from './dav-server.ts';
import { serve } from './hostile-pictures.ts';
import { eventually, openPublishingScene } from './publishing-scene.ts';

type Scene = Awaited<ReturnType<typeof openPublishingScene>>;

const TWENTY = Array.from({ length: 20 }, (_, n) => `P${n}`);
const pass = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const isSent = (scene: Scene, product: number) => async () => (await scene.rowOf(product))?.state === 'sent';
const heldOf = async (scene: Scene) => (await scene.core.call('imagePlaces.list', {}))[0]?.held ?? null;

/** Products in line whose images go to this place. */
async function queueAt(scene: Scene, place: { readonly id: number }, skus: readonly string[]) {
  scene.secrets.set(place.id, 'secret');
  const remote = await scene.addRemote(place.id);
  const products = await scene.addProducts(skus);
  await scene.core.call('sending.send', { products, remotes: [remote.id] });
  return products;
}

describe('a file that is on its way', () => {
  it('counts as lying where it was put, not where the place leads by then', async () => {
    const scene = await openPublishingScene();
    const gate = createGate();
    const old = await startDav(async () => {
      await gate.passed;
      return { status: 201 };
    });
    const now = await startDav(async () => ({ status: 201 }));
    const { id, name, path, preset } = await scene.addPlace(old.place);
    const [mug = 0] = await queueAt(scene, { id }, ['A']);
    await eventually('it is on its way', async () => old.puts() === 1);
    await scene.core.call('imagePlaces.change', { id, name, path, preset, ...now.place });
    gate.open();
    await eventually('sent', isSent(scene, mug));
    expect(String(scene.created()[0]?.['image_url'])).toContain(now.site);
  });

  it('does not hold its place for a key that was another one then', async () => {
    const scene = await openPublishingScene();
    const gate = createGate();
    const right = `Basic ${Buffer.from('me:right').toString('base64')}`;
    const dav = await startDav(async ({ headers }) => {
      if (headers.authorization === right) return { status: 201 };
      await gate.passed;
      return { status: 401 };
    });
    const place = await scene.addPlace(dav.place);
    const [mug = 0] = await queueAt(scene, place, ['A']);
    await eventually('it is on its way', async () => dav.puts() === 1);
    scene.secrets.set(place.id, 'right');
    scene.core.writer.placeKeyChanged(place.id);
    gate.open();
    await eventually('sent', isSent(scene, mug));
    expect(await heldOf(scene)).toBeNull();
  });
});

describe('a place', () => {
  it('is asked for no more files once it said that it takes none', async () => {
    const scene = await openPublishingScene();
    const dav = await startDav(async () => ({ status: 401 }));
    await queueAt(scene, await scene.addPlace(dav.place), TWENTY);
    await eventually('held', async () => (await heldOf(scene)) !== null);
    await pass(300);
    expect(dav.puts()).toBeLessThanOrEqual(4);
  });

  it('is left alone, for all its files, as long as it wants to be', async () => {
    const scene = await openPublishingScene();
    const dav = await startDav(async () => ({ status: 429, retryAfter: 120 }));
    await queueAt(scene, await scene.addPlace(dav.place), TWENTY);
    // Half a minute by the clock of this test.
    await pass(800);
    expect(dav.puts()).toBeLessThanOrEqual(4);
  });

  it('gets nothing of products that were taken out of the line', async () => {
    const scene = await openPublishingScene();
    const gate = createGate();
    const dav = await startDav(async () => {
      await gate.passed;
      return { status: 201 };
    });
    const products = await queueAt(scene, await scene.addPlace(dav.place), TWENTY);
    await eventually('the first are on their way', async () => dav.puts() === 4);
    await scene.core.call('products.trash', { scope: { kind: 'ids', ids: products } });
    gate.open();
    await pass(400);
    expect(dav.puts()).toBe(4);
  });

  it('gives no address to two files, and another one to a file with another name', async () => {
    const scene = await openPublishingScene();
    const { port } = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'image/png' }).end(photo(11));
    }, 'http');
    const publicBase = `http://127.0.0.1:${port}`;
    const place = await scene.addPlace({ where: { kind: 'address' }, path: '{name}.{ext}', publicBase });
    const remote = await scene.addRemote(place.id);
    const products = await scene.addProducts(['A', 'B']);
    const photos = writePhotos({ 'A/front.png': photo(11), 'B/front.png': photo(12) });
    await scene.core.call('images.apply', { id: (await matchFolder(scene.core, photos)).id });
    await scene.core.call('sending.send', { products, remotes: [remote.id] });
    const isRefused = async () =>
      (await Promise.all(products.map(scene.rowOf))).some((row) => row?.reason === 'has-problems');
    await eventually('one is refused', isRefused);
    await eventually('the other one is sent', async () => scene.created().length > 0);
    await pass(200);
    expect(scene.created()).toHaveLength(1);
    const rows = await Promise.all(products.map(scene.rowOf));
    const refused = products[rows.findIndex((row) => row?.state === 'queued')] ?? 0;
    const { imageUrl } = (await getProduct(scene.core, refused)).fields;
    await editProduct(scene.core, refused, { imageUrl: imageUrl.replace('front.png', 'other.png') });
    await scene.core.call('imagePlaces.tryAgain', { id: place.id });
    await eventually('sent under another name', isSent(scene, refused));
    expect(String(scene.created()[1]?.['image_url'])).toBe(`${publicBase}/other.png`);
  });
});

it('a computer that did not fall asleep after all publishes again by itself', async () => {
  const scene = await openPublishingScene();
  const dav = await startDav(async () => ({ status: 201 }));
  const place = await scene.addPlace(dav.place);
  scene.core.writer.sleep();
  await queueAt(scene, place, ['A']);
  expect(dav.puts()).toBe(0);
  await eventually('put', async () => dav.puts() === 1);
});

it('what nobody expected makes an image rest, and the rest of the program goes on', async () => {
  let asked = 0;
  const fetchImage: ImageFetcher['fetchImage'] = async () => {
    asked += 1;
    if (asked > 1_000) return { kind: 'not-asked', why: 'offline', detail: '' };
    throw new Error('a fault of the program');
  };
  const scene = await openPublishingScene({ imageFetcher: { fetchImage } });
  const where = { kind: 'folder', folder: scene.newFolder() } as const;
  await queueAt(scene, await scene.addPlace({ where, publicBase: 'http://127.0.0.1:9' }), ['A']);
  await eventually('asked', async () => asked > 0);
  await pass(300);
  expect(asked).toBeLessThan(20);
});

it('a reference to a file with spaces before it is a problem, and waits for nothing', async () => {
  const scene = await openPublishingScene();
  const dav = await startDav(async () => ({ status: 201 }));
  const place = await scene.addPlace(dav.place);
  const remote = await scene.addRemote(place.id);
  const [mug = 0] = await scene.addProducts(['A']);
  const { imageUrl } = (await getProduct(scene.core, mug)).fields;
  await editProduct(scene.core, mug, { imageUrl: `\n ${imageUrl}` });
  const { remotes } = await scene.core.call('sending.summary', { products: [mug], remotes: [remote.id] });
  expect(remotes[0]).toMatchObject({ ready: 0, withProblems: 1, imagesFirst: 0 });
});

/** Like a catalog that somebody prepared: it claims no home, and its one place is a folder that was never chosen here. */
function prepareTrap(folder: string, victim: string): void {
  const bytes = Buffer.from('ssh-ed25519 AAAA\n');
  const hash = createHash('sha256').update(bytes).digest('hex');
  const images = join(folder, 'images', hash.slice(0, 2));
  mkdirSync(images, { recursive: true });
  writeFileSync(join(images, `${hash}.png`), bytes);
  const db = new BetterSqlite(join(folder, 'catalog.offshelf'));
  db.prepare('UPDATE product SET image_url = ?').run(`local-image:${hash}.png/x.png`);
  db.prepare(`UPDATE image_place SET place = ?, path = 'authorized_keys'`).run(
    JSON.stringify({ kind: 'folder', folder: victim }),
  );
  db.exec(`DELETE FROM meta WHERE key IN ('home', 'away', 'sending_paused')`);
  db.close();
}

describe('a catalog that was made elsewhere', () => {
  it('writes into no folder that nobody chose here, and under no name of its own', async () => {
    const scene = await openPublishingScene({ installId: 'theirs' });
    const [chosen, victim] = [scene.newFolder(), scene.newFolder()];
    writeFileSync(join(victim, 'authorized_keys'), 'mine');
    const where = { kind: 'folder', folder: chosen } as const;
    const place = await scene.addPlace({ where, publicBase: 'http://127.0.0.1:9' });
    await scene.core.call('sending.pauseAll', { paused: true });
    await queueAt(scene, place, ['A']);
    await scene.restart((folder) => prepareTrap(folder, victim), { installId: 'mine' });
    expect(await scene.core.call('catalog.copies', {})).toMatchObject({ why: 'moved' });
    await scene.core.call('catalog.claim', {});
    await scene.core.call('catalog.sendCopied', {});
    await eventually('held', async () => (await heldOf(scene)) === PLACE_HOLDS.otherComputer);
    const [step] = await scene.core.call('imagePlaces.test', { id: place.id });
    expect(step).toMatchObject({ step: 'put', ok: false });
    // Somebody who trusts the folder still gets no file that is not named by what is in it.
    await scene.core.call('imagePlaces.tryAgain', { id: place.id });
    await eventually('held for its path', async () => ((await heldOf(scene)) ?? '').includes('{hash}'));
    expect(readdirSync(victim)).toEqual(['authorized_keys']);
    expect(readFileSync(join(victim, 'authorized_keys'), 'utf8')).toBe('mine');
  });

  it('goes on at home, where its folder was chosen', async () => {
    const scene = await openPublishingScene({ installId: 'mine' });
    const folder = scene.newFolder();
    const where = { kind: 'folder', folder } as const;
    const place = await scene.addPlace({ where, publicBase: 'http://127.0.0.1:9' });
    await scene.core.call('sending.pauseAll', { paused: true });
    await queueAt(scene, place, ['A']);
    await scene.restart();
    await scene.core.call('sending.pauseAll', { paused: false });
    await eventually('put', async () => readdirSync(folder).some((name) => name.endsWith('.png')));
  });
});
