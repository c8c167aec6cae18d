import { type FileHandle, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { LARGEST_DRAFT_JOURNAL } from '../../shared/model/bounds.ts';

/** A file of lines that are on the disk once they are added. */
export type JournalFile = {
  /**
   * False where there is no room for the line, or it can't be written: then no other one is, because the file may end in the
   * middle of a line.
   */
  readonly add: (line: string) => Promise<boolean>;
  /** Takes all lines out again, also where the last one could not be written. */
  readonly clear: () => Promise<void>;
  /** Lets go of the file, and takes it away but where its lines are still needed. */
  readonly close: (isNeeded: boolean) => Promise<void>;
};

/** Does one thing after the other. The file is made for its first line; one that is there already is never written to. */
export function createJournalFile(path: string, failed: (cause: unknown) => void): JournalFile {
  let file: FileHandle | null = null;
  /** In bytes. */
  let size = 0;
  let hasFailed = false;
  let last: Promise<unknown> = Promise.resolve();
  const next = (work: () => Promise<void>): Promise<void> => {
    const done = last.then(work).catch((cause: unknown) => {
      hasFailed = true;
      failed(cause);
    });
    last = done;
    return done;
  };
  const append = async (line: Buffer): Promise<void> => {
    if (file === null) {
      file = await open(path, 'ax', 0o600);
      await syncFolder(dirname(path));
    }
    size += line.length;
    await file.appendFile(line);
    await file.datasync();
  };
  return {
    add: async (line) => {
      let isAdded = false;
      await next(async () => {
        const bytes = Buffer.from(`${line}\n`);
        if (hasFailed || size + bytes.length > LARGEST_DRAFT_JOURNAL) return;
        await append(bytes);
        isAdded = true;
      });
      return isAdded;
    },
    clear: () =>
      next(async () => {
        if (file === null || size === 0) return;
        await file.truncate();
        await file.datasync();
        size = 0;
      }),
    close: (isNeeded) =>
      next(async () => {
        if (file === null) return;
        await file.close();
        file = null;
        if (!isNeeded) await rm(path);
      }),
  };
}

/** The name of the file is to survive a power cut too. Windows has no such call and needs none. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
