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

/** Who came first is next: nobody looks at them, and each is wanted in the end. */
function createTurns(atOnce: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running < atOnce) running += 1;
    else await new Promise<void>((start) => waiting.push(start));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // A turn that is handed on stays taken.
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
