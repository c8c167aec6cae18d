import { lstat, mkdir, readFile, rmdir, stat, unlink } from 'node:fs/promises';
import { basename, isAbsolute, join } from 'node:path';
import type { ImageWhere } from '../../../../shared/model/image-place.ts';
import { createTurns } from '../../../../shared/take-turns.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Removal, Upload, Uploaded } from '../../domain/ports/image-uploader.ts';
import { explainDisk, isCode, NotAFile } from './disk-error.ts';
import { createManifest, MANIFEST, type Manifest } from './manifest.ts';
import { THERE } from './outcome.ts';
import { sweepParts, syncFolder, writeWhole } from './write-whole.ts';

type Folder = Extract<ImageWhere, { kind: 'folder' }>;
type Work = (folder: string, manifest: Manifest) => Promise<void>;

/** Files in folders of this computer, with a manifest in each folder that says where everybody finds what lies there. */
export type FolderPlace = {
  readonly put: (where: Folder, upload: Omit<Upload, 'where' | 'secret'>) => Promise<Uploaded>;
  readonly remove: (where: Folder, removal: Pick<Removal, 'key' | 'made'>) => Promise<Uploaded>;
};

export function createFolderPlace(clock: Pick<Clock, 'now'>): FolderPlace {
  const takeTurn = createFolderTurns();
  const manifests = new Map<string, Manifest>();
  const swept = new Set<string>();
  const sweepOnce = async (folder: string) => {
    if (swept.has(folder)) return;
    swept.add(folder);
    await sweepParts(folder, clock.now());
  };
  const work = async ({ folder }: Folder, run: Work): Promise<Uploaded> =>
    await takeTurn(folder, async () => {
      try {
        await expectFolder(folder);
        await sweepOnce(folder);
        const manifest = manifests.get(folder) ?? createManifest(folder);
        manifests.set(folder, manifest);
        await run(folder, manifest);
        return THERE;
      } catch (error) {
        return explainDisk(error, folder);
      }
    });
  return {
    put: async (where, { key, bytes, type, url, onMade = () => {} }) =>
      await work(where, async (root, manifest) => {
        const { folder, name } = await findPlace(root, key, onMade);
        await sweepOnce(folder);
        if (!(await liesThere(join(folder, name), bytes))) await writeWhole(folder, name, bytes);
        const isNew = await manifest.add({ key, url, bytes: bytes.byteLength, type });
        if (isNew) onMade(MANIFEST);
      }),
    remove: async (where, { key, made = [] }) =>
      await work(where, async (root, manifest) => {
        await removeFile(root, key);
        await manifest.drop(key, made.includes(MANIFEST) ? 'remove' : 'keep');
        for (const below of made.toReversed()) if (below !== MANIFEST) await removeIfEmpty(join(root, below));
      }),
  };
}

/** One after the other for each folder: the manifest is one file. */
function createFolderTurns() {
  const turns = new Map<string, ReturnType<typeof createTurns>>();
  return async <T>(folder: string, run: () => Promise<T>): Promise<T> => {
    const inTurn = turns.get(folder) ?? createTurns();
    turns.set(folder, inTurn);
    return await inTurn(run);
  };
}

/** @throws NotAFile, and what the disk says */
async function expectFolder(folder: string): Promise<void> {
  const isFolder = isAbsolute(folder) && (await stat(folder)).isDirectory();
  if (!isFolder) throw new NotAFile('root', basename(folder));
}

/**
 * The folder of a key and the name in it. Folders are walked one by one, and a link is no folder: it could lead out of the place.
 * Those that are missing are made where somebody wants to hear of it. @throws NotAFile, and what the disk says
 */
async function findPlace(
  root: string,
  key: string,
  onMade: ((below: string) => void) | null,
): Promise<{ readonly folder: string; readonly name: string }> {
  if (key.toLowerCase() === MANIFEST) throw new NotAFile('taken', key);
  const parts = key.split('/');
  let folder = root;
  for (const [at, part] of parts.slice(0, -1).entries()) {
    const next = join(folder, part);
    if (onMade !== null && (await makeFolder(folder, next))) onMade(parts.slice(0, at + 1).join('/'));
    if (!(await lstat(next)).isDirectory()) throw new NotAFile('taken', part);
    folder = next;
  }
  return { folder, name: parts.at(-1) ?? '' };
}

/** False where it is there already. */
async function makeFolder(around: string, folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    await syncFolder(around);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Somebody may have put something into it meanwhile, or have removed it. */
async function removeIfEmpty(folder: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT'].some((code) => isCode(error, code))) throw error;
  }
}

/** True where these very bytes are the file: it keeps its time then, and nobody who watches the folder copies it again. */
async function liesThere(place: string, bytes: Uint8Array): Promise<boolean> {
  try {
    const facts = await lstat(place);
    if (facts.isDirectory()) throw new NotAFile('taken', basename(place));
    return facts.isFile() && facts.size === bytes.byteLength && (await readFile(place)).equals(bytes);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return false;
    throw error;
  }
}

async function removeFile(root: string, key: string): Promise<void> {
  try {
    const { folder, name } = await findPlace(root, key, null);
    if ((await lstat(join(folder, name))).isDirectory()) throw new NotAFile('taken', name);
    await unlink(join(folder, name));
    await syncFolder(folder);
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
  }
}
