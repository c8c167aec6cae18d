import { TextDecoder } from 'node:util';
import type { TextEncoding } from '../../../../shared/model/table-file.ts';
import { type CallOff, TableRefusal } from '../../domain/ports/table-files.ts';
import { type Bytes, readChunks } from './bytes.ts';

/** What is looked through for the encoding. Text that is not UTF-8 says so long before, as a rule. */
export const LOOKED_THROUGH = 64 * 1024 * 1024;
const UTF_16_SAMPLE = 4 * 1024;

/** Text with how much of the file is read by its end. */
export type Piece = { readonly text: string; readonly share: number };

/** In these, nearly every byte is a character: nothing can tell that another encoding was meant. */
const OF_ONE_BYTE = /^(?:windows|iso|mac)/;

/** Which encoding the bytes are in, by their mark at the beginning or by trying; `isGuess` where nothing proves it. */
export async function detectEncoding(
  bytes: Bytes,
  callOff: CallOff,
): Promise<{ readonly encoding: TextEncoding; readonly isGuess: boolean }> {
  const head = await bytes.read(0, UTF_16_SAMPLE);
  const marked = markedEncoding(head) ?? guessUtf16(head);
  if (marked !== null) return { encoding: marked, isGuess: false };
  const isGuess = !(await isUtf8(bytes, callOff));
  return { encoding: isGuess ? 'windows-1252' : 'utf-8', isGuess };
}

/** The encoding that the first two bytes name. */
export function markedEncoding(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : null;
}

/** UTF-16 without its mark: in most scripts nearly every second byte is zero. */
function guessUtf16(head: Uint8Array): TextEncoding | null {
  let even = 0;
  let odd = 0;
  for (const [at, byte] of head.entries()) {
    if (byte === 0 && at % 2 === 0) even += 1;
    else if (byte === 0) odd += 1;
  }
  const pairs = head.length / 2;
  if (odd > pairs * 0.4 && even < pairs * 0.05) return 'utf-16le';
  if (even > pairs * 0.4 && odd < pairs * 0.05) return 'utf-16be';
  return null;
}

async function isUtf8(bytes: Bytes, callOff: CallOff): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const to = Math.min(bytes.size, LOOKED_THROUGH);
  try {
    for await (const { chunk } of readChunks(bytes, { from: 0, to }, callOff)) {
      decoder.decode(chunk, { stream: true });
    }
    if (to === bytes.size) decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** The text of a file, piece by piece. @throws TableRefusal `wrong-encoding` */
export async function* readText(
  bytes: Bytes,
  encoding: TextEncoding,
  callOff: CallOff,
): AsyncGenerator<Piece> {
  const decoder = new TextDecoder(encoding, { fatal: !OF_ONE_BYTE.test(encoding) });
  for await (const { chunk, share } of readChunks(bytes, { from: 0, to: bytes.size }, callOff)) {
    yield { text: decode(decoder, encoding, chunk), share };
  }
  if (!callOff.isOff()) yield { text: decode(decoder, encoding, null), share: 1 };
}

function decode(decoder: TextDecoder, encoding: TextEncoding, chunk: Uint8Array | null): string {
  try {
    return chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch (error) {
    throw new TableRefusal(
      'wrong-encoding',
      `This file is not all ${encoding.toUpperCase()}. Choose another encoding, such as Windows-1252.`,
      error,
    );
  }
}
