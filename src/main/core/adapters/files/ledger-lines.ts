import { createHash } from 'node:crypto';
import { readSync } from 'node:fs';
import type { DamagedLine, LedgerLine } from '../../domain/ports/ledger.ts';

/** So much is read at once: a ledger of years is longer than memory should be. */
const CHUNK_BYTES = 1024 * 1024;
const SUM_LENGTH = 16;

/** Ends a line that a crash or a full disk cut off, before the next one begins: any other line without its check sum is damage. */
export const END_OF_TORN = ' torn\n';

/** A line as it is stored: check sum, space, JSON. */
export function writeLine(line: LedgerLine): string {
  const text = JSON.stringify(line);
  return `${checkSum(text)} ${text}`;
}

/** Every whole line between two bytes of a file; torn ones are passed over. */
export function* readLines(file: number, from: number, to: number): Generator<LedgerLine | DamagedLine> {
  let rest: Buffer = Buffer.alloc(0);
  for (let at = from; at < to; ) {
    const chunk = Buffer.alloc(Math.min(CHUNK_BYTES, to - at));
    const got = readSync(file, chunk, 0, chunk.length, at);
    if (got === 0) return;
    at += got;
    const text = Buffer.concat([rest, chunk.subarray(0, got)]);
    const end = text.lastIndexOf(0x0a) + 1;
    rest = text.subarray(end);
    for (const line of text.toString('utf8', 0, end).split('\n')) {
      if (line !== '' && !`${line}\n`.endsWith(END_OF_TORN)) yield readLine(line);
    }
  }
}

function readLine(line: string): LedgerLine | DamagedLine {
  const text = line.slice(SUM_LENGTH + 1);
  if (line.slice(0, SUM_LENGTH) !== checkSum(text)) return { kind: 'damaged' };
  return JSON.parse(text) as LedgerLine; // its check sum says that writeLine wrote it
}

function checkSum(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, SUM_LENGTH);
}
