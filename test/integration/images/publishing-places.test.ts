import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { editProduct, peek } from '../../helpers/catalog.ts';
import { addJani, NO_CHOICES } from '../../helpers/remotes.ts';
import { startDav } from './dav-server.ts';
import { picture } from './hostile-answers.ts';
import { serve } from './hostile-pictures.ts';
import { eventually, openPublishingScene } from './publishing-scene.ts';
import { isSent, sendTo, serveFolder } from './publishing-steps.ts';

describe('a place that is changed', () => {
  it('gets the files anew, and what was sent before counts as unchanged', async () => {
    const scene = await openPublishingScene();
    const [old, now] = [scene.newFolder(), scene.newFolder()];
    const servers = { old: await serveFolder(old), now: await serveFolder(now) };
    const place = await scene.addPlace({
      where: { kind: 'folder', folder: old },
      publicBase: `http://127.0.0.1:${servers.old.port}`,
    });
    const remote = await scene.addRemote(place.id);
    const [mug = 0, cup = 0] = await scene.addProducts(['A', 'B']);
    await sendTo(scene, [mug], remote.id);
    await eventually('sent', isSent(scene, mug));
    const { id, name, path, preset } = place;
    await scene.core.call('imagePlaces.change', {
      id,
      name,
      path,
      preset,
      where: { kind: 'folder', folder: now },
      publicBase: `http://127.0.0.1:${servers.now.port}`,
    });
    await editProduct(scene.core, mug, { description: '' });
    expect((await scene.rowOf(mug))?.changedSince).toBe(false);
    await sendTo(scene, [cup], remote.id);
    await eventually('sent', isSent(scene, cup));
    expect(String(scene.created()[1]?.['image_url'])).toContain(`:${servers.now.port}/`);
  });

  it('is not removed while a remote needs it', async () => {
    const scene = await openPublishingScene();
    const place = await scene.addPlace({ where: { kind: 'address' }, publicBase: 'https://cdn.example.com' });
    for (const name of ['Zoe', 'Öl', 'apfel'])
      await addJani(scene.core, { name, settings: { ...NO_CHOICES, imagePlaceId: place.id } });
    expect(await scene.core.dispatch('imagePlaces.remove', { id: place.id })).toMatchObject({
      error: { code: 'in-use', message: expect.stringContaining('“apfel”') as string },
    });
    expect(await scene.core.call('imagePlaces.list', {})).toHaveLength(1);
  });
});

it('puts a file there once more that was lost before its address was opened', async () => {
  const scene = await openPublishingScene();
  const folder = scene.newFolder();
  let isOpen = false;
  const { port } = await serveFolder(folder, () => isOpen);
  const where = { kind: 'folder', folder } as const;
  const place = await scene.addPlace({ where, publicBase: `http://127.0.0.1:${port}` });
  const remote = await scene.addRemote(place.id);
  const [mug = 0] = await scene.addProducts(['A']);
  await sendTo(scene, [mug], remote.id);
  const put = () =>
    readdirSync(folder, { recursive: true })
      .map(String)
      .filter((file) => file.endsWith('.png'));
  await eventually('put there', async () => put().length === 1);
  await eventually('not opened', async () => /404/.test((await scene.rowOf(mug))?.detail ?? ''));
  for (const file of put()) rmSync(join(folder, file));
  isOpen = true;
  await scene.core.call('imagePlaces.tryAgain', { id: place.id });
  await eventually('sent', isSent(scene, mug));
  expect(put()).toHaveLength(1);
});

describe('a place that can not be reached', () => {
  it('says why it waits and until when, of itself and of every product, and goes on by itself', async () => {
    const scene = await openPublishingScene();
    const dav = await startDav(async () => ({ status: 201 }));
    // Nobody listens there.
    const where = { kind: 'webdav', address: 'http://127.0.0.1:9/dav', user: 'me' } as const;
    const place = await scene.addPlace({ ...dav.place, where });
    scene.secrets.set(place.id, 'secret');
    const remote = await scene.addRemote(place.id);
    const products = await scene.addProducts(['A', 'B', 'C', 'D', 'E', 'F']);
    await sendTo(scene, products, remote.id);
    const waitsOf = async () => (await scene.core.call('imagePlaces.list', {}))[0]?.waits ?? null;
    await eventually('it waits', async () => (await waitsOf()) !== null);
    const waits = await waitsOf();
    expect(waits?.detail).toContain('127.0.0.1');
    expect(waits?.until).toBeGreaterThan(scene.clock.now() - 60_000);
    for (const product of products)
      expect((await scene.rowOf(product))?.detail).toBe((await waitsOf())?.detail);
    const { id, name, path, preset, publicBase } = place;
    await scene.core.call('imagePlaces.change', {
      id,
      name,
      path,
      preset,
      publicBase,
      where: dav.place.where,
    });
    for (const product of products) await eventually('sent', isSent(scene, product));
    expect(await waitsOf()).toBeNull();
  });
});

describe('the test of a place', () => {
  it('fails where another picture is at the address, and names the host that would have to be allowed', async () => {
    const scene = await openPublishingScene();
    const { port } = await serve((request, response) => {
      picture(request, response, 0);
    }, 'http');
    const folder = scene.newFolder();
    const place = await scene.addPlace({
      where: { kind: 'folder', folder },
      publicBase: `http://127.0.0.1:${port}`,
    });
    const [, other] = await scene.core.call('imagePlaces.test', { id: place.id });
    expect(other).toMatchObject({ step: 'open', ok: false, host: null });
    expect(other?.message).toContain('Another picture is at');
    await scene.core.call('images.removeHost', { host: '127.0.0.1' });
    const [, refused] = await scene.core.call('imagePlaces.test', { id: place.id });
    expect(refused).toMatchObject({ step: 'open', ok: false, host: '127.0.0.1' });
  });
});

it('a host that is allowed lets everything go at once that could not be opened', async () => {
  const scene = await openPublishingScene();
  await scene.core.call('images.removeHost', { host: '127.0.0.1' });
  const folder = scene.newFolder();
  const { port } = await serveFolder(folder);
  const place = await scene.addPlace({
    where: { kind: 'folder', folder },
    publicBase: `http://127.0.0.1:${port}`,
  });
  const remote = await scene.addRemote(place.id);
  const products = await scene.addProducts(['A', 'B', 'C']);
  await sendTo(scene, products, remote.id);
  for (const product of products)
    await eventually('why', async () =>
      ((await scene.rowOf(product))?.detail ?? '').includes('allow this host'),
    );
  // From here on every wait of its own would be longer than the test.
  peek(scene.core).exec(`UPDATE image_upload SET next_at = ${scene.clock.now() + 86_400_000}`);
  await scene.core.call('images.allowHost', { host: '127.0.0.1' });
  for (const product of products) await eventually('sent', isSent(scene, product));
});

it('a place whose address was changed behind its key gets nothing, a test neither', async () => {
  const scene = await openPublishingScene();
  const asked: string[] = [];
  const { port } = await serve((request, response) => {
    asked.push(request.method ?? '');
    response.writeHead(201).end();
  }, 'http');
  const where = { kind: 'webdav', address: 'https://dav.example/shop', user: 'me' } as const;
  const place = await scene.addPlace({ where, publicBase: 'https://cdn.example' });
  scene.secrets.set(place.id, 'sesame');
  const remote = await scene.addRemote(place.id);
  const [mug = 0] = await scene.addProducts(['A']);
  const elsewhere = JSON.stringify({ ...where, address: `http://127.0.0.1:${port}` });
  peek(scene.core).prepare('UPDATE image_place SET place = ?').run(elsewhere);
  const [step] = await scene.core.call('imagePlaces.test', { id: place.id });
  expect(step).toMatchObject({ ok: false, message: expect.stringContaining('another host') as string });
  await sendTo(scene, [mug], remote.id);
  await eventually('why', async () => ((await scene.rowOf(mug))?.detail ?? '').includes('another host'));
  expect(asked).toEqual([]);
});
