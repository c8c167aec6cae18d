import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTurns } from '../../shared/take-turns.ts';

export type ThumbnailCache = {
  /** `null` where there is none, or a broken one. */
  readonly read: (folder: string, name: string) => Promise<Uint8Array<ArrayBuffer> | null>;
  /** False where the folder can't be written to. */
  readonly keep: (folder: string, name: string, bytes: Uint8Array) => Promise<boolean>;
};

/** How much is thrown away at once, so that it is seldom. */
const SPARE = 0.9;
const ENDING = '.webp';

/** Keeps WebP files in a folder, at most `mostBytes` of them: the oldest go first. What is missing or broken is made anew. */
export function createThumbnailCache(mostBytes: number): ThumbnailCache {
  /** The folder that was written to last, and the bytes in it. */
  let known: { readonly folder: string; bytes: number } | null = null;
  const inTurn = createTurns();

  const count = async (folder: string, added: number): Promise<void> => {
    if (known?.folder !== folder) known = { folder, bytes: sum(await list(folder)) };
    else known.bytes += added;
    if (known.bytes > mostBytes) known.bytes = await prune(folder, mostBytes * SPARE);
  };
  return {
    read: async (folder, name) => {
      try {
        const bytes = new Uint8Array(await readFile(join(folder, name + ENDING)));
        return isWhole(bytes) ? bytes : null;
      } catch {
        return null;
      }
    },
    keep: async (folder, name, bytes) => {
      const draft = join(folder, `${randomUUID()}.part`);
      try {
        await mkdir(folder, { recursive: true });
        await writeFile(draft, bytes);
        await rename(draft, join(folder, name + ENDING));
      } catch {
        await rm(draft, { force: true }).catch(() => undefined); // a disk that takes nothing is no reason for no picture
        return false;
      }
      await inTurn(() => count(folder, bytes.length)).catch(() => undefined);
      return true;
    },
  };
}

/** A WebP file says how long it is; after a power cut it may be shorter, or end in zeros. */
function isWhole(bytes: Uint8Array): boolean {
  const text = (from: number) => String.fromCharCode(...bytes.subarray(from, from + 4));
  if (bytes.length < 30 || text(0) !== 'RIFF' || text(8) !== 'WEBP') return false;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);
  return length + 8 === bytes.length && bytes.subarray(-16).some((byte) => byte !== 0);
}

type Kept = { readonly path: string; readonly bytes: number; readonly at: number };

async function list(folder: string): Promise<readonly Kept[]> {
  const kept: Kept[] = [];
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const facts = await stat(path).catch(() => null); // somebody else threw it away
    if (facts !== null) kept.push({ path, bytes: facts.size, at: facts.mtimeMs });
  }
  return kept;
}

function sum(kept: readonly Kept[]): number {
  return kept.reduce((total, { bytes }) => total + bytes, 0);
}

/** Throws the oldest away until no more than `goal` bytes are left; answers with how many that are. */
async function prune(folder: string, goal: number): Promise<number> {
  const kept = (await list(folder)).toSorted((a, b) => a.at - b.at);
  let left = sum(kept);
  for (const { path, bytes } of kept) {
    if (left <= goal) break;
    await rm(path, { force: true });
    left -= bytes;
  }
  return left;
}
