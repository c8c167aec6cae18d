import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { CODEC_CHANNEL, type CodecTask, type FromCodec } from '../../src/shared/contract/codec.ts';
import { readImageHeader } from '../../src/shared/model/image-header.ts';
import { newProductFields } from '../../src/shared/model/new-product.ts';
import { addExif, keepImage, makePng } from '../helpers/images.ts';
import { ask } from './bridge.ts';
import { expect, test } from './fixture.ts';
import { local, look, makeInPage, openShop } from './thumbnail-eyes.ts';

/** Gives a picture to a worker of the page that decodes, as the main process does. */
async function convert(app: ElectronApplication, bytes: Buffer, task: CodecTask): Promise<Buffer | null> {
  const made = await app.evaluate(
    async ({ webContents, MessageChannelMain }, { text, channel, what }) => {
      const codec = webContents.getAllWebContents().find((one) => one.getURL().startsWith('app://codec/'));
      const { port1, port2 } = new MessageChannelMain();
      codec?.postMessage(channel, null, [port2]);
      const answer = new Promise<FromCodec>((resolve) => {
        port1.on('message', ({ data }) => resolve(data as FromCodec)); // the worker’s only kind of message
      });
      port1.start();
      const piece = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
      // In two pieces, as a large one comes.
      port1.postMessage({ id: 1, piece: piece.slice(0, 100) });
      port1.postMessage({ id: 1, piece: piece.slice(100) });
      port1.postMessage({ id: 1, task: what });
      const { made: picture } = await answer;
      port1.close();
      return picture === null
        ? null
        : Array.from(picture.bytes, (byte) => String.fromCharCode(byte)).join('');
    },
    { text: bytes.toString('latin1'), channel: CODEC_CHANNEL, what: task },
  );
  return made === null ? null : Buffer.from(made, 'latin1');
}

const NOTES = /Exif|EXIF|ICC_PROFILE|ICCP|iCCP|XMP |GPS|http:\/\/ns/;

test('a picture that is written anew is upright, fits, and tells nothing of where it came from', async ({
  desk,
}) => {
  const catalog = join(desk.folder, 'shop');
  const { app, page } = await openShop(desk, catalog);
  const photo = addExif(await makeInPage(page, 'image/jpeg', [900, 600]), 6);
  expect(photo.toString('latin1')).toMatch(NOTES);
  expect(await look(page, local(keepImage(catalog, photo, 'jpg')))).not.toBeNull();

  const task = { type: 'image/jpeg', stored: { width: 900, height: 600 }, quality: 0.9 } as const;
  for (const as of ['image/jpeg', 'image/png', 'image/webp'] as const) {
    const whole = await convert(app, photo, { ...task, as, fit: null });
    expect(readImageHeader(whole ?? Buffer.alloc(0))).toEqual({ type: as, width: 600, height: 900 });
    expect(whole?.toString('latin1')).not.toMatch(NOTES);
    const small = await convert(app, photo, { ...task, as, fit: { width: Infinity, height: 300 } });
    expect(readImageHeader(small ?? Buffer.alloc(0))).toEqual({ type: as, width: 200, height: 300 });
    // Red was on the left, so it is above now.
    const extension = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' }[as];
    const seen = await look(page, local(keepImage(catalog, small ?? Buffer.alloc(0), extension)));
    expect(seen?.corners).toEqual(['red', 'blue']);
  }
  // It is never enlarged, and what is none is none.
  const tiny = {
    type: 'image/png',
    stored: { width: 20, height: 10 },
    as: 'image/webp',
    quality: 0.9,
  } as const;
  const same = await convert(app, makePng(20, 10), { ...tiny, fit: { width: 500, height: 500 } });
  expect(readImageHeader(same ?? Buffer.alloc(0))).toMatchObject({ width: 20, height: 10 });
  expect(
    await convert(app, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), { ...tiny, fit: null }),
  ).toBeNull();
});

type Put = { readonly user: string; readonly type: string; readonly bytes: Buffer };

/** A server that takes what is put there, and what it was given. */
async function startShelf(): Promise<{
  readonly address: string;
  readonly taken: Put[];
  readonly close: () => void;
}> {
  const taken: Put[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const { authorization = '', 'content-type': type = '' } = request.headers;
      if (request.method === 'PUT') taken.push({ user: authorization, type, bytes: Buffer.concat(pieces) });
      response.writeHead(request.method === 'PUT' ? 201 : 404).end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port
  return { address: `http://127.0.0.1:${port}`, taken, close: () => server.close() };
}

/** A product with this image waits for it to be published at a place that wants small JPEG files; the number of the place. */
async function queueForPlace(page: Page, imageUrl: string, address: string): Promise<number> {
  const { id: imagePlaceId } = await ask(page, 'imagePlaces.add', {
    name: 'Pictures',
    where: { kind: 'webdav', address, user: 'Ana' },
    path: '{hash}.{ext}',
    publicBase: address,
    preset: { maxSide: 300, format: 'jpeg', quality: 85 },
  });
  const { id: remoteId } = await ask(page, 'remotes.add', {
    name: 'Jani',
    profileId: 'jani',
    baseUrl: 'http://127.0.0.1:9',
    accountLabel: '',
    auth: { header: 'Authorization', prefix: 'Bearer ' },
    settings: {
      currencies: {},
      accountCurrency: null,
      status: {},
      addReference: true,
      requestsPerMinute: null,
      concurrency: null,
      imagePlaceId,
    },
  });
  const fields = { ...newProductFields('EUR'), name: 'Mug', imageUrl };
  const { id } = await ask(page, 'products.save', { id: null, baseVersion: 0, fields, draftId: null });
  await ask(page, 'sending.send', { products: [id], remotes: [remoteId] });
  return imagePlaceId;
}

test('a photo waits for the key of its place, and is put there small, upright and without its notes', async ({
  desk,
}) => {
  const catalog = join(desk.folder, 'shop');
  const { page } = await openShop(desk, catalog);
  const shelf = await startShelf();
  const photo = addExif(await makeInPage(page, 'image/jpeg', [900, 600]), 6);
  const file = keepImage(catalog, photo, 'jpg');
  const id = await queueForPlace(page, `local-image:${file}/mug.jpg`, shelf.address);
  const held = async () => (await ask(page, 'imagePlaces.list', {}))[0]?.held ?? '';
  await expect.poll(held).toContain('key');
  expect(shelf.taken).toEqual([]);
  expect(await ask(page, 'imagePlaces.keyStatus', {})).toEqual([{ id, status: 'missing' }]);

  expect(await ask(page, 'imagePlaces.setKey', { id, key: 'place-secret', storage: 'this-run' })).toBe(
    'this-run',
  );
  await expect.poll(() => shelf.taken.length).toBe(1);
  shelf.close();
  const [{ user, type, bytes } = { user: '', type: '', bytes: Buffer.alloc(0) }] = shelf.taken;
  expect(user).toBe(`Basic ${Buffer.from('Ana:place-secret').toString('base64')}`);
  expect(type).toBe('image/jpeg');
  expect(readImageHeader(bytes)).toEqual({ type: 'image/jpeg', width: 200, height: 300 });
  expect(bytes.toString('latin1')).not.toMatch(NOTES);
  // Red was on the left, so it is above now.
  const seen = await look(page, local(keepImage(catalog, bytes, 'jpg')));
  expect(seen?.corners).toEqual(['red', 'blue']);
  expect(readFileSync(join(catalog, 'images', file.slice(0, 2), file)).equals(photo)).toBe(true);

  // The place leads elsewhere now: its key does not.
  const [place] = await ask(page, 'imagePlaces.list', {});
  const { name, path, preset } = place ?? { name: '', path: '', preset: null };
  const where = { kind: 'webdav', address: 'http://127.0.0.1:9', user: 'Ana' } as const;
  await ask(page, 'imagePlaces.change', { id, name, where, path, publicBase: shelf.address, preset });
  const status = async () => await ask(page, 'imagePlaces.keyStatus', {});
  await expect.poll(status).toEqual([{ id, status: 'missing' }]);
  await ask(page, 'imagePlaces.change', {
    id,
    name,
    where: { ...where, address: shelf.address },
    path,
    publicBase: shelf.address,
    preset,
  });
  expect(await status()).toEqual([{ id, status: 'missing' }]);
});
