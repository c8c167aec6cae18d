import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { CODEC_CHANNEL, type CodecTask, type FromCodec } from '../../src/shared/contract/codec.ts';
import { readImageHeader } from '../../src/shared/model/image-header.ts';
import { addExif, keepImage, makePng } from '../helpers/images.ts';
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
