import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import {
  IMAGE_TYPES,
  type ImageExtension,
  type ImageHeader,
  MOST_IMAGE_BYTES,
  MOST_IMAGE_PIXELS,
  readImageHeader,
  sniffType,
} from '../../../../shared/model/image-header.ts';
import type { FollowBytes, ImageFiles, LookedAt } from '../../domain/ports/image-files.ts';
import { findJpegData, isCutOff, JPEG_END } from './cut-off.ts';
import { nameForeignType } from './foreign-types.ts';
import { isFileTrouble } from './list-files.ts';
import { isTurned } from './orientation.ts';
import { openToRead, readPieces } from './read-pieces.ts';

/** The size of an image mostly stands in here; pictures of cameras may have large notes in front of it. */
const HEADS = [64 * 1024, 1024 * 1024, 4 * 1024 * 1024] as const;
/** The end of an image mostly stands in here, and what programs put behind it. */
const TAIL = 64 * 1024;

/** Reads a file once, from its beginning to its end. What is no image is not read on. */
export const lookAtImage: ImageFiles['look'] = async (place, inside, follow) => {
  let file: FileHandle | undefined;
  try {
    file = await openToRead(place, inside);
    const facts = await file.stat();
    if (facts.isDirectory()) return { problem: SAY_FOLDER };
    if (!facts.isFile()) return { problem: 'This is no file.' };
    if (facts.size === 0) return { problem: 'This file is empty.' };
    if (facts.size > MOST_IMAGE_BYTES) return { problem: sayTooLarge(facts.size) };
    return await lookThrough(file, facts.size, follow);
  } catch (error) {
    if (!isFileTrouble(error)) throw error;
    return { problem: sayUnreadable(error.code ?? '') };
  } finally {
    await file?.close();
  }
};

async function lookThrough(file: FileHandle, size: number, follow: FollowBytes): Promise<LookedAt> {
  const hash = createHash('sha256');
  let read = 0;
  for await (const piece of readPieces(file)) {
    if (read === 0 && sniffType(piece) === null) return { problem: sayForeign(piece) };
    hash.update(piece);
    read += piece.length;
    follow(piece.length);
    if (read > size) break;
  }
  if (read !== size) return { problem: 'This file was changed while it was read. Read the folder again.' };
  return await judge(file, { hash: hash.digest('hex'), bytes: size }, follow);
}

async function judge(
  file: FileHandle,
  { hash, bytes }: { readonly hash: string; readonly bytes: number },
  follow: FollowBytes,
): Promise<LookedAt> {
  const { header, head } = await readHead(file);
  if (typeof header === 'string')
    return { problem: header === 'too-many-pixels' ? SAY_TOO_MANY_PIXELS : SAY_DAMAGED };
  const tail = await readAt(file, Math.max(0, bytes - TAIL), TAIL);
  const isShort = isCutOff(header.type, { head, tail, size: bytes });
  if (isShort && !(header.type === 'image/jpeg' && (await endsEarlier(file, findJpegData(head), follow))))
    return { problem: SAY_DAMAGED };
  const { width, height } = turn(header, head);
  return { image: { hash, ext: extensionOf(header), bytes, width, height } };
}

/** Phones put a film of some megabytes behind a photo, also where the photo is whole. */
async function endsEarlier(file: FileHandle, from: number, follow: FollowBytes): Promise<boolean> {
  let at = 0;
  let last = -1;
  for await (const piece of readPieces(file)) {
    follow(0);
    if (last === JPEG_END[0] && piece[0] === JPEG_END[1] && at > from) return true;
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.length);
    if (bytes.indexOf(JPEG_END, Math.max(0, from - at)) >= 0) return true;
    at += piece.length;
    last = piece.at(-1) ?? -1;
  }
  return false;
}

async function readHead(file: FileHandle) {
  const [short, ...longer] = HEADS;
  let head = await readAt(file, 0, short);
  let header = readImageHeader(head);
  for (const length of longer) {
    if (header !== 'not-an-image') break;
    head = await readAt(file, 0, length);
    header = readImageHeader(head);
  }
  return { header, head };
}

async function readAt(file: FileHandle, from: number, most: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(most);
  const { bytesRead } = await file.read(bytes, 0, most, from);
  return bytes.subarray(0, bytesRead);
}

function turn({ type, width, height }: ImageHeader, head: Buffer): Pick<ImageHeader, 'width' | 'height'> {
  return type === 'image/jpeg' && isTurned(head) ? { width: height, height: width } : { width, height };
}

function extensionOf({ type }: ImageHeader): ImageExtension {
  const extensions = Object.keys(IMAGE_TYPES) as ImageExtension[]; // its keys are those
  return extensions.find((extension) => IMAGE_TYPES[extension] === type) ?? 'jpg';
}

const SAY_TOO_MANY_PIXELS = `This image has more than ${MOST_IMAGE_PIXELS / 1_000_000} megapixels. Make it smaller first.`;
const SAY_FOLDER = 'This is a folder. Choose an image.';
const SAY_DAMAGED = 'This image is cut off or damaged: a part of it is missing.';

function sayTooLarge(bytes: number): string {
  const megabytes = Math.round(bytes / 1_000_000).toLocaleString('en');
  return `This file has ${megabytes} MB. Images have at most ${MOST_IMAGE_BYTES / 1_000_000} MB here.`;
}

function sayForeign(piece: Uint8Array): string {
  const foreign = nameForeignType(piece);
  if (foreign === 'SVG')
    return 'Not taken: an SVG is a program as much as a picture. Save it as PNG or WebP first.';
  if (foreign !== null)
    return `Not taken: this is ${foreign}. Save it as JPEG, PNG, WebP, GIF or AVIF first.`;
  return 'This is not an image.';
}

function sayUnreadable(code: string): string {
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'This file is not there any more.';
  if (code === 'EISDIR') return SAY_FOLDER;
  if (code === 'EACCES' || code === 'EPERM') return 'You may not read this file. Ask whoever owns it.';
  return 'This file can’t be read. Copy it to this computer first.';
}
