import { createHash } from 'node:crypto';
import {
  type FileHandle,
  mkdir,
  open,
  readFile,
  rename,
  rm,
  stat,
  statfs,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import {
  COPYING_NOTE,
  type FollowBytes,
  type ImageFacts,
  ImageRefusal,
  type ImageShelf,
} from '../../domain/ports/image-files.ts';
import { isFileTrouble } from './list-files.ts';
import { openToRead, readPieces } from './read-pieces.ts';
import { syncFolder } from './sync-folder.ts';

/** The folder of images of a catalog: `<first two letters of the hash>/<hash>.<ext>`. */
export function createImageShelf(folder: string): ImageShelf {
  const note = join(folder, COPYING_NOTE);
  const touched = new Set<string>();
  const placeOf = (file: string) => join(folder, file.slice(0, 2), file);
  return {
    has: async (image) => {
      const facts = await stat(placeOf(fileOf(image))).catch(() => null);
      return facts?.isFile() === true && facts.size === image.bytes;
    },
    room: async () => {
      await orRefuse(() => mkdir(folder, { recursive: true }));
      const { bavail, bsize } = await statfs(folder);
      return bavail * bsize;
    },
    begin: async (images) => {
      // What was put before and never settled may be gone.
      touched.clear();
      await orRefuse(async () => {
        await mkdir(folder, { recursive: true });
        await writeFile(note, images.map((image) => `${fileOf(image)}\n`).join(''), { flush: true });
        await syncFolder(folder);
        // The folder may be new: its own name stands in the catalog's.
        await syncFolder(dirname(folder));
      });
    },
    put: async (image, from, follow) => {
      const place = placeOf(fileOf(image));
      await orRefuse(() => mkdir(dirname(place), { recursive: true }));
      touched.add(dirname(place));
      await copyWhole(image, from, place, follow);
    },
    settle: async () => {
      for (const each of [...touched, folder]) await orRefuse(() => syncFolder(each));
      touched.clear();
    },
    tidy: async (isKnown) => {
      try {
        const noted = await readFile(note, 'utf8');
        for (const file of noted.split('\n').filter((line) => IS_FILE.test(line))) {
          if (isKnown(file.slice(0, 64))) continue;
          await rm(placeOf(file), { force: true });
          await rm(partOf(placeOf(file)), { force: true });
        }
        await rm(note, { force: true });
      } catch {
        // Mostly there is no note. What could not be removed does no harm, and goes before the next files are put here.
      }
    },
  };
}

const IS_FILE = /^[0-9a-f]{64}\.[a-z]{3,4}$/u;

function fileOf({ hash, ext }: ImageFacts): string {
  return `${hash}.${ext}`;
}

function partOf(place: string): string {
  return `${place}.part`;
}

/** Under the file's own name never stands anything but all of it. */
async function copyWhole(
  image: ImageFacts,
  from: { readonly place: string; readonly inside: string },
  place: string,
  follow: FollowBytes,
): Promise<void> {
  const source = await openSource(from);
  const part = partOf(place);
  try {
    const copy = await orRefuse(() => open(part, 'w'));
    try {
      const hash = await copyPieces(source, copy, follow);
      if (hash !== image.hash) throw refuseChanged(from);
      await orRefuse(() => copy.sync());
    } finally {
      await copy.close();
    }
    await orRefuse(() => rename(part, place));
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  } finally {
    await source.close();
  }
}

/** The hash of what was copied. */
async function copyPieces(source: FileHandle, copy: FileHandle, follow: FollowBytes): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of readPieces(source)) {
    hash.update(piece);
    await orRefuse(() => writeAll(copy, piece));
    follow(piece.length);
  }
  return hash.digest('hex');
}

async function writeAll(copy: FileHandle, piece: Uint8Array): Promise<void> {
  for (let at = 0; at < piece.length; ) at += (await copy.write(piece, at)).bytesWritten;
}

async function openSource(from: { readonly place: string; readonly inside: string }): Promise<FileHandle> {
  try {
    return await openToRead(from.place, from.inside);
  } catch (error) {
    throw isFileTrouble(error) ? refuseChanged(from, error) : error;
  }
}

function refuseChanged(
  { place, inside }: { readonly place: string; readonly inside: string },
  cause?: unknown,
): ImageRefusal {
  const name = inside === '' ? basename(place) : inside;
  return new ImageRefusal(
    'changed',
    `“${name}” was changed or taken away since it was read. Nothing was changed: read the folder again.`,
    cause,
  );
}

/** What the disk says against a write, in a sentence. */
async function orRefuse<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isFileTrouble(error)) throw error;
    const isFull = error.code === 'ENOSPC' || error.code === 'EDQUOT';
    throw isFull
      ? new ImageRefusal(
          'disk-full',
          'The disk is full. Nothing was changed: free some space and try again.',
          error,
        )
      : new ImageRefusal(
          'read-only',
          'The images can’t be written into the catalog’s folder. Check who may change it. Nothing was changed.',
          error,
        );
  }
}
