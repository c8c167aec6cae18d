import { readAvifSize } from './image-header-avif.ts';

/** The kinds of images that the program reads, by their usual file extension. SVG is none of them, ever. */
export const IMAGE_TYPES = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  avif: 'image/avif',
} as const;

export type ImageExtension = keyof typeof IMAGE_TYPES;
export type ImageType = (typeof IMAGE_TYPES)[ImageExtension];

/** What the first bytes of an image claim. `width` and `height` are in pixels as they are stored, before any turning. */
export type ImageHeader = { readonly type: ImageType; readonly width: number; readonly height: number };

/** Why bytes are refused before anything decodes them. */
export type HeaderFault = 'empty' | 'not-an-image' | 'too-large' | 'too-many-pixels';

export const MOST_IMAGE_BYTES = 100_000_000;
export const MOST_IMAGE_PIXELS = 50_000_000;
/** From place to place in a file. Pictures need a few hundred; a hundred million would hold up whoever waits for this thread. */
const MOST_STEPS = 1_000_000;

type Size = { readonly width: number; readonly height: number };

/**
 * Reads from an image's own bytes what it is and how large, by magic bytes alone, and decodes nothing. What claims more than
 * 50 megapixels is refused here, so that no decoder ever sees it.
 */
export function readImageHeader(bytes: Uint8Array): ImageHeader | HeaderFault {
  if (bytes.length === 0) return 'empty';
  if (bytes.length > MOST_IMAGE_BYTES) return 'too-large';
  const type = sniffType(bytes);
  const size = type === null ? null : SIZES[type](bytes);
  if (type === null || size === null || size.width === 0 || size.height === 0) return 'not-an-image';
  return size.width * size.height > MOST_IMAGE_PIXELS ? 'too-many-pixels' : { type, ...size };
}

/** The kind of image that bytes begin as; `null` for anything else. */
export function sniffType(bytes: Uint8Array): ImageType | null {
  if (startsWith(bytes, 0, '\xff\xd8\xff')) return 'image/jpeg';
  if (startsWith(bytes, 0, '\x89PNG\r\n\x1a\n')) return 'image/png';
  if (startsWith(bytes, 0, 'GIF87a') || startsWith(bytes, 0, 'GIF89a')) return 'image/gif';
  if (startsWith(bytes, 0, 'RIFF') && startsWith(bytes, 8, 'WEBP')) return 'image/webp';
  return isAvif(bytes) ? 'image/avif' : null;
}

/** AVIF names itself among the brands of its first box. */
function isAvif(bytes: Uint8Array): boolean {
  if (!startsWith(bytes, 4, 'ftyp')) return false;
  const end = Math.min(viewOf(bytes).getUint32(0), bytes.length, 256);
  for (let at = 8; at + 4 <= end; at += 4) {
    if (startsWith(bytes, at, 'avif') || startsWith(bytes, at, 'avis')) return true;
  }
  return false;
}

const SIZES: Readonly<Record<ImageType, (bytes: Uint8Array) => Size | null>> = {
  'image/jpeg': readJpegSize,
  'image/png': readPngSize,
  'image/gif': readGifSize,
  'image/webp': readWebpSize,
  'image/avif': readAvifSize,
};

function readPngSize(bytes: Uint8Array): Size | null {
  if (bytes.length < 33 || !startsWith(bytes, 12, 'IHDR')) return null;
  const view = viewOf(bytes);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** Markers without a length: the start of the image, restarts and the one that stands for nothing. */
const isBareMarker = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
/** Start of frame, of whatever coding; DHT, JPG and DAC share the range. */
const isFrameMarker = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Goes from segment to segment as decoders do, skipping what is none, up to the first frame. */
function readJpegSize(bytes: Uint8Array): Size | null {
  const view = viewOf(bytes);
  let at = 2;
  for (let steps = 0; at + 9 <= bytes.length && steps < MOST_STEPS; steps += 1) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff || marker === 0xff || marker === 0) at += 1;
    else if (isBareMarker(marker)) at += 2;
    else if (isFrameMarker(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    else if (marker === 0xd9 || marker === 0xda) return null;
    else at += 2 + Math.max(2, view.getUint16(at + 2));
  }
  return null;
}

/** The screen, or the first frame where that is larger: decoders grow the screen to it. */
function readGifSize(bytes: Uint8Array): Size | null {
  if (bytes.length < 14) return null;
  const view = viewOf(bytes);
  let at = 13 + colorTable(bytes[10] ?? 0);
  let steps = 0;
  while (bytes[at] === 0x21 && steps < MOST_STEPS) {
    at += 2;
    for (; at < bytes.length && bytes[at] !== 0 && steps < MOST_STEPS; steps += 1) at += 1 + (bytes[at] ?? 0);
    at += 1;
    steps += 1;
  }
  if (bytes[at] !== 0x2c || at + 10 > bytes.length) return null;
  const frame = (offset: number) => view.getUint16(at + offset, true);
  return {
    width: Math.max(view.getUint16(6, true), frame(1) + frame(5)),
    height: Math.max(view.getUint16(8, true), frame(3) + frame(7)),
  };
}

function colorTable(packed: number): number {
  return (packed & 0x80) === 0 ? 0 : 3 * 2 ** ((packed & 7) + 1);
}

function readWebpSize(bytes: Uint8Array): Size | null {
  if (bytes.length < 30) return null;
  const view = viewOf(bytes);
  if (startsWith(bytes, 12, 'VP8X')) {
    const threeBytes = (at: number) => view.getUint16(at, true) + (bytes[at + 2] ?? 0) * 65_536;
    return { width: threeBytes(24) + 1, height: threeBytes(27) + 1 };
  }
  if (startsWith(bytes, 12, 'VP8L') && bytes[20] === 0x2f) {
    const packed = view.getUint32(21, true);
    return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
  }
  if (startsWith(bytes, 12, 'VP8 ') && startsWith(bytes, 23, '\x9d\x01\x2a')) {
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
  return null;
}

function startsWith(bytes: Uint8Array, at: number, text: string): boolean {
  return [...text].every((letter, n) => bytes[at + n] === letter.charCodeAt(0));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
