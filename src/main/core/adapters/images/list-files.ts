import type { Dirent } from 'node:fs';
import { opendir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type ImageFiles, ImageRefusal, type ListedFile } from '../../domain/ports/image-files.ts';

/** What systems and archives put beside files by themselves. */
const NO_FILES = new Set([
  'thumbs.db',
  'desktop.ini',
  '__macosx',
  '$recycle.bin',
  'system volume information',
]);
/** A folder in a folder in a folder: deeper than anybody goes. */
const DEEPEST = 40;

/** Finds files below places. Links are not followed: they could lead out of what was chosen, or in a circle. */
export const listFiles: ImageFiles['list'] = async (places, most, follow) => {
  const files: ListedFile[] = [];
  const add = (file: ListedFile) => {
    if (files.length >= most) throw refuseMany(most);
    files.push(file);
  };
  for (const [root, place] of places.entries()) {
    const facts = await stat(place).catch((error: unknown) => {
      throw refuseGone(place, error);
    });
    if (facts.isDirectory()) await listFolder({ root, place, add, follow }, '', 0);
    else add({ root, inside: '', bytes: facts.size, problem: null });
    await follow();
  }
  return files;
};

type Walk = {
  readonly root: number;
  readonly place: string;
  readonly add: (file: ListedFile) => void;
  readonly follow: () => Promise<void>;
};

async function listFolder(walk: Walk, inside: string, depth: number): Promise<void> {
  const { root, place, add, follow } = walk;
  if (depth > DEEPEST)
    return add({ root, inside, bytes: 0, problem: 'This folder is too deep: nothing in it was read.' });
  const folders: string[] = [];
  try {
    for await (const entry of await opendir(join(place, inside))) {
      if (isPassedOver(entry)) continue;
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile()) await addFile(walk, path);
      else add({ root, inside: path, bytes: 0, problem: entry.isSymbolicLink() ? SAY_LINK : SAY_NO_FILE });
      await follow();
    }
  } catch (error) {
    if (!isFileTrouble(error)) throw error;
    if (inside === '') throw refuseGone(place, error);
    add({ root, inside, bytes: 0, problem: 'This folder can’t be read: nothing in it was looked at.' });
  }
  for (const folder of folders) await listFolder(walk, folder, depth + 1);
}

/** One that went away since is none. A name that is no Unicode is read as one that no file has. */
async function addFile({ root, place, add }: Walk, inside: string): Promise<void> {
  try {
    const { size } = await stat(join(place, inside));
    add({ root, inside, bytes: size, problem: null });
  } catch (error) {
    if (!isFileTrouble(error)) throw error;
    if (inside.includes('\uFFFD')) add({ root, inside, bytes: 0, problem: SAY_NO_NAME });
    else if (error.code !== 'ENOENT') add({ root, inside, bytes: 0, problem: SAY_UNREADABLE });
  }
}

const SAY_NO_NAME = 'The name of this file, or of its folder, can’t be read. Give it another name.';
const SAY_UNREADABLE = 'This file can’t be read. Check who may open the folder that it is in.';

const SAY_LINK = 'This is a link: links are not followed. Copy what it leads to into the folder.';
const SAY_NO_FILE = 'This is a pipe or a device and no file: it is not read.';

function isPassedOver(entry: Dirent): boolean {
  return entry.name.startsWith('.') || NO_FILES.has(entry.name.toLowerCase());
}

export function isFileTrouble(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

function refuseGone(place: string, error: unknown): ImageRefusal {
  const code = isFileTrouble(error) ? error.code : '';
  const name = basename(place);
  return code === 'EACCES' || code === 'EPERM'
    ? new ImageRefusal('unreadable', `You may not read “${name}”. Ask whoever owns it.`, error)
    : new ImageRefusal('missing', `“${name}” is not there any more. Choose it again.`, error);
}

function refuseMany(most: number): ImageRefusal {
  return new ImageRefusal(
    'too-many',
    `There are more than ${most.toLocaleString('en')} files in there. Choose a smaller folder.`,
  );
}
