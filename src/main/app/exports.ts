import { randomUUID } from 'node:crypto';
import { type FileHandle, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Handlers } from '../../shared/contract/api.ts';
import type { ErrorCode } from '../../shared/contract/result.ts';
import { createTurns } from '../../shared/take-turns.ts';
import { Failure } from '../core/dispatch.ts';

export type Exports = Pick<Handlers<'shell'>, 'exports.begin' | 'exports.add' | 'exports.end'>;

/** One file that is being written beside its final name. */
type Begun = {
  readonly handle: string;
  readonly path: string;
  readonly part: string;
  readonly file: FileHandle;
};

/**
 * Writes text where the person's own save dialog said, and nowhere else: the window never names or hears a path. The text
 * stands beside the chosen name until it is whole, so that a file that was there is replaced at once or not at all.
 */
export function createExports(chooseFile: (name: string) => Promise<string | null>): Exports {
  let begun: Begun | null = null;
  // One that begins removes what is left there: never what another has just begun.
  const inTurn = createTurns();
  const take = (handle: string): Begun => {
    if (begun?.handle !== handle) throw new Failure('not-found', 'This export is over. Begin it again.');
    return begun;
  };
  const drop = async (): Promise<void> => {
    const left = begun;
    begun = null;
    if (left === null) return;
    await left.file.close().catch(() => undefined);
    await rm(left.part, { force: true });
  };
  return {
    'exports.begin': async ({ name }) => {
      const path = await chooseFile(name);
      if (path === null) return { handle: null };
      if (!path.toLowerCase().endsWith('.csv'))
        throw new Failure('bad-input', 'This is saved as a CSV file. Choose a name that ends in .csv.');
      return await inTurn(async () => {
        await drop();
        await removeLeft(path);
        const handle = randomUUID();
        const part = `${path}.${handle}.part`;
        begun = { handle, path, part, file: await explain(() => open(part, 'wx')) };
        return { handle };
      });
    },
    'exports.add': async ({ handle, text }) => {
      const { file } = take(handle);
      try {
        await explain(() => file.appendFile(text));
      } catch (error) {
        await drop();
        throw error;
      }
      return {};
    },
    'exports.end': async ({ handle, keep }) => {
      const { file, part, path } = take(handle);
      if (keep) {
        await explain(async () => {
          await file.sync();
          await file.close();
          await rename(part, path);
        }).catch(async (error: unknown) => {
          await drop();
          throw error;
        });
        begun = null;
      }
      await drop();
      return {};
    },
  };
}

const HANDLE = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** What a program that was ended in the middle left beside this name. */
async function removeLeft(path: string): Promise<void> {
  const start = `${basename(path)}.`;
  const names = await readdir(dirname(path)).catch(() => []);
  const left = names.filter(
    (name) =>
      name.startsWith(start) &&
      name.endsWith('.part') &&
      HANDLE.test(name.slice(start.length, -'.part'.length)),
  );
  await Promise.all(left.map((name) => rm(join(dirname(path), name), { force: true })));
}

const CODES: Readonly<Record<string, readonly [ErrorCode, string]>> = {
  ENOSPC: ['disk-full', 'The disk is full. Make room, or choose another place.'],
  EDQUOT: ['disk-full', 'The disk is full. Make room, or choose another place.'],
  EACCES: ['read-only', 'This place can’t be written to. Choose another one.'],
  EPERM: ['read-only', 'This place can’t be written to. Choose another one.'],
  EROFS: ['read-only', 'This place can’t be written to. Choose another one.'],
};

/** A disk's refusal in words; the path stays here. */
async function explain<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const [name, message] = CODES[code] ?? [
      'not-allowed-now',
      'The file could not be written. Choose another place.',
    ];
    throw new Failure(name, message);
  }
}
