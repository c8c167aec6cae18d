import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addExif, keepImage, makePng } from '../helpers/images.ts';
import { expect, test } from './fixture.ts';
import { ask, findCodec, local, look, makeInPage, openShop } from './thumbnail-eyes.ts';

test('files of the catalog show as small pictures, upright and without a note of where they were taken', async ({
  desk,
}) => {
  const catalog = join(desk.folder, 'shop');
  const { page } = await openShop(desk, catalog);
  for (const [type, extension] of [
    ['image/jpeg', 'jpg'],
    ['image/png', 'png'],
    ['image/webp', 'webp'],
  ] as const) {
    const name = keepImage(catalog, await makeInPage(page, type), extension);
    expect(await look(page, local(name))).toEqual({ width: 256, height: 128, corners: ['red', 'blue'] });
    expect(await look(page, local(name, 64))).toEqual({ width: 64, height: 32, corners: ['red', 'blue'] });
  }
  const photo = await makeInPage(page, 'image/jpeg');
  const turned: Record<number, readonly string[]> = {
    3: ['blue', 'red'],
    6: ['red', 'blue'],
    8: ['blue', 'red'],
  };
  for (const [orientation, corners] of Object.entries(turned)) {
    const name = keepImage(catalog, addExif(photo, Number(orientation)), 'jpg');
    const size = orientation === '3' ? { width: 256, height: 128 } : { width: 128, height: 256 };
    expect(await look(page, local(name))).toEqual({ ...size, corners });
  }
  // A small one stays as small as it is.
  const tiny = keepImage(catalog, makePng(20, 10), 'png');
  expect(await look(page, local(tiny))).toEqual({ width: 20, height: 10, corners: ['red', 'red'] });

  const kept = readdirSync(join(catalog, 'images', 'thumbnails'));
  expect(kept).toHaveLength(10);
  for (const file of kept) {
    const bytes = readFileSync(join(catalog, 'images', 'thumbnails', file)).toString('latin1');
    expect(bytes.slice(8, 12)).toBe('WEBP');
    expect(bytes).not.toMatch(/Exif|EXIF|ICCP|XMP |GPS/);
  }
});

test('an AVIF and a GIF show as small pictures, too', async ({ desk }) => {
  const catalog = join(desk.folder, 'shop');
  const { page } = await openShop(desk, catalog);
  for (const extension of ['avif', 'gif'] as const) {
    const picture = readFileSync(new URL(`../fixtures/two-colours.${extension}`, import.meta.url));
    const name = keepImage(catalog, picture, extension);
    expect(await look(page, local(name, 64))).toEqual({ width: 64, height: 36, corners: ['red', 'blue'] });
  }
});

test('what is kept shows without its file, after a restart too, and what is broken is made anew', async ({
  desk,
}) => {
  const catalog = join(desk.folder, 'shop');
  const first = await openShop(desk, catalog);
  const picture = await makeInPage(first.page, 'image/png');
  const [gone, broken] = [keepImage(catalog, picture, 'png'), keepImage(catalog, makePng(300, 300), 'png')];
  expect(await look(first.page, local(gone))).not.toBeNull();
  expect(await look(first.page, local(broken))).not.toBeNull();
  await first.close();

  rmSync(join(catalog, 'images', gone.slice(0, 2), gone));
  const kept = join(catalog, 'images', 'thumbnails', `${broken.slice(0, 64)}-256.webp`);
  writeFileSync(kept, readFileSync(kept).subarray(0, 40));
  const { app, page } = await openShop(desk, catalog);
  expect(await look(page, local(gone))).toMatchObject({ width: 256 });
  expect(await findCodec(app)).toBe(0);
  expect(await look(page, local(broken))).toMatchObject({ width: 256 });
  expect(await findCodec(app)).toBeGreaterThan(0);
});

test('a decoder that crashes or hangs costs one picture at the most, and another one takes its place', async ({
  desk,
}) => {
  const catalog = join(desk.folder, 'shop');
  const { app, page } = await openShop(desk, catalog);
  const nameOf = (n: number) => keepImage(catalog, makePng(100 + n, 100, [200, 0, 0]), 'png');
  expect(await look(page, local(nameOf(0)))).not.toBeNull();
  const first = await findCodec(app);

  process.kill(first, 'SIGKILL');
  expect(await look(page, local(nameOf(1)))).not.toBeNull();
  const second = await findCodec(app);
  expect(second).not.toBe(first);

  // It hears nothing any more, as if a picture had sent it round in circles.
  process.kill(second, 'SIGSTOP');
  const started = Date.now();
  expect(await ask(page, local(nameOf(2)))).toBe('422 too-slow');
  expect(Date.now() - started).toBeGreaterThan(9000);
  expect(await look(page, local(nameOf(2)))).not.toBeNull();
  expect(await findCodec(app)).not.toBe(second);
  expect(existsSync(`/proc/${second}`)).toBe(false);
});

test('the program ends with its window, whatever decodes meanwhile', async ({ desk }) => {
  const catalog = join(desk.folder, 'shop');
  const { app, page } = await openShop(desk, catalog);
  expect(await look(page, local(keepImage(catalog, makePng(60, 60), 'png')))).not.toBeNull();
  const child = app.process();
  const left = new Promise((resolve) => child.once('exit', resolve));
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await left;
});
