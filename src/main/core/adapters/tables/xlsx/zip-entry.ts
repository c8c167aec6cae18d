import { pipeline, Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { crc32, createInflateRaw } from 'node:zlib';
import { type CallOff, TableRefusal } from '../../../domain/ports/table-files.ts';
import { type Bytes, readChunks } from '../bytes.ts';
import { refuseBomb, refuseDamaged } from './refuse-workbook.ts';
import type { ZipEntry } from './zip-directory.ts';

/** Bytes that a part may unpack to: one that is read bit by bit, and one that is kept in memory. */
export const MOST_STREAMED = 4 * 1024 ** 3 - 1;
export const MOST_KEPT = 200 * 1024 ** 2;
/** A sheet packs 10 to 50 times smaller, and a bomb up to a thousand times. Counted from some size on. */
const MOST_RATIO = 200;
const RATIO_FROM = 20 * 1024 ** 2;

const HEADER_LENGTH = 30;
const HEADER_SIGN = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

type Unpacked = { readonly text: string; readonly share: number };

/** The text of a part, bit by bit, counted while it is unpacked. @throws TableRefusal */
export async function* readEntryText(
  bytes: Bytes,
  entry: ZipEntry,
  most: number,
  callOff: CallOff,
): AsyncGenerator<Unpacked> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let size = 0;
  let crc = 0;
  for await (const chunk of unpack(bytes, entry, callOff)) {
    size += chunk.length;
    if (size > most || (size > RATIO_FROM && size > entry.packed * MOST_RATIO)) throw refuseBomb();
    crc = crc32(chunk, crc);
    yield { text: decode(decoder, chunk), share: Math.min(1, size / Math.max(1, entry.unpacked)) };
  }
  if (callOff.isOff()) return;
  if (size !== entry.unpacked || crc !== entry.crc) throw refuseDamaged();
  yield { text: decode(decoder, null), share: 1 };
}

async function* unpack(bytes: Bytes, entry: ZipEntry, callOff: CallOff): AsyncGenerator<Uint8Array> {
  const from = await findData(bytes, entry);
  const packed = readPacked(bytes, from, entry, callOff);
  if (entry.method === STORED) {
    yield* packed;
    return;
  }
  if (entry.method !== DEFLATED) throw refuseDamaged('It is packed in a way that workbooks do not use.');
  // What goes wrong comes out of the last stream, where it is read.
  const inflated = pipeline(Readable.from(packed), createInflateRaw(), () => undefined);
  try {
    for await (const chunk of inflated) yield chunk as Uint8Array; // a stream of bytes
  } catch (error) {
    if (callOff.isOff()) return;
    throw error instanceof TableRefusal ? error : refuseDamaged(undefined, error);
  }
}

async function* readPacked(
  bytes: Bytes,
  from: number,
  entry: ZipEntry,
  callOff: CallOff,
): AsyncGenerator<Uint8Array> {
  for await (const { chunk } of readChunks(bytes, { from, to: from + entry.packed }, callOff)) yield chunk;
}

/** A part's own header may be longer than the directory says. */
async function findData(bytes: Bytes, entry: ZipEntry): Promise<number> {
  const header = Buffer.from(await bytes.read(entry.at, HEADER_LENGTH));
  if (header.length < HEADER_LENGTH || header.readUInt32LE(0) !== HEADER_SIGN) throw refuseDamaged();
  return entry.at + HEADER_LENGTH + header.readUInt16LE(26) + header.readUInt16LE(28);
}

function decode(decoder: TextDecoder, chunk: Uint8Array | null): string {
  try {
    return chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch (error) {
    throw refuseDamaged(undefined, error);
  }
}
