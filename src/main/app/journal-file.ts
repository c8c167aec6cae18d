import { type FileHandle, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { LARGEST_DRAFT_JOURNAL } from '../../shared/model/bounds.ts';
import { createTurns } from '../../shared/take-turns.ts';

/** A file of lines that a killed program leaves, and that are on the disk a moment after they are added. */
export type JournalFile = {
  /**
   * False where there is no room for the line, or it can't be written: then no other one is, because the file may end in the
   * middle of a line.
   */
  readonly add: (line: string) => Promise<boolean>;
  /** Takes all lines out again, also where the last one could not be written: none comes back after a power cut. */
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
  const inTurn = createTurns();
  let syncing: Promise<void> | null = null;
  let isSynced = true;
  let isNamed = false;
  const noted = (done: Promise<void>): Promise<void> =>
    done.catch((cause: unknown) => {
      hasFailed = true;
      failed(cause);
    });
  // Noted within its turn: the next one has to know that it failed.
  const next = (work: () => Promise<void>): Promise<void> => inTurn(() => noted(work()));
  /** One sync at a time, and another one for what came meanwhile: beside a large transaction that is synced too, each takes a while. */
  const sync = async (kept: FileHandle): Promise<void> => {
    try {
      while (!isSynced) {
        isSynced = true;
        await kept.datasync();
        if (!isNamed) await syncFolder(dirname(path));
        isNamed = true;
      }
    } finally {
      syncing = null;
    }
  };
  const changed = (kept: FileHandle): void => {
    isSynced = false;
    syncing ??= noted(sync(kept));
  };
  const append = async (line: Buffer): Promise<void> => {
    file ??= await open(path, 'ax', 0o600);
    size += line.length;
    await file.appendFile(line);
    changed(file);
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
        // Its own sync: one that was begun before may fail, or be from before.
        await file.datasync();
        size = 0;
      }),
    close: (isNeeded) =>
      next(async () => {
        if (file === null) return;
        await syncing;
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
