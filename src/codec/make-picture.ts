import type { Box, CodecTask } from '../shared/contract/codec.ts';
import { isLying, type Orientation, TURNS, takeOrientation } from './orientation.ts';
import { stripNotes } from './strip-notes.ts';

type Made = Box & { readonly bytes: Uint8Array<ArrayBuffer> };

/** Decodes a picture, turns it upright, fits it and writes it anew without any note. Rejects where it is none. */
export async function makePicture(bytes: Uint8Array<ArrayBuffer>, task: CodecTask): Promise<Made> {
  const { source, size, orientation } = await decode(bytes, task);
  const upright = isLying(orientation) ? { width: size.height, height: size.width } : size;
  const { width, height } = task.fit === null ? upright : fitInto(upright, task.fit);
  const canvas = new OffscreenCanvas(width, height);
  draw(canvas, source, orientation, task);
  source.close();
  const blob = await canvas.convertToBlob({ type: task.as, quality: task.quality });
  if (blob.type !== task.as) throw new Error(`${task.as} can not be written`);
  return { bytes: stripNotes(new Uint8Array(await blob.arrayBuffer()), task.as), width, height };
}

type Decoded = {
  readonly source: ImageBitmap | VideoFrame;
  readonly size: Box;
  readonly orientation: Orientation;
};

/**
 * Chromium turns pictures differently from one way of decoding to another (a bitmap that is resized as it is made gets its
 * sides the wrong way round), so a JPEG is decoded as it lies and turned here. Of the others the bitmap is upright.
 */
async function decode(bytes: Uint8Array<ArrayBuffer>, task: CodecTask): Promise<Decoded> {
  if (task.type !== 'image/jpeg') return bitmapOf(bytes, task, 1);
  const orientation = takeOrientation(bytes);
  return task.fit === null
    ? bitmapOf(bytes, task, orientation)
    : shrinkJpeg(bytes, task, task.fit, orientation);
}

async function bitmapOf(
  bytes: Uint8Array<ArrayBuffer>,
  { type }: CodecTask,
  orientation: Orientation,
): Promise<Decoded> {
  const source = await createImageBitmap(new Blob([bytes], { type }), { imageOrientation: 'from-image' });
  return { source, size: { width: source.width, height: source.height }, orientation };
}

/** A JPEG can be decoded at eighths of its size, which takes a fraction of the time and of the memory. */
async function shrinkJpeg(
  bytes: Uint8Array<ArrayBuffer>,
  { type, stored }: CodecTask,
  fit: Box,
  orientation: Orientation,
): Promise<Decoded> {
  const { width, height } = isLying(orientation) ? { width: fit.height, height: fit.width } : fit;
  const eighths = Math.ceil(8 * Math.min(width / stored.width, height / stored.height, 1));
  const decoder = new ImageDecoder({
    data: bytes,
    type,
    desiredWidth: Math.ceil((stored.width * eighths) / 8),
    desiredHeight: Math.ceil((stored.height * eighths) / 8),
  });
  try {
    const { image } = await decoder.decode();
    return { source: image, size: { width: image.displayWidth, height: image.displayHeight }, orientation };
  } finally {
    decoder.close();
  }
}

/** The largest size of the same shape that fits; never larger than it is, and never nothing. */
function fitInto(size: Box, fit: Box): Box {
  const scale = Math.min(fit.width / size.width, fit.height / size.height, 1);
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  return { width: side(size.width), height: side(size.height) };
}

function draw(
  canvas: OffscreenCanvas,
  source: ImageBitmap | VideoFrame,
  orientation: Orientation,
  { as }: CodecTask,
): void {
  const { width, height } = canvas;
  const context = canvas.getContext('2d', { alpha: as !== 'image/jpeg' });
  if (context === null) throw new Error('there is no canvas');
  if (as === 'image/jpeg') {
    // What is seen through is white on paper, and would be black here.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
  }
  context.imageSmoothingQuality = 'high';
  context.setTransform(...TURNS[orientation](width, height));
  const [across, down] = isLying(orientation) ? [height, width] : [width, height];
  context.drawImage(source, 0, 0, across, down);
}
