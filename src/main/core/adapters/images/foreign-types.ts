/** Pictures of other kinds, by how they begin; `SVG` and HTML by what stands in their first letters. */
const BEGINNINGS: readonly (readonly [string, number, string])[] = [
  ['a TIFF', 0, 'II*\0'],
  ['a TIFF', 0, 'MM\0*'],
  ['a BMP', 0, 'BM'],
  ['a Photoshop file', 0, '8BPS'],
  ['a PDF', 0, '%PDF-'],
  ['a HEIC', 4, 'ftyphei'],
  ['a HEIC', 4, 'ftyphev'],
  ['a HEIC', 4, 'ftypmif1'],
  ['a JPEG XL', 4, 'JXL '],
  ['a JPEG XL', 0, '\xff\x0a'],
  ['a JPEG 2000', 4, 'jP  '],
];

/** What a file is that could be meant as a picture; `null` for anything else. */
export function nameForeignType(bytes: Uint8Array): string | null {
  const text = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const found = BEGINNINGS.find(([, at, letters]) => text.startsWith(letters, at));
  if (found !== undefined) return found[0];
  return /^(?:\u00EF\u00BB\u00BF)?\s*(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE svg[^>]*>\s*)*<svg[\s>]/iu.test(
    text,
  )
    ? 'SVG'
    : null;
}
