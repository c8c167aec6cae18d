import { constants } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { MOST_IMAGE_BYTES } from '../../shared/model/image-header.ts';

export type FoundFile = {
  readonly bytes: Uint8Array;
  /** Changes when the file does. */
  readonly stamp: string;
};

export type FileFault = 'not-there' | 'too-large';

/** Nothing but a file: a pipe would wait for ever, and a link that was put there after the look is not followed. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

/** Reads a file below a folder, at most 100 MB. Whatever leads out of the folder, also by a link, is not there. */
export async function readImageFile(folder: string, path: string): Promise<FoundFile | FileFault> {
  const place = await findWithin(folder, path);
  return place === null ? 'not-there' : await readPlace(place);
}

const CATALOG_IMAGE = /^[0-9a-f]{64}\.(?:jpg|png|webp|gif|avif)$/;

/** Reads an image of a catalog by its name there, `<hash>.<ext>`, in the same way. */
export async function readCatalogImage(catalog: string, file: string): Promise<FoundFile | FileFault> {
  if (!CATALOG_IMAGE.test(file)) return 'not-there';
  return await readImageFile(join(catalog, 'images'), join(file.slice(0, 2), file));
}

/** Where the file really is; `null` where that is not below the folder. An empty path is the folder itself, where that is a file. */
async function findWithin(folder: string, path: string): Promise<string | null> {
  if (path.includes('\0') || isAbsolute(path)) return null;
  try {
    const root = await realpath(folder);
    const place = await realpath(resolve(root, path));
    const within = relative(root, place);
    return within.startsWith('..') || isAbsolute(within) ? null : place;
  } catch {
    return null;
  }
}

async function readPlace(place: string): Promise<FoundFile | FileFault> {
  let file: FileHandle | undefined;
  try {
    file = await open(place, FLAGS);
    const facts = await file.stat();
    if (!facts.isFile()) return 'not-there';
    if (facts.size > MOST_IMAGE_BYTES) return 'too-large';
    return { bytes: await file.readFile(), stamp: `${facts.mtimeMs} ${facts.size}` };
  } catch {
    return 'not-there';
  } finally {
    await file?.close();
  }
}
