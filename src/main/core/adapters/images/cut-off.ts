import type { ImageType } from '../../../../shared/model/image-header.ts';

/** How a JPEG ends; in its data these two never stand together. */
export const JPEG_END = Buffer.from([0xff, 0xd9]);

type Parts = {
  /** The first bytes. */
  readonly head: Buffer;
  /** The last bytes. */
  readonly tail: Buffer;
  readonly size: number;
};

/**
 * True where the end of an image is missing, as after a copy that was stopped. Some programs write more behind the end: that
 * is no damage.
 */
export function isCutOff(type: ImageType, { head, tail, size }: Parts): boolean {
  switch (type) {
    case 'image/jpeg':
      return tail.indexOf(JPEG_END, Math.max(0, findJpegData(head) - (size - tail.length))) < 0;
    case 'image/png':
      return !tail.includes('IEND');
    case 'image/gif':
      return !tail.includes(0x3b);
    case 'image/webp':
      return head.readUInt32LE(4) + 8 > size;
    case 'image/avif':
      return !hasAllBoxes(head, size);
  }
}

/** Where the data of a JPEG begins: the small picture in the notes of a camera has an end of its own. */
export function findJpegData(head: Buffer): number {
  let at = 2;
  while (at + 4 <= head.length && head[at] === 0xff && head[at + 1] !== 0xda)
    at += 2 + Math.max(2, head.readUInt16BE(at + 2));
  return at;
}

/** Goes over the boxes of the file, one behind the other, as far as they begin in the head. */
function hasAllBoxes(head: Buffer, size: number): boolean {
  let at = 0;
  while (at + 16 <= head.length) {
    const short = head.readUInt32BE(at);
    const length = short === 1 ? Number(head.readBigUInt64BE(at + 8)) : short === 0 ? size - at : short;
    if (length < 8) return false;
    at += length;
  }
  return at <= size;
}
