import { describe, expect, it } from 'vitest';
import { MOST_IMAGE_BYTES, readImageHeader, sniffType } from '../../../src/shared/model/image-header.ts';
import { addExif, claimPng, makePng } from '../../helpers/images.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');
const be16 = (n: number) => Buffer.of(n >> 8, n & 255);
const le16 = (n: number) => Buffer.of(n & 255, n >> 8);
const le24 = (n: number) => Buffer.of(n & 255, (n >> 8) & 255, n >> 16);
const be32 = (n: number) => Buffer.concat([be16(Math.floor(n / 65_536)), be16(n % 65_536)]);
const le32 = (n: number) => Buffer.concat([le16(n % 65_536), le16(Math.floor(n / 65_536))]);

/** Start, a comment of the given length, a table, the frame and the end. */
function claimJpeg(width: number, height: number, { frame = 0xc0, comment = 4 } = {}): Buffer {
  return Buffer.concat([
    latin('\xff\xd8\xff\xfe'),
    be16(comment + 2),
    Buffer.alloc(comment, 0xc0),
    latin('\xff\xc4\0\x04ab\xff\xff'),
    Buffer.of(frame),
    latin('\0\x0b\x08'),
    be16(height),
    be16(width),
    latin('\x01\x01\x11\0\xff\xd9'),
  ]);
}

function claimGif(
  screen: readonly [number, number],
  frame: readonly [number, number, number, number],
): Buffer {
  const numbers = (...all: readonly number[]) => Buffer.concat(all.map(le16));
  const comment = latin('!\xfe\x05hello\0');
  return Buffer.concat([
    latin('GIF89a'),
    numbers(...screen),
    latin('\x80\0\0'),
    Buffer.alloc(6),
    comment,
    latin(','),
    numbers(...frame),
    latin('\0\x02\0;'),
  ]);
}

function claimWebp(kind: string, body: Buffer): Buffer {
  const chunk = Buffer.concat([latin(kind), le32(body.length), body]);
  return Buffer.concat([latin('RIFF'), le32(chunk.length + 4), latin('WEBP'), chunk]);
}

const webp = {
  lossy: (width: number, height: number) =>
    claimWebp(
      'VP8 ',
      Buffer.concat([latin('\0\0\0\x9d\x01\x2a'), le16(width), le16(height), Buffer.alloc(8)]),
    ),
  lossless: (width: number, height: number) =>
    claimWebp('VP8L', Buffer.concat([latin('/'), le32((height - 1) * 16_384 + width - 1), Buffer.alloc(8)])),
  extended: (width: number, height: number) =>
    claimWebp('VP8X', Buffer.concat([Buffer.alloc(4), le24(width - 1), le24(height - 1), Buffer.alloc(8)])),
};

function box(kind: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([be32(body.length + 8), latin(kind), body]);
}

function claimAvif(...sizes: readonly (readonly [number, number])[]): Buffer {
  const none = Buffer.alloc(4);
  const claims = sizes.map(([width, height]) => box('ispe', none, be32(width), be32(height)));
  const cut = box('clap', be32(4_000_000_000), Buffer.alloc(28));
  return Buffer.concat([
    box('ftyp', latin('avif'), none, latin('mif1avif')),
    box('meta', none, box('iprp', box('ipco', ...claims, cut))),
    box('mdat', Buffer.alloc(20)),
  ]);
}

describe('an image’s header', () => {
  it.each([
    ['PNG', makePng(30, 20), 'image/png'],
    ['JPEG', claimJpeg(30, 20), 'image/jpeg'],
    ['progressive JPEG', claimJpeg(30, 20, { frame: 0xc2 }), 'image/jpeg'],
    ['JPEG behind a long note', claimJpeg(30, 20, { comment: 60_000 }), 'image/jpeg'],
    ['JPEG with EXIF', addExif(claimJpeg(30, 20), 6), 'image/jpeg'],
    ['GIF', claimGif([30, 20], [0, 0, 30, 20]), 'image/gif'],
    ['GIF with a smaller frame', claimGif([30, 20], [5, 5, 3, 3]), 'image/gif'],
    ['lossy WebP', webp.lossy(30, 20), 'image/webp'],
    ['lossless WebP', webp.lossless(30, 20), 'image/webp'],
    ['WebP with more', webp.extended(30, 20), 'image/webp'],
    ['AVIF', claimAvif([30, 20]), 'image/avif'],
    ['AVIF with a small picture in it', claimAvif([3, 2], [30, 20]), 'image/avif'],
  ])('tells type and size: %s', (_what, bytes, type) => {
    expect(readImageHeader(bytes)).toEqual({ type, width: 30, height: 20 });
  });

  it.each([
    ['PNG', claimPng(10_000, 5001)],
    ['PNG of the largest sides', claimPng(0xffffffff, 0xffffffff)],
    ['JPEG', claimJpeg(65_500, 65_500)],
    ['JPEG of arithmetic coding', claimJpeg(65_500, 65_500, { frame: 0xc9 })],
    ['lossless JPEG', claimJpeg(65_500, 65_500, { frame: 0xc3 })],
    ['GIF', claimGif([65_000, 65_000], [0, 0, 1, 1])],
    ['GIF whose frame is larger than its screen', claimGif([1, 1], [0, 0, 65_000, 65_000])],
    ['lossy WebP', webp.lossy(16_383, 16_383)],
    ['lossless WebP', webp.lossless(16_384, 16_384)],
    ['WebP with more', webp.extended(100_000, 100_000)],
    ['AVIF', claimAvif([20_000, 20_000])],
    ['AVIF that hides it behind a small one and says to cut it', claimAvif([1, 1], [20_000, 20_000])],
  ])('refuses what claims more than 50 megapixels: %s', (_what, bytes) => {
    expect(readImageHeader(bytes)).toBe('too-many-pixels');
  });

  it.each([
    ['SVG', latin('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>')],
    ['SVG behind a declaration', latin('<?xml version="1.0"?>\n<!-- x --><svg/>')],
    ['HTML', latin('<!doctype html><img src=x onerror=alert(1)>')],
    ['BMP', latin(`BM${'\0'.repeat(60)}`)],
    ['TIFF', latin(`II*\0${'\0'.repeat(60)}`)],
    ['video', box('ftyp', latin('isom'), Buffer.alloc(4), latin('mp42'))],
    ['zeros', Buffer.alloc(1000)],
    ['PNG without its header', latin(`\x89PNG\r\n\x1a\n${'\0'.repeat(40)}`)],
    ['PNG of no width', claimPng(0, 10)],
    ['JPEG whose data comes first', latin('\xff\xd8\xff\xda\0\x08abcdefgh\xff\xc0\0\x0b\x08\0\x10\0\x10')],
    ['JPEG of no height', claimJpeg(30, 0)],
    ['AVIF without a size', claimAvif()],
  ])('refuses what is none: %s', (_what, bytes) => {
    expect(readImageHeader(bytes)).toBe('not-an-image');
  });

  it('refuses what was cut off before its size, wherever that was, and never throws', () => {
    const whole = [
      makePng(30, 20),
      claimJpeg(30, 20),
      claimGif([30, 20], [0, 0, 30, 20]),
      claimAvif([30, 20]),
    ];
    for (const bytes of [...whole, webp.lossy(30, 20), webp.lossless(30, 20), webp.extended(30, 20)]) {
      const answers = Array.from({ length: bytes.length }, (_, n) => readImageHeader(bytes.subarray(0, n)));
      expect(answers[0]).toBe('empty');
      const sizes = answers.slice(1).flatMap((answer) => (typeof answer === 'string' ? [] : [answer]));
      expect(sizes.filter(({ width, height }) => width !== 30 || height !== 20)).toEqual([]);
      expect(new Set(answers.filter((answer) => typeof answer === 'string'))).toEqual(
        new Set(['empty', 'not-an-image']),
      );
      expect(answers[20]).toBe('not-an-image');
    }
  });

  it('survives boxes that lie about their length, that hold each other for ever, and thousands of them', () => {
    const start = box('ftyp', latin('avif'), Buffer.alloc(4));
    const lies = Buffer.concat([start, be32(7), latin('meta'), be32(0xffffffff), latin('iprp')]);
    expect(readImageHeader(lies)).toBe('not-an-image');
    const nested = Array.from({ length: 100 }).reduce<Buffer>((inner) => box('ipco', inner), Buffer.alloc(0));
    expect(readImageHeader(Buffer.concat([start, nested]))).toBe('not-an-image');
    const many = Buffer.concat(Array.from({ length: 50_000 }, () => box('free')));
    expect(readImageHeader(Buffer.concat([start, many]))).toBe('not-an-image');
  });

  it('refuses more than 100 MB without a look', () => {
    const huge = new Uint8Array(MOST_IMAGE_BYTES + 1);
    huge.set(makePng(3, 3));
    expect(readImageHeader(huge)).toBe('too-large');
  });

  it('goes by the bytes alone', () => {
    expect(sniffType(makePng(1, 1))).toBe('image/png');
    expect(sniffType(latin('GIF87a'))).toBe('image/gif');
    expect(sniffType(latin('<html>'))).toBeNull();
  });
});

describe.each([
  ['what is no segment', claimJpeg(30, 20), 10, Buffer.of(1)],
  ['segments of nothing', claimJpeg(30, 20), 10, latin('\xff\xfe\0\x02')],
  ['blocks of nothing', claimGif([30, 20], [0, 0, 30, 20]), 19, latin('!\0\0')],
  ['tiny blocks', claimGif([30, 20], [0, 0, 30, 20]), 21, latin('\x01a')],
])('a size behind %s', (_what, whole, at, piece) => {
  /** The image with so many bytes of it put in at that place. */
  const behind = (bytes: number) =>
    Buffer.concat([
      whole.subarray(0, at),
      Buffer.alloc(Math.floor(bytes / piece.length) * piece.length, piece),
      whole.subarray(at),
    ]);

  it('is found where there is little of it', () => {
    expect(readImageHeader(behind(10_000))).toMatchObject({ width: 30, height: 20 });
  });

  it('is given up where there is 90 MB of it: nobody waits for so many steps', () => {
    expect(readImageHeader(behind(90_000_000))).toBe('not-an-image');
  });
});
