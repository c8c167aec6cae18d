import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

export type ReadBody = {
  readonly bytes: Buffer;
  /** All of it came. */
  readonly ended: boolean;
  /** More came than is taken. */
  readonly tooLarge: boolean;
};

const DECODERS = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
} as const;

export function isIdentity(encoding: string | undefined): boolean {
  return encoding === undefined || encoding === '' || encoding.toLowerCase() === 'identity';
}

/**
 * The body as it is meant, though it was asked for as it is: some servers compress pictures anyway. It comes in pieces, so that
 * whoever counts them counts what was unpacked. `null` for an encoding that is not known.
 */
export function decodeBody(body: Readable, encoding: string | undefined): Readable | null {
  if (isIdentity(encoding)) return body;
  const name = encoding?.trim().toLowerCase() ?? '';
  if (!isKnown(name)) return null;
  // Whoever reads hears of an error, too.
  return pipeline(body, DECODERS[name](), () => undefined);
}

function isKnown(name: string): name is keyof typeof DECODERS {
  return Object.hasOwn(DECODERS, name);
}

/** Reads until the end, until `isEnough`, or until it is more than is taken; then the rest is left where it is. */
export async function readBody(
  body: Readable,
  most: number,
  isEnough: (bytes: Buffer) => boolean,
): Promise<ReadBody> {
  let bytes: Buffer = Buffer.alloc(0);
  let pieces: Buffer[] = [];
  let size = 0;
  /** Looked at again once there is twice as much: else a body of tiny pieces would be looked at for ever. */
  let next = 1024;
  const join = () => {
    bytes = Buffer.concat([bytes, ...pieces]);
    pieces = [];
    return bytes;
  };
  for await (const piece of body as AsyncIterable<Buffer>) {
    pieces.push(piece);
    size += piece.length;
    if (size > most) return { bytes: join(), ended: false, tooLarge: true };
    if (size < next) continue;
    next = size * 2;
    if (isEnough(join())) return { bytes, ended: false, tooLarge: false };
  }
  return { bytes: join(), ended: true, tooLarge: false };
}
