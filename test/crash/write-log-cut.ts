import { closeSync, ftruncateSync, linkSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Chance } from '../simulation/chance.ts';
import {
  applyNames,
  type DiskFile,
  type DiskFolder,
  type FileChange,
  type NameChange,
} from './write-log-disk.ts';

/** What a disk keeps of the changes that nobody synced. Every one of these was seen on real disks. */
export const CUTS = [
  /** Nothing of them. */
  'lost',
  /** Any of them, each as a whole. */
  'some',
  /** Any of their sectors; where a file grew over a lost one it reads as zeros. */
  'torn',
  /** The same, but what was never written reads as whatever was on the disk there before. */
  'garbage',
  /** The last of them without the first ones. */
  'late',
  /** All of them: the cut of a lucky moment, and the same as a crash of the program alone. */
  'kept',
] as const;
export type Cut = (typeof CUTS)[number];

/** What a folder keeps of its changed names: none, all, the first ones as a journal does, or any of them. */
const NAMES = ['none', 'all', 'first', 'any'] as const;

const SECTOR = 512;
const INDEX_BYTES = 32_768;

type Cutting = { readonly cut: Cut; readonly chance: Chance };

/** Writes the folder as it is found after the power was cut at this moment. */
export function writeImage(folder: DiskFolder, to: string, cutting: Cutting): void {
  mkdirSync(to);
  const written = new Map<DiskFile, string>();
  for (const [name, node] of keepNames(folder, cutting)) {
    const path = join(to, name);
    const first = node.kind === 'file' ? written.get(node) : undefined;
    if (node.kind === 'folder') writeImage(node, path, cutting);
    else if (first === undefined) writeFile(node, path, cutting);
    // Both names are of one file, so that what is lost of it is lost under both.
    else linkSync(first, path);
    if (node.kind === 'file') written.set(node, path);
    // An index that survived is of no use to anybody, whatever is in it.
    if (cutting.cut === 'garbage' && name.endsWith('-wal'))
      writeFileSync(path.replace(/wal$/, 'shm'), randomBytes(INDEX_BYTES, cutting.chance));
  }
}

function keepNames({ names, pending }: DiskFolder, { cut, chance }: Cutting): DiskFolder['names'] {
  const kept = new Map(names);
  for (const change of chooseNames(pending, cut, chance)) applyNames(kept, change);
  return kept;
}

function chooseNames(pending: readonly NameChange[], cut: Cut, chance: Chance): readonly NameChange[] {
  if (pending.length === 0 || cut === 'lost') return [];
  const how = cut === 'kept' ? 'all' : chance.pick(NAMES);
  switch (how) {
    case 'none':
      return [];
    case 'all':
      return pending;
    case 'first':
      return pending.slice(0, chance.below(pending.length + 1));
    case 'any':
      return pending.filter(() => chance.below(2) === 0);
  }
}

function writeFile(file: DiskFile, path: string, cutting: Cutting): void {
  const descriptor = openSync(path, 'w');
  try {
    writeSync(descriptor, file.bytes, 0, file.size, 0);
    if (file.pending.length > 0 && cutting.cut !== 'lost') writePending(descriptor, file, cutting);
  } finally {
    closeSync(descriptor);
  }
}

function writePending(descriptor: number, { pending, size }: DiskFile, { cut, chance }: Cutting): void {
  const kept = chance.pick([0.1, 0.5, 0.9]);
  const isKept = () => cut === 'kept' || chance.fraction() < kept;
  const from = cut === 'late' ? chance.below(pending.length) : 0;
  for (const change of pending.slice(from)) {
    if (change.kind === 'truncate') {
      if (cut === 'late' || isKept()) ftruncateSync(descriptor, change.size);
    } else if (cut === 'torn' || cut === 'garbage') {
      for (const sector of sectorsOf(change)) {
        if (isKept()) writeSync(descriptor, sector.data, 0, sector.data.length, sector.at);
        else if (cut === 'garbage' && sector.at >= size)
          writeSync(descriptor, randomBytes(sector.data.length, chance), 0, sector.data.length, sector.at);
      }
    } else if (cut === 'late' || isKept())
      writeSync(descriptor, change.data, 0, change.data.length, change.at);
  }
}

type Written = Extract<FileChange, { kind: 'write' }>;

/** A write, cut where the disk's sectors begin. */
function sectorsOf({ at, data }: Written): readonly Pick<Written, 'at' | 'data'>[] {
  const sectors = [];
  for (let start = at; start < at + data.length; start = (Math.floor(start / SECTOR) + 1) * SECTOR) {
    const end = Math.min((Math.floor(start / SECTOR) + 1) * SECTOR, at + data.length);
    sectors.push({ at: start, data: data.subarray(start - at, end - at) });
  }
  return sectors;
}

/** Looks like a part of some file that is gone. */
function randomBytes(length: number, chance: Chance): Buffer {
  return Buffer.alloc(length, Buffer.from(chance.fraction().toString(36)));
}
