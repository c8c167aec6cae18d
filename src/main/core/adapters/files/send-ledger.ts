import { closeSync, fdatasyncSync, fstatSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import {
  type LedgerLine,
  type LedgerMark,
  type LedgerReading,
  LedgerTrouble,
  type SendLedger,
} from '../../domain/ports/ledger.ts';
import type { Log } from '../../domain/ports/log.ts';
import { endsWithBreak, isInPlace, NAME_BYTES, type OpenFile, openLedgerFile } from './ledger-file.ts';
import { END_OF_TORN, readLines, writeLine } from './ledger-lines.ts';

/** Open while the catalog is; `close` syncs what was written. */
export type OpenLedger = SendLedger & { readonly close: () => void };

/**
 * The send ledger of one catalog in a folder of the person's own, outside every catalog. Lines are only added, each with its
 * check sum, so that one that was torn is passed over, one that was damaged is known, and two programs can add to one file.
 */
export function openSendLedger(folder: string, catalogId: string, log: Log): OpenLedger {
  const path = join(folder, `${catalogId}.ledger`);
  let opened: OpenFile | undefined;
  let isTorn = true;
  /** Where this program left off, also in a file that it opens anew: what is after it, another one wrote. */
  let ours = NAME_BYTES;
  let name = '';
  /** What a failed sync left behind in memory is not trusted: the file is opened anew. */
  const letGo = () => {
    if (opened !== undefined) closeQuietly(opened.file, log);
    opened = undefined;
  };
  const open = (): OpenFile => {
    // What is written to a file that was deleted or set aside is nowhere.
    if (opened !== undefined && !isInPlace(opened.file, path)) letGo();
    if (opened !== undefined) return opened;
    opened = openLedgerFile(path);
    isTorn = !endsWithBreak(opened.file);
    if (opened.name !== name) ours = NAME_BYTES;
    ({ name } = opened);
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
        return fstatSync(file).size === ours && isInPlace(file, path);
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

function readSince({ file, name }: OpenFile, since: LedgerMark | null): LedgerReading {
  const { size } = fstatSync(file);
  const isKnown = since !== null && since.ledger === name && since.bytes <= size;
  const from = isKnown ? since.bytes : NAME_BYTES;
  const end = { ledger: name, bytes: size };
  return { present: since === null || isKnown, lines: readLines(file, from, size), end };
}

function closeQuietly(file: number, log: Log): void {
  try {
    fdatasyncSync(file);
  } catch (error) {
    log.error('the send ledger could not be synced', error);
  }
  closeSync(file);
}
