import type { WrittenType } from '../../../../shared/contract/codec.ts';
import type { HeaderFault } from '../../../../shared/model/image-header.ts';

/**
 * Why there is no picture: there is no such file, its header refuses it, or the decoder could not, took too long, crashed, or
 * can not be had.
 */
export type ImageFault = HeaderFault | 'not-there' | 'undecodable' | 'too-slow' | 'crashed' | 'no-codec';

/** A picture that was written anew: turned upright, in sRGB, without EXIF, colour profile or any other note. */
export type MadeImage = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: WrittenType;
  readonly width: number;
  readonly height: number;
};

/** What becomes of a picture. It is never enlarged. */
export type ImagePreset = {
  readonly maxWidth?: number;
  readonly maxHeight?: number;
  /** `keep` writes GIF as PNG and AVIF as WebP, which nothing here writes. */
  readonly format: 'keep' | 'jpeg' | 'webp' | 'png';
  /** 0 to 1; of no meaning for PNG. */
  readonly quality: number;
};

export type ImageAnswer =
  | { readonly ok: true; readonly image: MadeImage }
  | { readonly ok: false; readonly why: ImageFault };

/** Decodes pictures from anywhere, in a place where they can do no harm. Never throws; the bytes given are never changed. */
export type ImageCodec = {
  /** Fits the first frame into the box, as WebP. */
  readonly thumbnail: (
    bytes: Uint8Array,
    box: { readonly width: number; readonly height: number },
  ) => Promise<ImageAnswer>;
  readonly convert: (bytes: Uint8Array, preset: ImagePreset) => Promise<ImageAnswer>;
};

/** Writes pictures of the open catalog anew. Never throws; the file is never changed. */
export type ImageConverter = {
  /** `file` is `<hash>.<ext>` in the catalog's own folder of images. */
  readonly convert: (file: string, preset: ImagePreset) => Promise<ImageAnswer>;
};
