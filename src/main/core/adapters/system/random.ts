import { randomBytes } from 'node:crypto';
import type { Random } from '../../domain/ports/random.ts';

/** The system's randomness. */
export const systemRandom: Random = {
  uuid: () => uuidV7(Date.now(), randomBytes(16)),
  fraction: () => randomBytes(6).readUIntBE(0, 6) / 2 ** 48,
};

/** RFC 9562, version 7: 48 bits of milliseconds first, so that ids sort by time. */
function uuidV7(milliseconds: number, bytes: Buffer): string {
  bytes.writeUIntBE(milliseconds, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
