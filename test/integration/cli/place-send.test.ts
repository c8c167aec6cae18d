import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { photo, writePhotos } from '../../helpers/photos.ts';
import { ACCESS_KEY, SECRET, startBucket } from '../uploads/places.ts';
import { containing, submissions } from './command-line.ts';
import { imagesAt, openPhotoShop } from './published-folder.ts';

const ALLOWED = ['place', 'test', 'Photos', '--allow-host', '127.0.0.1'];
const WAITS = [
  { remote: 'Jani', state: 'queued', reason: 'image-waits', needsYou: false, count: 1, wakeAt: null },
];

it('an image file is published first, and its product is created once, with the public address', async () => {
  const { sandbox, terminal, published } = await openPhotoShop();
  expect((await terminal.call(ALLOWED)).code).toBe(0);
  const queued = await terminal.json(['send', '--all']);
  expect(queued).toMatchObject({ code: 0, doc: { queued: 2, imagesFirst: 1, leftOut: [] } });
  expect(await submissions(terminal)).toMatchObject([{ reason: 'image-waits' }, { reason: 'next' }]);
  expect(await terminal.json(['sync'])).toMatchObject({ code: 0, doc: { sent: 2, left: [] } });

  const [file = ''] = readdirSync(join(published.folder, 'products'));
  expect(file).toMatch(/^m-[0-9a-f]{16}\.png$/);
  const url = `${published.url}/products/${file}`;
  expect(imagesAt(sandbox)).toEqual({ Cup: '', Mug: url });
  expect(await terminal.json(['sync'])).toMatchObject({ code: 0, doc: { sent: 0 } });
  expect(sandbox.products('jani')).toHaveLength(2);
  expect(await terminal.json(['place', 'list'])).toMatchObject({
    doc: [{ name: 'Photos', waiting: 0, failed: 0, done: 1, held: null, remotes: ['Jani'] }],
  });
});

it('where nobody can open the image its product waits, the others are sent, and a later sync goes on', async () => {
  const { sandbox, terminal, published } = await openPhotoShop();
  await terminal.call(ALLOWED);
  published.show(false);
  await terminal.call(['send', '--all']);
  const waited = await terminal.json(['sync', '--timeout', '3']);
  expect(waited).toMatchObject({ code: 3, doc: { sent: 1, needsYou: 0, left: WAITS } });
  expect(imagesAt(sandbox)).toEqual({ Cup: '' });
  const { out } = await terminal.call(['submissions', '--state', 'queued', '--json']);
  expect(out).toContain('Its image goes to Photos first.');
  expect(out).toContain('can’t be opened by others. There is nothing at this address (404).');
  expect(out).toContain(`offshelf place test Photos --data ${terminal.data}`);

  published.show(true);
  const retry = await terminal.json(['place', 'retry', 'Photos']);
  expect(retry).toMatchObject({ code: 0, doc: { place: 'Photos', released: null, failed: 0, waiting: 1 } });
  expect(await terminal.json(['sync'])).toMatchObject({ code: 0, doc: { sent: 1, left: [] } });
  expect(Object.keys(imagesAt(sandbox)).toSorted()).toEqual(['Cup', 'Mug']);
  expect(sandbox.products('jani')).toHaveLength(2);
});

it('a place that nothing can be put at needs the person, and goes on once that is mended', async () => {
  const { sandbox, terminal, published } = await openPhotoShop();
  await terminal.call(ALLOWED);
  rmSync(published.folder, { recursive: true });
  await terminal.call(['send', '--all']);
  const held = await terminal.json(['sync', '--timeout', '20']);
  expect(held).toMatchObject({
    code: 3,
    doc: {
      sent: 1,
      ended: 'still',
      needsYou: 1,
      left: [
        { reason: 'image-waits', needsYou: true, message: containing('Its image goes to Photos first.') },
      ],
    },
  });
  expect(JSON.stringify(held.doc)).toContain(`Once it is mended: offshelf place retry Photos`);
  const [listed] = (await terminal.json(['place', 'list'])).doc as { held: string }[];
  mkdirSync(published.folder);
  expect(await terminal.json(['place', 'retry', 'Photos'])).toMatchObject({
    doc: { released: listed?.held },
  });
  expect(await terminal.json(['sync'])).toMatchObject({ code: 0, doc: { sent: 1 } });
  expect(Object.keys(imagesAt(sandbox)).toSorted()).toEqual(['Cup', 'Mug']);
});

it('a place that wants pictures written anew is held, because only the window does that', async () => {
  const { sandbox, terminal, published } = await openPhotoShop({
    place: ['--folder', 'public', '--max-side', '800'],
  });
  await terminal.call(ALLOWED);
  await terminal.call(['send', '--all']);
  const held = await terminal.call(['sync', '--timeout', '20']);
  expect(held.code).toBe(3);
  expect(held.out).toContain('which only the program’s window can do. Open the catalog there.');
  expect(held.out).not.toContain('place retry');
  expect(imagesAt(sandbox)).toEqual({ Cup: '' });
  expect(readdirSync(published.folder)).toEqual([]);
});

it('a bucket gets the file with the secret of its variable', async () => {
  const { endpoint, bucket } = await startBucket();
  const { sandbox, terminal } = await openPhotoShop({
    place: ['--s3', endpoint, '--bucket', bucket, '--access-key', ACCESS_KEY, '--as-is'],
    url: `${endpoint}/${bucket}`,
    keys: { OFFSHELF_PLACE_KEY_PHOTOS: SECRET },
  });
  await terminal.call(ALLOWED);
  await terminal.call(['send', '--all']);
  expect(await terminal.json(['sync'])).toMatchObject({ code: 0, doc: { sent: 2, left: [] } });
  const { Mug } = imagesAt(sandbox);
  expect(String(Mug)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/pictures\/products\/m-[0-9a-f]{16}\.png$/);
  const shown = await fetch(String(Mug));
  expect(shown.headers.get('content-type')).toBe('image/png');
  expect(Buffer.from(await shown.arrayBuffer())).toEqual(photo(0));
});

it('a place without a key says which variable is missing, and the next sync that has it goes on', async () => {
  const { terminal } = await openPhotoShop({
    place: ['--s3', 'http://127.0.0.1:9', '--bucket', 'shop', '--access-key', 'AKIA', '--as-is'],
  });
  await terminal.call(['send', '--all']);
  const { code, out } = await terminal.call(['sync', '--timeout', '20']);
  expect(code).toBe(3);
  expect(out).toContain(
    'There is no key for Photos. Put it into OFFSHELF_PLACE_KEY_PHOTOS; the next sync tries it.',
  );
  // Nothing answers there: a key alone lets it go on.
  const tried = await terminal.json(['sync', '--timeout', '2'], { env: { OFFSHELF_PLACE_KEY_PHOTOS: 'x' } });
  expect(tried).toMatchObject({ code: 3, doc: { left: WAITS } });
});

it('an image that could not be published is a problem of its product, with what has it tried again', async () => {
  const { sandbox, terminal } = await openPhotoShop();
  await terminal.call(ALLOWED);
  rmSync(join(terminal.data, 'images'), { recursive: true });
  await terminal.call(['send', '--all']);
  const failed = await terminal.json(['sync', '--timeout', '20']);
  expect(failed).toMatchObject({
    code: 3,
    doc: { sent: 1, needsYou: 1, left: [{ state: 'queued', reason: 'has-problems', needsYou: true }] },
  });
  const message = containing(
    'The image could not be published. The file “M.png” is not in the catalog’s folder',
  );
  expect(await terminal.json(['product', 'show', '1'])).toMatchObject({
    doc: { problems: [{ remote: 'Jani', field: 'imageUrl', message, takenBy: null }] },
  });
  const shown = await terminal.call(['product', 'show', '1']);
  expect(shown.out).toContain(`Once that is mended: offshelf place retry Photos --data ${terminal.data}`);
  expect(imagesAt(sandbox)).toEqual({ Cup: '' });
  await terminal.call(['match-images', writePhotos(['M.png'])]);
  expect(await terminal.json(['place', 'retry', 'Photos'])).toMatchObject({ doc: { failed: 1, waiting: 0 } });
  expect(await terminal.json(['sync'])).toMatchObject({ code: 0, doc: { sent: 1, left: [] } });
  expect(sandbox.products('jani')).toHaveLength(2);
});
