import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

/** A PNG of one colour; the data is that of `height` lines whatever the header claims. */
export function makePng(width: number, height: number, [red, green, blue] = [200, 30, 30]): Buffer {
  const line = Buffer.concat([
    Buffer.of(0),
    Buffer.alloc(width * 3, Buffer.of(red ?? 0, green ?? 0, blue ?? 0)),
  ]);
  return joinPng(width, height, deflateSync(Buffer.concat(Array.from({ length: height }, () => line))));
}

/** A few bytes that claim to be a picture of this size. */
export function claimPng(width: number, height: number): Buffer {
  return joinPng(width, height, deflateSync(Buffer.alloc(16)));
}

function joinPng(width: number, height: number, data: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** Where the photo was taken, as a camera notes it: a GPS directory with the letter of the latitude. */
const GPS_TAG = 0x8825;
const ORIENTATION_TAG = 0x0112;

/** Puts EXIF with an orientation and a place right after the start of a JPEG. */
export function addExif(jpeg: Buffer, orientation: number): Buffer {
  const tiff = Buffer.alloc(8 + 2 + 12 * 2 + 4 + 2 + 12 + 4);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(2, 8);
  writeEntry(tiff, 10, { tag: ORIENTATION_TAG, type: 3, value: orientation * 65_536 });
  const gps = 8 + 2 + 24 + 4;
  writeEntry(tiff, 22, { tag: GPS_TAG, type: 4, value: gps });
  tiff.writeUInt16BE(1, gps);
  writeEntry(tiff, gps + 2, { tag: 1, type: 2, value: Buffer.from('N\0\0\0', 'latin1').readUInt32BE(0) });
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.of(0xff, 0xe1, 0, 0);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

type Entry = { readonly tag: number; readonly type: number; readonly value: number };

function writeEntry(tiff: Buffer, at: number, { tag, type, value }: Entry): void {
  tiff.writeUInt16BE(tag, at);
  tiff.writeUInt16BE(type, at + 2);
  tiff.writeUInt32BE(1, at + 4);
  tiff.writeUInt32BE(value, at + 8);
}

/** Puts an image into a catalog folder where the program keeps it; answers with its name there, such as `ab12….png`. */
export function keepImage(catalog: string, bytes: Buffer, extension: string): string {
  const hash = createHash('sha256').update(bytes).digest('hex');
  const folder = join(catalog, 'images', hash.slice(0, 2));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${hash}.${extension}`), bytes);
  return `${hash}.${extension}`;
}
