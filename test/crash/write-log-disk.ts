import { basename, dirname } from 'node:path';
import { expectPresent } from '../../src/shared/assert.ts';
import type { Step } from './write-log.ts';

export type FileChange =
  | { readonly kind: 'write'; readonly at: number; readonly data: Buffer }
  | { readonly kind: 'truncate'; readonly size: number };

/** A file: what of it is certainly on the disk, and what was done to it since it was last synced. */
export type DiskFile = { readonly kind: 'file'; bytes: Buffer; size: number; pending: FileChange[] };

/** What one call changed in a folder, all of it or nothing: `null` takes a name away. */
export type NameChange = readonly (readonly [name: string, to: DiskNode | null])[];

/** A folder: the names that it has while the system runs, those certainly on the disk, and the changes in between. */
export type DiskFolder = {
  readonly kind: 'folder';
  readonly now: Map<string, DiskNode>;
  names: Map<string, DiskNode>;
  pending: NameChange[];
};

export type DiskNode = DiskFile | DiskFolder;

export function createFolder(): DiskFolder {
  return { kind: 'folder', now: new Map(), names: new Map(), pending: [] };
}

/** A file that is on the disk as it is. */
export function createFile(bytes: Buffer = Buffer.alloc(0)): DiskFile {
  return { kind: 'file', bytes, size: bytes.length, pending: [] };
}

/** Puts a file or folder on the disk for certain, as if it had been there for long. */
export function place(root: DiskFolder, path: string, node: DiskNode): void {
  const folder = folderOf(root, path);
  folder.now.set(basename(path), node);
  folder.names.set(basename(path), node);
}

/**
 * Does one step of a log. The model is the strict one of POSIX: only a sync of a file makes its bytes and its size certain, and
 * only a sync of a folder makes its names certain, also the name of a file that was itself synced.
 */
export function applyStep(root: DiskFolder, step: Step): void {
  switch (step.kind) {
    case 'said':
      return;
    case 'create':
      if (!folderOf(root, step.path).now.has(basename(step.path))) rename(root, [[step.path, createFile()]]);
      return;
    case 'folder':
      return rename(root, [[step.path, createFolder()]]);
    case 'remove':
      return rename(root, [[step.path, null]]);
    case 'link':
      return link(root, step.path, step.to);
    case 'rename':
      return rename(root, [
        [step.path, null],
        [step.to, find(root, step.path)],
      ]);
    case 'write':
    case 'truncate':
      return void fileAt(root, step.path).pending.push(step);
    case 'sync':
      return sync(find(root, step.path));
  }
}

/** What is synced under one name is certain under the other one, but each name is certain, or lost, by itself. */
function link(root: DiskFolder, path: string, to: string): void {
  if (dirname(to) !== dirname(path)) throw new Error('a file has names in two folders');
  rename(root, [[to, fileAt(root, path)]]);
}

/** All names are in one folder: nothing here moves a file to another one. */
function rename(root: DiskFolder, changes: readonly (readonly [string, DiskNode | null])[]): void {
  const [path = ''] = changes[0] ?? [];
  const folder = folderOf(root, path);
  const change = changes.map(([whole, to]) => {
    if (dirname(whole) !== dirname(path)) throw new Error('a file was moved to another folder');
    return [basename(whole), to] as const;
  });
  folder.pending.push(change);
  applyNames(folder.now, change);
}

export function applyNames(names: Map<string, DiskNode>, change: NameChange): void {
  for (const [name, to] of change) {
    if (to === null) names.delete(name);
    else names.set(name, to);
  }
}

function sync(node: DiskNode): void {
  if (node.kind === 'folder') node.names = new Map(node.now);
  else for (const change of node.pending) applyChange(node, change);
  node.pending = [];
}

function applyChange(file: DiskFile, change: FileChange): void {
  const size = change.kind === 'truncate' ? change.size : Math.max(file.size, change.at + change.data.length);
  if (size > file.bytes.length) {
    const longer = Buffer.alloc(size * 2);
    file.bytes.copy(longer, 0, 0, file.size);
    file.bytes = longer;
  }
  if (change.kind === 'write') change.data.copy(file.bytes, change.at);
  // What was cut off comes back as zeros when the file grows again.
  else file.bytes.fill(0, Math.min(size, file.size), file.size);
  file.size = size;
}

function folderOf(root: DiskFolder, path: string): DiskFolder {
  const node = dirname(path) === '.' ? root : find(root, dirname(path));
  if (node.kind === 'file') throw new Error(`${path} is in no folder`);
  return node;
}

function find(root: DiskFolder, path: string): DiskNode {
  if (path === '') return root;
  return expectPresent(folderOf(root, path).now.get(basename(path)), `${path} is on the recorded disk`);
}

function fileAt(root: DiskFolder, path: string): DiskFile {
  const node = find(root, path);
  if (node.kind === 'file') return node;
  throw new Error(`${path} is a folder`);
}
