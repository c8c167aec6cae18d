/** How a camera was held, in EXIF's numbers: 1 is upright. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

type Matrix = [number, number, number, number, number, number];

/** What turns a picture upright in a canvas of the upright size. */
export const TURNS: Readonly<Record<Orientation, (width: number, height: number) => Matrix>> = {
  1: () => [1, 0, 0, 1, 0, 0],
  2: (width) => [-1, 0, 0, 1, width, 0],
  3: (width, height) => [-1, 0, 0, -1, width, height],
  4: (_width, height) => [1, 0, 0, -1, 0, height],
  5: () => [0, 1, 1, 0, 0, 0],
  6: (width) => [0, 1, -1, 0, width, 0],
  7: (width, height) => [0, -1, -1, 0, width, height],
  8: (_width, height) => [0, -1, 1, 0, 0, height],
};

/** True where width and height change places. */
export function isLying(orientation: Orientation): boolean {
  return orientation >= 5;
}

const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0];
const ORIENTATION_TAG = 0x0112;
const SHORT = 3;

/** The orientation that a JPEG says it has. It says 1 afterwards, so that no decoder turns it too. */
export function takeOrientation(jpeg: Uint8Array): Orientation {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  let found: number | null = null;
  let at = 2;
  // Exif comes before the picture's data.
  while (at + 4 <= jpeg.length && jpeg[at] === 0xff && jpeg[at + 1] !== 0xda) {
    const length = view.getUint16(at + 2);
    const place = jpeg[at + 1] === 0xe1 ? findOrientation(view, at + 4, at + 2 + length) : null;
    if (place !== null) {
      found ??= view.getUint16(place.at, place.little);
      view.setUint16(place.at, 1, place.little);
    }
    at += 2 + Math.max(2, length);
  }
  return isOrientation(found) ? found : 1;
}

function isOrientation(value: number | null): value is Orientation {
  return value !== null && value >= 1 && value <= 8;
}

type Place = { readonly at: number; readonly little: boolean };

/** Where the first directory of a TIFF block keeps the orientation. */
function findOrientation(view: DataView, from: number, to: number): Place | null {
  const end = Math.min(to, view.byteLength);
  const tiff = from + EXIF.length;
  if (tiff + 8 > end || EXIF.some((byte, n) => view.getUint8(from + n) !== byte)) return null;
  const little = view.getUint16(tiff) === 0x4949;
  const directory = tiff + view.getUint32(tiff + 4, little);
  if (directory + 2 > end) return null;
  const entries = view.getUint16(directory, little);
  for (let n = 0; n < entries; n += 1) {
    const entry = directory + 2 + 12 * n;
    if (entry + 12 > end) return null;
    const isIt =
      view.getUint16(entry, little) === ORIENTATION_TAG && view.getUint16(entry + 2, little) === SHORT;
    if (isIt) return { at: entry + 8, little };
  }
  return null;
}
