import type { FileHandle } from 'node:fs/promises';
import { open, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { type CallOff, TableRefusal, type TableSource } from '../../domain/ports/table-files.ts';
import { refuseOpening } from './refuse.ts';

/** The bytes of a file, or of a pasted text. */
export type Bytes = {
  readonly size: number;
  /** Tells this state of the file from any other. */
  readonly mark: string;
  /** What the name ends with, such as `.csv`; empty for a pasted text. */
  readonly ending: string;
  /** Fewer than asked for only at the end. */
  readonly read: (from: number, length: number) => Promise<Uint8Array>;
};

/** Read in one go. */
export const CHUNK = 256 * 1024;

/**
 * Opens a source for as long as it is used. Where `mark` is given, the file must be in that state, also at the end.
 * @throws TableRefusal
 */
export async function* withBytes<T>(
  source: TableSource,
  mark: string | null,
  use: (bytes: Bytes) => AsyncIterable<T>,
): AsyncGenerator<T> {
  if ('text' in source) {
    yield* use(bytesOfText(source.text));
    return;
  }
  const handle = await openFile(source.path);
  try {
    const bytes = await bytesOfFile(handle, source.path);
    if (mark !== null && mark !== bytes.mark) throw refuseChanged();
    yield* use(bytes);
    if (bytes.mark !== (await stateOf(handle)).mark) throw refuseChanged();
  } finally {
    await handle.close();
  }
}

/** The chunks between two places, one after the other, each with the share of them that is read by then; fewer where called off. */
export async function* readChunks(
  { read }: Pick<Bytes, 'read'>,
  { from, to }: { readonly from: number; readonly to: number },
  callOff: CallOff,
): AsyncGenerator<{ readonly chunk: Uint8Array; readonly share: number }> {
  for (let at = from; at < to && !callOff.isOff(); ) {
    const chunk = await read(at, Math.min(CHUNK, to - at));
    if (chunk.length === 0) return;
    at += chunk.length;
    yield { chunk, share: (at - from) / (to - from) };
  }
}

function bytesOfText(text: string): Bytes {
  const all = Buffer.from(text, 'utf8');
  return {
    size: all.length,
    mark: `pasted-${all.length}`,
    ending: '',
    read: (from, length) => Promise.resolve(all.subarray(from, from + length)),
  };
}

/** Looks what it is first: to open a pipe would wait for whoever writes into it. */
async function openFile(path: string): Promise<FileHandle> {
  try {
    if (!(await stat(path)).isFile()) {
      throw new TableRefusal('unreadable', 'This is a folder or a device. Choose a file.');
    }
    return await open(path);
  } catch (error) {
    throw refuseOpening(error);
  }
}

async function bytesOfFile(handle: FileHandle, path: string): Promise<Bytes> {
  const { size, mark } = await stateOf(handle);
  return {
    size,
    mark,
    ending: extname(path).toLowerCase(),
    read: (from, length) => readAt(handle, from, length),
  };
}

async function stateOf(handle: FileHandle): Promise<{ readonly size: number; readonly mark: string }> {
  const { size, mtimeNs, ino } = await handle.stat({ bigint: true });
  return { size: Number(size), mark: `${size}-${mtimeNs}-${ino}` };
}

async function readAt(handle: FileHandle, from: number, length: number): Promise<Uint8Array> {
  const buffer = Buffer.allocUnsafe(length);
  let got = 0;
  while (got < length) {
    const { bytesRead } = await handle.read(buffer, got, length - got, from + got).catch((error: unknown) => {
      throw refuseOpening(error);
    });
    if (bytesRead === 0) break;
    got += bytesRead;
  }
  return buffer.subarray(0, got);
}

function refuseChanged(): TableRefusal {
  return new TableRefusal('changed', 'The file has changed since you chose it. Choose it again.');
}
