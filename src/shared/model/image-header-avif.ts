type Size = { readonly width: number; readonly height: number };

/** Boxes that hold boxes, by how many bytes of their own come first. */
const HOLDERS: Readonly<Record<string, number>> = {
  meta: 4,
  iprp: 0,
  ipco: 0,
  moov: 0,
  trak: 0,
  mdia: 0,
  minf: 0,
  stbl: 0,
  stsd: 8,
};
const MOST_DEPTH = 8;
const MOST_BOXES = 10_000;

/**
 * The largest size that an AVIF claims anywhere: each picture, tile and track has its own, and which of them a decoder
 * makes first is its affair. `null` where it claims none.
 */
export function readAvifSize(bytes: Uint8Array): Size | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let largest: Size | null = null;
  let left = MOST_BOXES;

  const claim = (width: number, height: number) => {
    if (largest === null || width * height > largest.width * largest.height) largest = { width, height };
  };
  const walk = (from: number, end: number, depth: number): void => {
    let at = from;
    while (at + 8 <= end && left > 0) {
      left -= 1;
      const length = boxLength(view, at, end);
      if (length === null) return;
      const kind = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
      const own = HOLDERS[kind];
      if (own !== undefined && depth < MOST_DEPTH) walk(at + 8 + own, at + length, depth + 1);
      else if (kind === 'ispe' && length >= 20) claim(view.getUint32(at + 12), view.getUint32(at + 16));
      else if (kind === 'av01' && length >= 36) claim(view.getUint16(at + 32), view.getUint16(at + 34));
      at += length;
    }
  };
  walk(0, bytes.length, 0);
  return left > 0 ? largest : null;
}

/** 0 reaches to the end; 1 has its length in eight bytes more, which no picture needs outside of its data. */
function boxLength(view: DataView, at: number, end: number): number | null {
  const length = view.getUint32(at);
  if (length === 0) return end - at;
  return length < 8 || at + length > end ? null : length;
}
