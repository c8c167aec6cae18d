import { randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type LedgerLine,
  type LedgerMark,
  type LedgerReading,
  LedgerTrouble,
  type SendLedger,
} from '../../domain/ports/ledger.ts';
import type { Log } from '../../domain/ports/log.ts';
import { END_OF_TORN, readLines, writeLine } from './ledger-lines.ts';

type Opened = { readonly file: number; readonly name: string };

/** Open while the catalog is; `close` syncs what was written. */
export type OpenLedger = SendLedger & { readonly close: () => void };

/** A line of a name and a line break; the shortest thing that names a ledger. */
const NAME_BYTES = 37;
const NAME = /^[0-9a-f-]{36}\n$/;

/**
 * The send ledger of one catalog in a folder of the person's own, outside every catalog. Lines are only added, each with its
 * check sum, so that one that was torn is passed over, one that was damaged is known, and two programs can add to one file.
 */
export function openSendLedger(folder: string, catalogId: string, log: Log): OpenLedger {
  const path = join(folder, `${catalogId}.ledger`);
  let opened: Opened | undefined;
  let isTorn = true;
  /** Where this program left off: what is after it, another one wrote. */
  let ours = 0;
  /** What a failed sync left behind in memory is not trusted: the file is opened anew. */
  const letGo = () => {
    if (opened !== undefined) closeQuietly(opened.file, log);
    opened = undefined;
  };
  const open = (): Opened => {
    // What is written to a file that was deleted is nowhere.
    if (opened !== undefined && fstatSync(opened.file).nlink === 0) letGo();
    if (opened !== undefined) return opened;
    opened = openFile(folder, path);
    isTorn = !endsWithBreak(opened.file);
    ours = fstatSync(opened.file).size;
    return opened;
  };
  const append = (line: LedgerLine) => {
    const { file } = open();
    const text = Buffer.from(`${isTorn ? END_OF_TORN : ''}${writeLine(line)}\n`);
    isTorn = true;
    if (writeSync(file, text) !== text.length) throw new Error('a line of the send ledger was cut off');
    isTorn = false;
    ours += text.length;
    return file;
  };
  const orLetGo = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      letGo();
      throw new LedgerTrouble(error);
    }
  };
  return {
    read: (since) =>
      orLetGo(() => {
        const reading = readSince(open(), since);
        ours = reading.end.bytes;
        return reading;
      }),
    started: (request) =>
      orLetGo(() => {
        const file = append({ kind: 'started', ...request });
        fdatasyncSync(file);
        return fstatSync(file).size === ours;
      }),
    ended: (request, outcome) => {
      try {
        orLetGo(() => append({ kind: 'ended', request, outcome }));
      } catch (error) {
        log.error('an end could not be added to the send ledger', error);
      }
    },
    close: letGo,
  };
}

/** Makes the file with a name of its own where there is none; both are on disk when this returns. */
function openFile(folder: string, path: string): Opened {
  const made = mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (made !== undefined) syncFolder(dirname(made));
  return openNamed(path) ?? makeNamed(folder, path);
}

/** `undefined` where there is none. One that lost its name is set aside: what it says can't be trusted any more. */
function openNamed(path: string): Opened | undefined {
  if (!existsSync(path)) return undefined;
  const file = openSync(path, 'a+', 0o600);
  const text = Buffer.alloc(NAME_BYTES);
  readSync(file, text, 0, NAME_BYTES, 0);
  if (NAME.test(text.toString('latin1'))) return { file, name: text.toString('latin1').trimEnd() };
  closeSync(file);
  renameSync(path, `${path}.damaged-${randomUUID()}`);
  return undefined;
}

/** The name tells a ledger from one that took its place. */
function makeNamed(folder: string, path: string): Opened {
  const file = openSync(path, 'a+', 0o600);
  try {
    const name = randomUUID();
    writeSync(file, `${name}\n`);
    fsyncSync(file);
    syncFolder(folder);
    return { file, name };
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

function readSince({ file, name }: Opened, since: LedgerMark | null): LedgerReading {
  const { size } = fstatSync(file);
  const isKnown = since !== null && since.ledger === name && since.bytes <= size;
  const from = isKnown ? since.bytes : NAME_BYTES;
  const end = { ledger: name, bytes: size };
  return { present: since === null || isKnown, lines: readLines(file, from, size), end };
}

function endsWithBreak(file: number): boolean {
  const last = Buffer.alloc(1);
  const { size } = fstatSync(file);
  return readSync(file, last, 0, 1, size - 1) === 1 && last[0] === 0x0a;
}

/** Makes the names in a folder survive a power cut. Windows has no such call and needs none. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function closeQuietly(file: number, log: Log): void {
  try {
    fdatasyncSync(file);
  } catch (error) {
    log.error('the send ledger could not be synced', error);
  }
  closeSync(file);
}
