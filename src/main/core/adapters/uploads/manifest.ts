import { lstat, readFile, truncate, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { isCode, NotAFile } from './disk-error.ts';
import { writeSynced, writeWhole } from './write-whole.ts';

export const MANIFEST = 'manifest.csv';
const HEADINGS = 'file,url,bytes,type\r\n';

export type ManifestLine = {
  readonly key: string;
  readonly url: string;
  readonly bytes: number;
  readonly type: string;
};

/** The list beside the files: a line for each, in CSV. Of everything here: @throws what the disk says */
export type Manifest = {
  /** Adds a line, unless the file has one. True where there was no list before. */
  readonly add: (line: ManifestLine) => Promise<boolean>;
  /** Takes a line away; `emptied` says what becomes of a list that has no other. */
  readonly drop: (key: string, emptied: 'keep' | 'remove') => Promise<void>;
};

/** A file with the same one has what was read with it. */
type Stamp = { readonly size: number; readonly name: string };

/** What was read of it, and how long it holds: another program may write there, too. */
type Known = {
  readonly stamp: Stamp;
  readonly keys: Set<string>;
  /** Bytes of whole lines; what stands behind them is a piece of one that a crash left. */
  readonly whole: number;
  /** What has to stand before the next line: an editor may have left the last one open. */
  readonly gap: string;
};

export function createManifest(folder: string): Manifest {
  const place = join(folder, MANIFEST);
  let known: Known | null = null;
  const look = async (): Promise<Known | null> => {
    const stamp = await stampOf(place);
    if (stamp?.name !== known?.stamp.name)
      known = stamp === null ? null : readManifest(await readFile(place), stamp);
    return known;
  };
  return {
    add: async (line) => {
      const before = await look();
      if (before?.keys.has(line.key)) return false;
      if (before === null || before.whole === 0) {
        await writeWhole(folder, MANIFEST, Buffer.from(HEADINGS + writeLine(line)));
        return before === null;
      }
      const text = Buffer.from(before.gap + writeLine(line));
      await append(place, before, text);
      const stamp = await stampOf(place);
      const whole = before.whole + text.length;
      // Where another program added lines at the same time, they have to be read.
      known = stamp?.size === whole ? { stamp, keys: before.keys.add(line.key), whole, gap: '' } : null;
      return false;
    },
    drop: async (key, emptied) => {
      if (!(await look())?.keys.has(key)) return;
      const lines = (await readFile(place, 'utf8')).split(/(?<=\n)/);
      const left = lines.filter((line) => keyOf(line) !== key).join('');
      if (emptied === 'remove' && left === HEADINGS) await unlink(place);
      else await writeWhole(folder, MANIFEST, Buffer.from(left));
    },
  };
}

/** `null` where there is no manifest. */
async function stampOf(place: string): Promise<Stamp | null> {
  try {
    // A link could lead out of the place.
    const facts = await lstat(place, { bigint: true });
    if (!facts.isFile()) throw new NotAFile('taken', MANIFEST);
    const { ino, size, mtimeNs } = facts;
    return { size: Number(size), name: `${ino} ${size} ${mtimeNs}` };
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** A crash can leave a piece of a line at the end: the next one takes its place. */
function readManifest(bytes: Buffer, stamp: Stamp): Known {
  const ended = bytes.lastIndexOf('\n') + 1;
  const isOpen = LINE.test(bytes.toString('utf8', ended));
  const whole = isOpen ? bytes.length : ended;
  const lines = bytes.toString('utf8', 0, whole).split('\n');
  return { stamp, keys: new Set(lines.map(keyOf)), whole, gap: isOpen ? '\r\n' : '' };
}

/** Other programs may write quotes where none are needed, or a semicolon. */
const LINE = /^[^,;\t]+[,;\t].+[,;\t]"?\d+"?[,;\t]"?[a-z]+\/[\w.+-]+"?\r?$/;

function keyOf(line: string): string {
  return /^"?([\w./-]+)"?[,;\t]/.exec(line)?.[1] ?? '';
}

/** What another program adds at the same time stays. */
async function append(place: string, { stamp, whole }: Known, text: Buffer): Promise<void> {
  if (whole < stamp.size) await truncate(place, whole);
  await writeSynced(place, 'a', text);
}

function writeLine({ key, url, bytes, type }: ManifestLine): string {
  return `${[key, url, String(bytes), type].map(writeCell).join(',')}\r\n`;
}

function writeCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
