import type { Bytes } from '../bytes.ts';
import { refuseBomb, refuseDamaged, refuseLocked } from './refuse-workbook.ts';

/** A part of a ZIP archive, as the directory at its end has it. Sizes are bytes. */
export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly crc: number;
  /** Where its own header begins. */
  readonly at: number;
};
/** By name in lower case: the parts of a workbook may be written in any. */
export type ZipDirectory = ReadonlyMap<string, ZipEntry>;

/** A workbook has some dozens of parts, and a few hundred with many pictures. */
const MOST_ENTRIES = 10_000;
const MOST_DIRECTORY = 8 * 1024 * 1024;
const END_SIGN = Buffer.from('PK\x05\x06', 'latin1');
const END_LENGTH = 22;
const MOST_COMMENT = 0xffff;
const ENTRY_SIGN = 0x02014b50;
const ENTRY_LENGTH = 46;
/** Stands for "too large for this place": archives of more than 4 GB. */
const ELSEWHERE = 0xffffffff;

/** What the archive has in it. Nothing is unpacked yet. @throws TableRefusal */
export async function readDirectory(bytes: Bytes): Promise<ZipDirectory> {
  const { at, length, count } = await findEnd(bytes);
  if (count > MOST_ENTRIES || length > MOST_DIRECTORY) throw refuseBomb();
  const directory = Buffer.from(await bytes.read(at, length));
  if (directory.length < length) throw refuseDamaged();
  const entries = readEntries(directory, count);
  checkPlaces(entries, at);
  return new Map(entries.map((entry) => [entry.name.toLowerCase().replaceAll('\\', '/'), entry]));
}

async function findEnd(
  bytes: Bytes,
): Promise<{ readonly at: number; readonly length: number; readonly count: number }> {
  const from = Math.max(0, bytes.size - END_LENGTH - MOST_COMMENT);
  const tail = Buffer.from(await bytes.read(from, bytes.size - from));
  const end = tail.lastIndexOf(END_SIGN);
  if (end === -1 || end + END_LENGTH > tail.length) throw refuseDamaged();
  const length = tail.readUInt32LE(end + 12);
  const at = tail.readUInt32LE(end + 16);
  if (at === ELSEWHERE) throw refuseBomb();
  if (at + length > from + end) throw refuseDamaged();
  return { at, length, count: tail.readUInt16LE(end + 10) };
}

function readEntries(directory: Buffer, count: number): readonly ZipEntry[] {
  const entries: ZipEntry[] = [];
  for (let at = 0; entries.length < count; ) {
    if (at + ENTRY_LENGTH > directory.length || directory.readUInt32LE(at) !== ENTRY_SIGN)
      throw refuseDamaged();
    const nameLength = directory.readUInt16LE(at + 28);
    const next =
      at + ENTRY_LENGTH + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    if ((directory.readUInt16LE(at + 8) & 1) === 1) throw refuseLocked();
    entries.push({
      name: checkName(directory.toString('utf8', at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength)),
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packed: directory.readUInt32LE(at + 20),
      unpacked: directory.readUInt32LE(at + 24),
      at: directory.readUInt32LE(at + 42),
    });
    at = next;
  }
  return entries;
}

/** Nothing is ever unpacked to a place of that name; but no program that writes workbooks makes such a one. */
function checkName(name: string): string {
  const isOutside = /^[/\\]|^[a-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)/i.test(name);
  if (isOutside) throw refuseDamaged('It names a file outside itself, as no workbook does.');
  return name;
}

/** Parts that lie on top of each other unpack to far more than the file holds. */
function checkPlaces(entries: readonly ZipEntry[], directoryAt: number): void {
  const sorted = entries.toSorted((one, other) => one.at - other.at);
  for (const [place, entry] of sorted.entries()) {
    const end = entry.at + 30 + Buffer.byteLength(entry.name) + entry.packed;
    if (end > (sorted[place + 1]?.at ?? directoryAt)) throw refuseBomb();
  }
}
