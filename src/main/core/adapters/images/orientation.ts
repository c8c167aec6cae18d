const ORIENTATION = 0x0112;
/** Of the eight ways in which a camera may have been held, these lie on a side. */
const TURNED = new Set([5, 6, 7, 8]);

/** True for a JPEG that is shown on its side: its height is its width then. By the EXIF notes in front of the picture. */
export function isTurned(jpeg: Buffer): boolean {
  return TURNED.has(readOrientation(jpeg));
}

/** 1, which is upright, where nothing says it. */
function readOrientation(jpeg: Buffer): number {
  for (let at = 2; at + 4 <= jpeg.length && jpeg[at] === 0xff; ) {
    const marker = jpeg[at + 1] ?? 0;
    if (marker === 0xda || marker === 0xd9) return 1;
    const length = jpeg.readUInt16BE(at + 2);
    const segment = jpeg.subarray(at + 4, at + 2 + length);
    if (marker === 0xe1 && segment.toString('latin1', 0, 6) === 'Exif\0\0')
      return readTag(segment.subarray(6));
    at += 2 + Math.max(2, length);
  }
  return 1;
}

/** Of the first list of a TIFF block. */
function readTag(tiff: Buffer): number {
  if (tiff.length < 8) return 1;
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const two = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const list = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (list + 2 > tiff.length) return 1;
  for (let n = 0; n < two(list); n += 1) {
    const at = list + 2 + 12 * n;
    if (at + 12 > tiff.length) return 1;
    if (two(at) === ORIENTATION) return two(at + 8);
  }
  return 1;
}
