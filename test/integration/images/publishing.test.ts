import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readLocalImage } from '../../../src/shared/model/local-image.ts';
import { editProduct, getProduct, peek } from '../../helpers/catalog.ts';
import { createGate, startDav } from './dav-server.ts';
import { picture } from './hostile-answers.ts';
import { serve } from './hostile-pictures.ts';
import { eventually, openPublishingScene } from './publishing-scene.ts';
import { isSent, sendTo, serveFolder } from './publishing-steps.ts';

describe('a product whose image is a file of this computer', () => {
  it('can not be sent where nobody said where images go', async () => {
    const scene = await openPublishingScene();
    const remote = await scene.addRemote(null);
    const [mug] = await scene.addProducts(['A']);
    const { remotes } = await scene.core.call('sending.summary', {
      products: [mug ?? 0],
      remotes: [remote.id],
    });
    expect(remotes[0]).toMatchObject({ ready: 0, withProblems: 1, imagesFirst: 0 });
  });

  it('has a problem where the place of the remote is not there', async () => {
    const scene = await openPublishingScene();
    const remote = await scene.addRemote(7);
    const [mug = 0] = await scene.addProducts(['A']);
    const { remotes } = await scene.core.call('sending.summary', { products: [mug], remotes: [remote.id] });
    expect(remotes[0]).toMatchObject({ ready: 0, withProblems: 1, imagesFirst: 0 });
  });

  it('is created once its image can be opened by others, with that address, and stays as it is here', async () => {
    const scene = await openPublishingScene();
    const folder = scene.newFolder();
    const { port, asked } = await serveFolder(folder);
    const place = await scene.addPlace({
      where: { kind: 'folder', folder },
      publicBase: `http://127.0.0.1:${port}`,
    });
    const remote = await scene.addRemote(place.id);
    const products = await scene.addProducts(['A', 'B']);
    const summary = await scene.core.call('sending.summary', { products, remotes: [remote.id] });
    expect(summary.remotes[0]).toMatchObject({ ready: 2, withProblems: 0, imagesFirst: 2, filesFirst: 2 });
    await sendTo(scene, products, remote.id);
    for (const product of products) await eventually('sent', isSent(scene, product));
    const urls = scene
      .created()
      .map((body) => String(body['image_url']))
      .toSorted((one, other) => new URL(one).pathname.localeCompare(new URL(other).pathname));
    expect(urls).toHaveLength(2);
    for (const url of urls) expect(asked).toContain(`GET ${new URL(url).pathname}`);
    const image = (await getProduct(scene.core, products[0] ?? 0)).fields.imageUrl;
    expect(readLocalImage(image)?.name).toBe('A.png');
    const standings = await scene.core.call('images.standings', { ids: products });
    expect(standings.map(({ state }) => state)).toEqual(['uploaded', 'uploaded']);
    expect(urls[0]).toMatch(/\/a-[0-9a-f]{16}\.png$/);
    expect((await scene.rowOf(products[0] ?? 0))?.changedSince).toBe(false);
  });

  it('waits while its image can not be opened, and says so; others go', async () => {
    const scene = await openPublishingScene();
    const folder = scene.newFolder();
    let isOpen = false;
    const { port } = await serveFolder(folder, () => isOpen);
    const place = await scene.addPlace({
      where: { kind: 'folder', folder },
      publicBase: `http://127.0.0.1:${port}`,
    });
    const remote = await scene.addRemote(place.id);
    const [waiting = 0, other = 0] = await scene.addProducts(['A', 'B']);
    await editProduct(scene.core, other, { imageUrl: 'https://example.com/mug.png' });
    await sendTo(scene, [waiting, other], remote.id);
    await eventually('the other one is sent', isSent(scene, other));
    await eventually('why it waits', async () =>
      ((await scene.rowOf(waiting))?.detail ?? '').includes('404'),
    );
    expect(await scene.rowOf(waiting)).toMatchObject({ state: 'queued', reason: 'image-waits' });
    isOpen = true;
    await eventually('sent by itself', isSent(scene, waiting));
    expect(scene.created()).toHaveLength(2);
  });

  it('takes the image that it has when it leaves, not the one that it was queued with', async () => {
    const scene = await openPublishingScene();
    const folder = scene.newFolder();
    let isOpen = false;
    const { port } = await serveFolder(folder, () => isOpen);
    const place = await scene.addPlace({
      where: { kind: 'folder', folder },
      publicBase: `http://127.0.0.1:${port}`,
    });
    const remote = await scene.addRemote(place.id);
    const [first = 0, second = 0] = await scene.addProducts(['A', 'B']);
    await sendTo(scene, [first], remote.id);
    await eventually(
      'put',
      async () => (await scene.core.call('imagePlaces.counts', { id: place.id })).waiting > 0,
    );
    await editProduct(scene.core, first, {
      imageUrl: (await getProduct(scene.core, second)).fields.imageUrl,
    });
    isOpen = true;
    await eventually('sent', isSent(scene, first));
    expect(scene.created().map((body) => String(body['image_url']))).toEqual([expect.stringMatching(/\/b-/)]);
  });

  it('is not held by the place of another remote', async () => {
    const scene = await openPublishingScene();
    const { port } = await serve((request, response) => {
      picture(request, response, 0);
    }, 'http');
    const place = await scene.addPlace({
      where: { kind: 'address' },
      path: '{name}.{ext}',
      publicBase: `http://127.0.0.1:${port}/shop`,
    });
    const remote = await scene.addRemote(place.id);
    const [mug = 0] = await scene.addProducts(['A']);
    await sendTo(scene, [mug], remote.id);
    // What is shown there is a picture of another size than the file.
    await eventually('a problem', async () => (await scene.rowOf(mug))?.reason === 'has-problems');
    const { fields } = await getProduct(scene.core, mug);
    const file = readLocalImage(fields.imageUrl)?.file ?? '';
    const [upload] = await scene.core.call('imagePlaces.uploads', { files: [file] });
    expect(upload?.state).toBe('failed');
    expect(upload?.detail).toContain('Another picture lies at');
    const [standing] = await scene.core.call('images.standings', { ids: [mug] });
    expect(standing).toMatchObject({ state: 'not-uploaded', why: upload?.detail });
    expect(scene.created()).toEqual([]);
  });
});

describe('publishing', () => {
  it('puts a file once that is the image of many products, and opens it once', async () => {
    const scene = await openPublishingScene();
    const folder = scene.newFolder();
    const { port, asked } = await serveFolder(folder);
    const place = await scene.addPlace({
      where: { kind: 'folder', folder },
      publicBase: `http://127.0.0.1:${port}`,
    });
    const remote = await scene.addRemote(place.id);
    const products = await scene.addProducts(['A', 'B', 'C', 'D', 'E', 'F']);
    const { imageUrl } = (await getProduct(scene.core, products[0] ?? 0)).fields;
    for (const product of products) await editProduct(scene.core, product, { imageUrl });
    await sendTo(scene, products, remote.id);
    for (const product of products) await eventually('sent', isSent(scene, product));
    expect(asked).toHaveLength(1);
    expect(readdirSync(folder).filter((name) => name.endsWith('.png'))).toHaveLength(1);
  });

  it('rests while sending is paused', async () => {
    const scene = await openPublishingScene();
    const folder = scene.newFolder();
    const { port, asked } = await serveFolder(folder);
    const place = await scene.addPlace({
      where: { kind: 'folder', folder },
      publicBase: `http://127.0.0.1:${port}`,
    });
    const remote = await scene.addRemote(place.id);
    const [mug = 0] = await scene.addProducts(['A']);
    await scene.core.call('sending.pauseAll', { paused: true });
    await sendTo(scene, [mug], remote.id);
    // Half a minute by the clock of this test.
    await new Promise((resolve) => setTimeout(resolve, 750));
    expect({ asked, files: readdirSync(folder) }).toEqual({ asked: [], files: [] });
    await scene.core.call('sending.pauseAll', { paused: false });
    await eventually('sent', isSent(scene, mug));
  });

  it('goes on with other files while one hangs that many products wait for', async () => {
    const scene = await openPublishingScene();
    const gate = createGate();
    const dav = await startDav(async ({ url }) => {
      if (url?.includes('/a-') === true) await gate.passed;
      return { status: 201 };
    });
    const place = await scene.addPlace(dav.place);
    scene.secrets.set(place.id, 'secret');
    const remote = await scene.addRemote(place.id);
    const [first = 0, ...rest] = await scene.addProducts(
      Array.from({ length: 70 }, (_, n) => (n === 0 ? 'A' : `B${n}`)),
    );
    const last = rest.pop() ?? 0;
    const { imageUrl } = (await getProduct(scene.core, first)).fields;
    for (const product of rest) await editProduct(scene.core, product, { imageUrl });
    await sendTo(scene, [first, ...rest, last], remote.id);
    await eventually('the last one is sent', isSent(scene, last));
    gate.open();
  });

  it('waits for a key that is not there, and goes on when it is', async () => {
    const scene = await openPublishingScene();
    const stored = new Map<string, Buffer>();
    const { port } = await serve((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const name = (request.url ?? '').split('/').at(-1) ?? '';
        if (request.method === 'PUT') stored.set(name, Buffer.concat(chunks));
        const bytes = stored.get(name);
        if (request.method === 'PUT') response.writeHead(201).end();
        else if (bytes === undefined) response.writeHead(404).end();
        else response.writeHead(200, { 'content-type': 'image/png' }).end(bytes);
      });
    }, 'http');
    const place = await scene.addPlace({
      where: { kind: 'webdav', address: `http://127.0.0.1:${port}/dav`, user: 'me' },
      publicBase: `http://127.0.0.1:${port}/open`,
    });
    const remote = await scene.addRemote(place.id);
    const [mug = 0] = await scene.addProducts(['A']);
    await sendTo(scene, [mug], remote.id);
    await eventually('held', async () => ((await scene.rowOf(mug))?.detail ?? '').includes('no key'));
    scene.secrets.set(place.id, 'secret');
    scene.core.writer.placeKeyChanged(place.id);
    await eventually('sent', isSent(scene, mug));
    expect(stored.size).toBe(1);
  });

  it('goes on after a restart where it was, and puts nothing twice', async () => {
    const scene = await openPublishingScene();
    const folder = scene.newFolder();
    let isOpen = false;
    const { port, asked } = await serveFolder(folder, () => isOpen);
    const place = await scene.addPlace({
      where: { kind: 'folder', folder },
      publicBase: `http://127.0.0.1:${port}`,
    });
    const remote = await scene.addRemote(place.id);
    const [mug = 0] = await scene.addProducts(['A']);
    await sendTo(scene, [mug], remote.id);
    await eventually('asked for', async () => asked.length > 0);
    const files = readdirSync(folder);
    await scene.restart();
    isOpen = true;
    await eventually('sent', isSent(scene, mug));
    expect(readdirSync(folder)).toEqual(files);
    expect(new Set(asked).size).toBe(1);
  });

  it('begins nothing for products that are not in line', async () => {
    const scene = await openPublishingScene();
    const place = await scene.addPlace({ where: { kind: 'address' }, publicBase: 'https://cdn.example.com' });
    await scene.addRemote(place.id);
    await scene.addProducts(['A', 'B']);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(peek(scene.core).prepare('SELECT count(*) FROM image_upload').pluck().get()).toBe(0);
  });
});
