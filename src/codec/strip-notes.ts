import type { WrittenType } from '../shared/contract/codec.ts';

/** Takes out what Chromium adds to a picture that it writes, such as a colour profile. What is left is sRGB. */
export function stripNotes(bytes: Uint8Array<ArrayBuffer>, type: WrittenType): Uint8Array<ArrayBuffer> {
  switch (type) {
    case 'image/jpeg':
      return stripJpeg(bytes);
    case 'image/png':
      return stripPng(bytes);
    case 'image/webp':
      return stripWebp(bytes);
  }
}

/** Kept of the application segments: JFIF, and Adobe's, which says how the colours are written. */
const KEPT_SEGMENTS = new Set([0xe0, 0xee]);

function stripJpeg(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at + 1] !== 0xda) {
    const marker = bytes[at + 1] ?? 0;
    const end = at + 2 + view.getUint16(at + 2);
    const isNote = (marker >= 0xe0 && marker <= 0xef && !KEPT_SEGMENTS.has(marker)) || marker === 0xfe;
    if (!isNote) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return concat([...kept, bytes.subarray(at)]);
}

/** Chunks with a small first letter are notes; how clear each colour is, is none. */
function stripPng(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at);
    const kind = nameAt(bytes, at + 4);
    if (/^[A-Z]/.test(kind) || kind === 'tRNS') kept.push(bytes.subarray(at, end));
    at = end;
  }
  return concat(kept);
}

const WEBP_NOTES = new Set(['ICCP', 'EXIF', 'XMP ']);
/** The flags of VP8X that announce them. */
const WEBP_NOTE_FLAGS = 0x20 | 0x08 | 0x04;

function stripWebp(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [bytes.subarray(0, 12)];
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = view.getUint32(at + 4, true);
    const end = at + 8 + length + (length % 2);
    const kind = nameAt(bytes, at);
    if (!WEBP_NOTES.has(kind)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  const stripped = concat(kept);
  viewOf(stripped).setUint32(4, stripped.length - 8, true);
  if (nameAt(stripped, 12) === 'VP8X') stripped[20] = (stripped[20] ?? 0) & ~WEBP_NOTE_FLAGS;
  return stripped;
}

function nameAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
