import type { ImageType } from '../../../../shared/model/image-header.ts';

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
      return !tail.includes(Buffer.from([0xff, 0xd9]));
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
