import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** Small enough to be hashed without anybody waiting. */
const PIECE = 256 * 1024;

/** Nothing but a file: a pipe would wait for ever, and a link that was put there after the look is not followed. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

/** A file to be read. The place that the person chose may be a link itself. @throws what the file system says */
export async function openToRead(place: string, inside: string): Promise<FileHandle> {
  return inside === ''
    ? await open(place, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    : await open(`${place}/${inside}`, FLAGS);
}

/** Used again and again: thousands of files would leave as many behind. */
const spare: Buffer[] = [];

/** Each piece is good until the next one is asked for. */
export async function* readPieces(file: FileHandle): AsyncGenerator<Uint8Array> {
  const piece = spare.pop() ?? Buffer.allocUnsafeSlow(PIECE);
  try {
    for (let at = 0; ; ) {
      const { bytesRead } = await file.read(piece, 0, PIECE, at);
      if (bytesRead === 0) return;
      yield piece.subarray(0, bytesRead);
      at += bytesRead;
    }
  } finally {
    spare.push(piece);
  }
}
