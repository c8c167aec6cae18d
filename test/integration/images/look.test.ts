import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createImageFiles } from '../../../src/main/core/adapters/images/image-files.ts';
import { addExif, makePng } from '../../helpers/images.ts';
import { writePhotos } from '../../helpers/photos.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const files = createImageFiles();

/** A JPEG as far as anybody reads who does not decode it: its frame, a little data, its end. */
function makeJpeg(width: number, height: number, data = Buffer.alloc(40, 7)): Buffer {
  const frame = Buffer.from('ffc0000b08000000000101110000', 'hex').subarray(0, 13);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const scan = Buffer.from('ffda0008010100003f00', 'hex');
  return Buffer.concat([Buffer.from('ffd8', 'hex'), frame, scan, data, Buffer.from('ffd9', 'hex')]);
}

const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const WEBP = Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64');

async function look(bytes: Buffer): Promise<unknown> {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, bytes);
  return await files.look(file, '', () => undefined);
}

describe('an image is known by its own bytes', () => {
  it.for([
    ['jpg', makeJpeg(300, 200), 300, 200],
    ['png', makePng(5, 6), 5, 6],
    ['gif', GIF, 1, 1],
    ['webp', WEBP, 1, 1],
  ] as const)('%s', async ([ext, bytes, width, height]) => {
    const hash = createHash('sha256').update(bytes).digest('hex');
    expect(await look(bytes)).toEqual({ image: { hash, ext, bytes: bytes.length, width, height } });
  });

  it.for([1, 3, 6, 8])('and as wide as it is shown, held as %i', async (orientation) => {
    const isTurned = orientation >= 5;
    expect(await look(addExif(makeJpeg(300, 200), orientation))).toMatchObject({
      image: { width: isTurned ? 200 : 300, height: isTurned ? 300 : 200 },
    });
  });

  it('however much a program wrote behind its end, and however large it is', async () => {
    const large = makeJpeg(300, 200, Buffer.alloc(3_000_000, 7));
    const bytes = Buffer.concat([large, Buffer.from('more of a camera')]);
    let read = 0;
    const file = join(temporaryFolder(), 'large.jpg');
    writeFileSync(file, bytes);
    const looked = await files.look(file, '', (more) => {
      read += more;
    });
    expect(looked).toMatchObject({ image: { hash: createHash('sha256').update(bytes).digest('hex') } });
    expect(read).toBe(bytes.length);
  });

  it('also a photo with a film behind it, in which nothing looks like an end', async () => {
    const film = Buffer.alloc(600_000, 9);
    expect(await look(Buffer.concat([makeJpeg(300, 200), film]))).toMatchObject({ image: { width: 300 } });
    // Its last byte is the first of what is read next.
    const split = makeJpeg(300, 200, Buffer.alloc(256 * 1024 - 26, 7));
    expect(split.length).toBe(256 * 1024 + 1);
    expect(await look(Buffer.concat([split, film]))).toMatchObject({ image: { width: 300 } });
    const short = makeJpeg(300, 200).subarray(0, -2);
    expect(await look(Buffer.concat([short, film]))).toHaveProperty('problem');
  });

  it('also one whose size comes after megabytes of notes', async () => {
    const note = Buffer.concat([Buffer.from('ffe1ffff', 'hex'), Buffer.alloc(0xffff - 2, 1)]);
    const jpeg = makeJpeg(300, 200);
    const notes = Array.from({ length: 40 }, () => note);
    expect(await look(Buffer.concat([jpeg.subarray(0, 2), ...notes, jpeg.subarray(2)]))).toMatchObject({
      image: { width: 300, height: 200 },
    });
  });

  it('and is cut off though the small picture in its notes has an end', async () => {
    const jpeg = makeJpeg(300, 200).subarray(0, -2);
    const notes = Buffer.concat([
      Buffer.from('ffe10030', 'hex'),
      Buffer.alloc(44, 1),
      Buffer.from('ffd9', 'hex'),
    ]);
    const bytes = Buffer.concat([jpeg.subarray(0, 2), notes, jpeg.subarray(2)]);
    expect(await look(bytes)).toHaveProperty('problem');
    expect(await look(Buffer.concat([bytes, Buffer.from('ffd9', 'hex')]))).toHaveProperty('image');
  });
});

it.for([
  ['jpg', makeJpeg(300, 200, Buffer.alloc(100_000, 7)).subarray(0, 90_000)],
  ['jpg, before its frame', makeJpeg(300, 200).subarray(0, 8)],
  ['png', makePng(5, 6).subarray(0, -12)],
  ['gif', GIF.subarray(0, -1)],
  ['webp', WEBP.subarray(0, -4)],
] as const)('a %s that is cut off is not taken', async ([, bytes]) => {
  expect(await look(bytes)).toEqual({
    problem: 'This image is cut off or damaged: a part of it is missing.',
  });
});

describe('a folder', () => {
  it('is read without following links, whether they lead out or round and round, and each is said', async () => {
    const folder = writePhotos(['a/1.png', 'b.png']);
    const outside = writePhotos(['secret.png']);
    symlinkSync(outside, join(folder, 'out'));
    symlinkSync(join(outside, 'secret.png'), join(folder, 'link.png'));
    symlinkSync(folder, join(folder, 'a', 'round'));
    const listed = await files.list([folder], 100, async () => undefined);
    expect(listed.filter(({ problem }) => problem === null).map(({ inside }) => inside)).toEqual(
      expect.arrayContaining(['a/1.png', 'b.png']),
    );
    const links = listed.filter(({ problem }) => problem?.startsWith('This is a link') === true);
    expect(links.map(({ inside }) => inside).toSorted()).toEqual(['a/round', 'link.png', 'out']);
    expect(listed).toHaveLength(5);
    // One that is put there after the look is not followed either.
    expect(await files.look(folder, 'link.png', () => undefined)).toEqual({
      problem: 'This file can’t be read. Copy it to this computer first.',
    });
  });

  // Windows has no pipes in folders.
  it.skipIf(process.platform === 'win32')(
    'has pipes said that are in it, which are never opened',
    async () => {
      const folder = writePhotos(['a.png']);
      execFileSync('mkfifo', [join(folder, 'pipe.png')]);
      const listed = await files.list([folder], 100, async () => undefined);
      expect(listed.find(({ inside }) => inside === 'pipe.png')).toMatchObject({
        bytes: 0,
        problem: 'This is a pipe or a device and no file: it is not read.',
      });
    },
  );

  it('that a person chose may be a link itself', async () => {
    const link = join(temporaryFolder(), 'photos');
    symlinkSync(writePhotos(['a.png']), link);
    expect(await files.list([link], 100, async () => undefined)).toMatchObject([{ inside: 'a.png' }]);
  });

  it('is refused where more files are in it than can be looked through', async () => {
    const folder = writePhotos(['1.png', '2.png', '3.png']);
    const listing = files.list([folder], 2, async () => undefined);
    await expect(listing).rejects.toMatchObject({ code: 'too-many' });
  });

  it('that is deeper than anybody goes is said, and the rest of it read', async () => {
    const folder = writePhotos(['top.png']);
    mkdirSync(join(folder, ...Array.from({ length: 60 }, () => 'd')), { recursive: true });
    const listed = await files.list([folder], 100, async () => undefined);
    expect(listed).toHaveLength(2);
    expect(listed.find(({ problem }) => problem !== null)?.problem).toContain('too deep');
  });
});
