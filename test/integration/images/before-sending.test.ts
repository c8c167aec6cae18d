import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addProduct, editProduct, getProduct, peek } from '../../helpers/catalog.ts';
import { photo } from '../../helpers/photos.ts';
import { addJourneyBee } from '../../helpers/remotes.ts';
import { eventually, openPublishingScene } from './publishing-scene.ts';
import { isSent, serveFolder } from './publishing-steps.ts';

/** A remote whose images go to a folder that is public as soon as `isOpen` says so. */
async function openShop(isOpen = () => true) {
  const scene = await openPublishingScene();
  const folder = scene.newFolder();
  const { port } = await serveFolder(folder, isOpen);
  const place = await scene.addPlace({
    where: { kind: 'folder', folder },
    publicBase: `http://127.0.0.1:${port}`,
  });
  const remote = await scene.addRemote(place.id);
  const imageOf = async (id: number) => (await getProduct(scene.core, id)).fields.imageUrl;
  const plain = async (name: string) => (await addProduct(scene.core, { name, imageUrl: '' })).id;
  const created = () => scene.created().map(({ name }) => name);
  return { scene, remote, imageOf, plain, created };
}

it('counts each file that goes first once, with its bytes, and none of a product that does not go', async () => {
  const { scene, remote, imageOf } = await openShop();
  const [one = 0, other = 0, bad = 0] = await scene.addProducts(['A', 'B', 'C']);
  const twin = await addProduct(scene.core, { name: 'Twin', imageUrl: await imageOf(one) });
  await editProduct(scene.core, bad, { name: '' });
  const products = [one, other, bad, twin.id];
  const { remotes } = await scene.core.call('sending.summary', { products, remotes: [remote.id] });
  expect(remotes[0]).toMatchObject({
    ready: 3,
    withProblems: 1,
    imagesFirst: 3,
    filesFirst: 2,
    bytesFirst: photo(1).length + photo(2).length,
  });
});

it('counts the ready ones whose image was broken at the last look, where images go', async () => {
  const { scene, remote, plain } = await openShop();
  const bee = await addJourneyBee(scene.core);
  const faults = ['not-reachable', 'not-an-image', 'blocked-address', 'ok'];
  const products: number[] = [await plain('None')];
  for (const outcome of faults) {
    const imageUrl = `https://shop.example/${outcome}.png`;
    products.push(
      (await addProduct(scene.core, { name: outcome, imageUrl, price: '1', currency: 'EUR' })).id,
    );
    peek(scene.core)
      .prepare('INSERT INTO link_check(url, outcome, checked_at) VALUES (?, ?, 1)')
      .run(imageUrl, outcome);
  }
  const { remotes } = await scene.core.call('sending.summary', { products, remotes: [remote.id, bee.id] });
  expect(remotes.map(({ brokenImages }) => brokenImages)).toEqual([2, 0]);
});

it('tests with one whose image goes to its place, and nothing overtakes it on the way', async () => {
  let isOpen = false;
  const { scene, remote, plain, created } = await openShop(() => isOpen);
  const before = await plain('Before');
  const [mug = 0] = await scene.addProducts(['A']);
  const after = await plain('After');
  const products = [before, mug, after];
  await scene.core.call('sending.send', { products, remotes: [remote.id], testFirst: true });
  await eventually('why it waits', async () => ((await scene.rowOf(mug))?.detail ?? '').includes('404'));
  expect(created()).toEqual([]);
  isOpen = true;
  await eventually('sent', isSent(scene, mug));
  expect(created()).toEqual(['Mug A']);
  const { lanes } = await scene.core.call('sending.status', {});
  expect(lanes).toMatchObject([{ hold: 'tested', waiting: 2 }]);
});

it('tests with another one where the image can not be published', async () => {
  const { scene, remote, plain, created } = await openShop();
  const before = await plain('Before');
  const [mug = 0] = await scene.addProducts(['A']);
  rmSync(join(scene.core.folder, 'images'), { recursive: true });
  await scene.core.call('sending.send', { products: [before, mug], remotes: [remote.id], testFirst: true });
  await eventually('sent', isSent(scene, before));
  expect(created()).toEqual(['Before']);
  expect(await scene.rowOf(mug)).toMatchObject({ state: 'queued', reason: 'remote-held' });
});

it('tests with another one where nothing can be put at the place', async () => {
  const scene = await openPublishingScene();
  const folder = join(scene.newFolder(), 'gone');
  const where = { kind: 'folder', folder } as const;
  const place = await scene.addPlace({ where, publicBase: 'http://127.0.0.1:1' });
  const remote = await scene.addRemote(place.id);
  const before = (await addProduct(scene.core, { name: 'Before', imageUrl: '' })).id;
  const [mug = 0] = await scene.addProducts(['A']);
  await scene.core.call('sending.send', { products: [before, mug], remotes: [remote.id], testFirst: true });
  await eventually('sent', isSent(scene, before));
  expect((await scene.rowOf(mug))?.state).toBe('queued');
  const { lanes } = await scene.core.call('sending.status', {});
  expect(lanes).toMatchObject([{ hold: 'tested', waiting: 1 }]);
});

it('says that nothing moves while a test waits for an image that comes later', async () => {
  const { scene, remote, plain } = await openShop(() => false);
  const after = await plain('After');
  const [mug = 0] = await scene.addProducts(['A']);
  const remotes = [remote.id];
  await scene.core.call('sending.send', { products: [after, mug], remotes, testFirst: true });
  await eventually('why it waits', async () => ((await scene.rowOf(mug))?.detail ?? '').includes('404'));
  // Between two looks at the address, which come later and later.
  await eventually('nothing moves now', async () => {
    const now = scene.clock.now();
    return ((await scene.core.call('sending.nextMove', { remotes })).at ?? 0) > now;
  });
});
