import { relative } from 'node:path';

/** One thing that a program did to a disk, or said, in the order in which it happened. Paths are relative to the root. */
export type Step =
  /** A file that is there already stays as it is. */
  | { readonly kind: 'create'; readonly path: string }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'write'; readonly path: string; readonly at: number; readonly data: Buffer }
  | { readonly kind: 'truncate'; readonly path: string; readonly size: number }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  /** A second name of the same file. */
  | { readonly kind: 'link'; readonly path: string; readonly to: string }
  /** Of a file or of a folder. */
  | { readonly kind: 'sync'; readonly path: string }
  /** What the program said at that moment: the promise that a power cut is held against. */
  | { readonly kind: 'said'; readonly text: string };

/** The system calls that change a disk, and so the ones that have to be recorded. */
export const RECORDED_CALLS = [
  ['open', 'openat', 'creat', 'mkdir', 'mkdirat', 'rmdir', 'link', 'linkat', 'symlink', 'symlinkat'],
  ['write', 'writev', 'pwrite64', 'pwritev', 'pwritev2', 'sendfile', 'splice', 'copy_file_range'],
  ['ftruncate', 'truncate', 'fallocate', 'fsync', 'fdatasync', 'sync_file_range', 'msync', 'sync', 'syncfs'],
  ['unlink', 'unlinkat', 'rename', 'renameat', 'renameat2'],
].flat();

const SAID_BY = '1';
const CALL = /^(\d+) +(\w+)\((.*)\) += (\S+)/s;
const STARTED = /^(\d+) +(\w+\(.*?) ?<unfinished \.\.\.>$/s;
const RESUMED = /^(\d+) +<\.\.\. \w+ resumed>(.*)$/s;

/**
 * Reads what `strace -f -y -xx` wrote: the steps that concern files under `root`, and all that was written to standard output.
 * The index of a WAL file (`-shm`) is left out: SQLite maps it into memory and makes it anew after a power cut.
 * @throws Error where a call changes a file in a way that can not be replayed
 */
export function readTrace(trace: string, root: string): readonly Step[] {
  const open = new Map<string, string>();
  const steps: Step[] = [];
  for (const line of trace.split('\n')) {
    const whole = joinHalves(line, open);
    const call = whole === undefined ? null : CALL.exec(whole);
    if (call === null) continue;
    const [, , name = '', given = '', result = ''] = call;
    if (result.startsWith('-')) continue;
    steps.push(...readCall(name, splitArguments(given), root, result));
  }
  return steps;
}

/** A call that another thread's call interrupted stands in two lines; it happened when it ended. */
function joinHalves(line: string, open: Map<string, string>): string | undefined {
  const started = STARTED.exec(line);
  const [, pid = '', rest = ''] = started ?? RESUMED.exec(line) ?? [];
  if (started !== null) {
    open.set(pid, rest);
    return undefined;
  }
  return pid === '' ? line : `${pid} ${open.get(pid) ?? ''}${rest}`;
}

function readCall(name: string, given: readonly string[], root: string, result: string): readonly Step[] {
  const [first = '', second = '', third = '', fourth = ''] = given;
  if (name === 'write' && descriptorOf(first) === SAID_BY) return [said(second)];
  const at = (text: string) => under(root, text);
  switch (name) {
    case 'openat':
      return opened(at(second), third);
    case 'open':
      return opened(at(first), second);
    case 'mkdir':
      return at(first).map((path) => ({ kind: 'folder', path }));
    case 'pwrite64':
      return at(first).map((path) => ({ kind: 'write', path, at: Number(fourth), data: bytesOf(second) }));
    case 'ftruncate':
      return at(first).map((path) => ({ kind: 'truncate', path, size: Number(second) }));
    case 'fsync':
    case 'fdatasync':
      return at(first).map((path) => ({ kind: 'sync', path }));
    case 'unlink':
      return at(first).map((path) => ({ kind: 'remove', path }));
    case 'rename':
    case 'link':
      return named(name, at(first), at(second));
    default:
      return refuseUnknown(name, given, root, result);
  }
}

function opened([path]: readonly string[], flags: string): readonly Step[] {
  if (path === undefined || !/O_CREAT|O_TRUNC/.test(flags)) return [];
  const create: readonly Step[] = flags.includes('O_CREAT') ? [{ kind: 'create', path }] : [];
  return flags.includes('O_TRUNC') ? [...create, { kind: 'truncate', path, size: 0 }] : create;
}

function named(kind: 'rename' | 'link', [path]: readonly string[], [to]: readonly string[]): readonly Step[] {
  if (path === undefined && to === undefined) return [];
  if (path === undefined || to === undefined) throw new Error('a name was given into or out of the folder');
  return [{ kind, path, to }];
}

function refuseUnknown(
  name: string,
  given: readonly string[],
  root: string,
  result: string,
): readonly Step[] {
  if (given.every((text) => under(root, text).length === 0)) return [];
  throw new Error(`${name} = ${result} changes a file in a way that can not be replayed`);
}

function said(text: string): Step {
  return { kind: 'said', text: bytesOf(text).toString('utf8').trimEnd() };
}

/** The path under the root that a descriptor or a quoted name stands for; none where it is elsewhere or not recorded. */
function under(root: string, text: string): readonly string[] {
  // It is open, but it has no name any more: what happens to it concerns nobody.
  if (text.endsWith('(deleted)')) return [];
  const [, quoted, shown] = /^"((?:\\x..)*)"$|^\d+<((?:\\x..)*)>/.exec(text) ?? [];
  const whole = unhex(quoted ?? shown ?? '').toString('utf8');
  if (!whole.startsWith(`${root}/`) || whole.endsWith('-shm')) return whole === root ? [''] : [];
  return [relative(root, whole)];
}

function descriptorOf(text: string): string {
  return text.split('<', 1)[0] ?? '';
}

function bytesOf(text: string): Buffer {
  if (!text.endsWith('"')) throw new Error('the recording cut a write short');
  return unhex(text.slice(1, -1));
}

function unhex(text: string): Buffer {
  return Buffer.from(text.replaceAll('\\x', ''), 'hex');
}

/** With `-xx` everything in quotes and brackets is hexadecimal, so that a comma always ends an argument. */
function splitArguments(text: string): readonly string[] {
  return text.split(', ');
}
