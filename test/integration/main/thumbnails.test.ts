import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDeferred } from '../../../src/main/app/deferred.ts';
import { readImageFile } from '../../../src/main/app/image-files.ts';
import { createThumbnailCache } from '../../../src/main/app/thumbnail-cache.ts';
import { createThumbnailQueue } from '../../../src/main/app/thumbnail-queue.ts';
import { makePng } from '../../helpers/images.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const picture = makePng(3, 3);

/** A chosen folder with a picture in it and one outside. */
function setOut(): string {
  const root = temporaryFolder();
  const chosen = join(root, 'chosen');
  mkdirSync(join(chosen, 'mugs'), { recursive: true });
  writeFileSync(join(chosen, 'mugs', 'blue.png'), picture);
  writeFileSync(join(root, 'outside.png'), picture);
  return root;
}

const read = async (folder: string, path: string) => {
  const found = await readImageFile(folder, path);
  return typeof found === 'string' ? found : Buffer.from(found.bytes).equals(picture);
};

test('files below the folder are read, also through links that stay in it, and a file that was chosen itself', async () => {
  const root = setOut();
  const chosen = join(root, 'chosen');
  symlinkSync(join(chosen, 'mugs'), join(chosen, 'cups'));
  symlinkSync(chosen, join(root, 'by another name'));
  expect(await read(chosen, 'mugs/blue.png')).toBe(true);
  expect(await read(chosen, 'cups/blue.png')).toBe(true);
  expect(await read(join(root, 'by another name'), 'mugs/blue.png')).toBe(true);
  expect(await read(join(chosen, 'mugs', 'blue.png'), '')).toBe(true);
});

test.each([
  ['up', '../outside.png'],
  ['up and down', 'mugs/../../outside.png'],
  ['an absolute path', '/etc/hostname'],
  ['a link to a file outside', 'link.png'],
  ['a link to a folder outside', 'away/outside.png'],
  ['a folder', 'mugs'],
  ['nothing', 'mugs/red.png'],
  ['a zero', 'mugs/blue.png\0.jpg'],
])('what leads out of the folder or is no file is not there: %s', async (_what, path) => {
  const root = setOut();
  symlinkSync(join(root, 'outside.png'), join(root, 'chosen', 'link.png'));
  symlinkSync(root, join(root, 'chosen', 'away'));
  expect(await read(join(root, 'chosen'), path)).toBe('not-there');
});

test.skipIf(process.platform === 'win32')('a pipe holds nothing up', async () => {
  const root = temporaryFolder();
  execFileSync('mkfifo', [join(root, 'pipe.png')]);
  expect(await read(root, 'pipe.png')).toBe('not-there');
});

test('a file of more than 100 MB is not read', async () => {
  const root = temporaryFolder();
  writeFileSync(join(root, 'huge.png'), picture);
  truncateSync(join(root, 'huge.png'), 100_000_001);
  expect(await read(root, 'huge.png')).toBe('too-large');
});

/** Bytes that say of themselves that they are a WebP file of this length. */
function makeWebp(length: number, letter = 'x'): Buffer {
  const bytes = Buffer.alloc(length, letter);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(length - 8, 4);
  bytes.write('WEBP', 8, 'latin1');
  return bytes;
}

test('what was kept is there again; what is short or ends in zeros is not', async () => {
  const folder = join(temporaryFolder(), 'thumbnails');
  const cache = createThumbnailCache(1_000_000);
  expect(await cache.read(folder, 'a-64')).toBeNull();
  expect(await cache.keep(folder, 'a-64', makeWebp(500))).toBe(true);
  expect(await cache.read(folder, 'a-64')).toEqual(Uint8Array.from(makeWebp(500)));
  expect(readdirSync(folder)).toEqual(['a-64.webp']);

  const file = join(folder, 'a-64.webp');
  writeFileSync(file, readFileSync(file).fill(0, 300));
  expect(await cache.read(folder, 'a-64')).toBeNull();
  writeFileSync(file, makeWebp(500).subarray(0, 400));
  expect(await cache.read(folder, 'a-64')).toBeNull();
});

test('the oldest go when there is too much', async () => {
  const folder = temporaryFolder();
  const before = createThumbnailCache(10_000);
  for (const [n, name] of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].entries()) {
    await before.keep(folder, name, makeWebp(1000));
    utimesSync(join(folder, `${name}.webp`), 1000 + n, 1000 + n);
  }
  const after = createThumbnailCache(10_000);
  await after.keep(folder, 'j', makeWebp(2000));
  const left = readdirSync(folder).toSorted();
  expect(left).toEqual(['c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].map((name) => `${name}.webp`));
});

test('a folder that takes nothing is no error', async () => {
  const root = temporaryFolder();
  writeFileSync(join(root, 'thumbnails'), 'a file stands where the folder would be');
  expect(await createThumbnailCache(1000).keep(join(root, 'thumbnails'), 'a', makeWebp(100))).toBe(false);
});

test('who came last is next, the same is made once, and the first are dropped when too many wait', async () => {
  const queue = createThumbnailQueue<string>({ atOnce: 1, most: 2, dropped: 'dropped' });
  const [gate, order] = [createDeferred<void>(), [] as string[]];
  const work = (name: string) => async () => {
    order.push(name);
    await gate.promise;
    return `picture ${name}`;
  };
  const asked = ['a', 'b', 'c', 'c', 'd'].map((name) => queue.run(name, work(name)));
  gate.resolve();
  expect(await Promise.all(asked)).toEqual(['picture a', 'dropped', 'picture c', 'picture c', 'picture d']);
  expect(order).toEqual(['a', 'd', 'c']);
});

test('work that fails fails alone, and what waits goes on', async () => {
  const queue = createThumbnailQueue<string>({ atOnce: 1, most: 9, dropped: 'dropped' });
  const bad = queue.run('bad', async () => {
    throw new Error('a bug');
  });
  const good = queue.run('good', async () => 'picture');
  await expect(bad).rejects.toThrow('a bug');
  expect(await good).toBe('picture');
});
