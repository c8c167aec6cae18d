import { z } from 'zod';
import type { FromCodec } from '../../shared/contract/codec.ts';

const Side = z.int().positive();
const Answer = z.strictObject({
  id: z.int(),
  made: z
    .strictObject({ width: Side, height: Side, bytes: z.instanceof(Uint8Array<ArrayBuffer>) })
    .nullable(),
});

/** What the codec said; `null` where that is no answer. It decodes hostile pictures, so nothing that it says is taken on trust. */
export function readFromCodec(data: unknown): FromCodec | null {
  const read = Answer.safeParse(data);
  return read.success ? read.data : null;
}
