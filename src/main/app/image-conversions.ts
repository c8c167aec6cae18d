import { createTurns } from '../../shared/take-turns.ts';
import type { ImageAnswer, ImageCodec, ImagePreset } from '../core/compose.ts';
import { readCatalogImage } from './image-files.ts';

/** Pictures of a catalog, written anew for its writer. */
export type ImageConversions = {
  /** `file` is `<hash>.<ext>` in the images of this catalog folder. Never rejects; the file is never changed. */
  readonly convert: (folder: string, file: string, preset: ImagePreset) => Promise<ImageAnswer>;
};

type Parts = {
  readonly codec: Pick<ImageCodec, 'convert'>;
  /** How many are read and written at the same time: fewer than the codec has workers, so that thumbnails in sight go on. */
  readonly atOnce: number;
};

export function createImageConversions({ codec, atOnce }: Parts): ImageConversions {
  const inTurn = createTurns(atOnce);
  return {
    convert: async (folder, file, preset) =>
      await inTurn(async () => {
        const found = await readCatalogImage(folder, file);
        return typeof found === 'string'
          ? { ok: false, why: found }
          : await codec.convert(found.bytes, preset);
      }),
  };
}
