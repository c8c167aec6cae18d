import type { ImageType } from '../model/image-header.ts';

/** The room of a picture, in pixels. */
export type Box = { readonly width: number; readonly height: number };

/** What a picture is written as. */
export type WrittenType = 'image/jpeg' | 'image/png' | 'image/webp';

/** What a worker of the codec is to make of the bytes that it was given before. */
export type CodecTask = {
  readonly type: ImageType;
  /** As the header claims it, before any turning. */
  readonly stored: Box;
  /** The result fits in it and is never enlarged; `null` keeps the size. */
  readonly fit: Box | null;
  readonly as: WrittenType;
  /** 0 to 1; of no meaning for PNG. */
  readonly quality: number;
};

/** To a worker: the bytes of a picture piece by piece, then what to make of them. */
export type ToCodec =
  | { readonly id: number; readonly piece: Uint8Array<ArrayBuffer> }
  | { readonly id: number; readonly task: CodecTask };

/** From a worker: what it made, or that it could not. */
export type FromCodec =
  | { readonly id: number; readonly made: Box & { readonly bytes: Uint8Array<ArrayBuffer> } }
  | { readonly id: number; readonly made: null };

/** The one channel of the codec's page: each message on it carries the port of one worker. */
export const CODEC_CHANNEL = 'codec-port';
