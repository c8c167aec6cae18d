import { type FileHandle, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A file of lines that are on the disk once they are added. */
export type JournalFile = {
  /** False where the line can't be written: then no other one is, because the file may end in the middle of a line. */
  readonly add: (line: string) => Promise<boolean>;
  /** Takes all lines out again. */
  readonly clear: () => Promise<void>;
  /** Takes the file away. */
  readonly remove: () => Promise<void>;
};

/** Does one thing after the other. The file is made for its first line; one that is there already is never written to. */
export function createJournalFile(path: string, failed: (cause: unknown) => void): JournalFile {
  let file: FileHandle | null = null;
  let hasFailed = false;
  let last: Promise<unknown> = Promise.resolve();
  const next = (work: () => Promise<void>): Promise<boolean> => {
    const done = last.then(async () => {
      if (!hasFailed) await work().catch(giveUp);
      return !hasFailed;
    });
    last = done;
    return done;
  };
  const giveUp = (cause: unknown): void => {
    hasFailed = true;
    failed(cause);
  };
  return {
    add: (line) =>
      next(async () => {
        file ??= await make(path);
        await file.appendFile(`${line}\n`);
        await file.datasync();
      }),
    clear: async () => {
      await next(async () => {
        await file?.truncate();
        await file?.datasync();
      });
    },
    remove: async () => {
      await next(async () => {
        if (file === null) return;
        await file.close();
        await rm(path);
      });
    },
  };
}

async function make(path: string): Promise<FileHandle> {
  const file = await open(path, 'ax', 0o600);
  // The name of the file is to survive a power cut too. Windows has no such call and needs none.
  if (process.platform === 'win32') return file;
  const folder = await open(dirname(path));
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
  return file;
}
