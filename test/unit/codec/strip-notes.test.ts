import { describe, expect, it } from 'vitest';
import { stripNotes } from '../../../src/codec/strip-notes.ts';
import { addExif, makePng } from '../../helpers/images.ts';

const latin = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const le32 = (n: number) => String.fromCharCode(n & 255, (n >> 8) & 255, 0, 0);

describe('what is written anew', () => {
  it('keeps of a JPEG what the picture needs, and no note', () => {
    const picture =
      '\xff\xe0\0\x04JF\xff\xee\0\x04Ad\xff\xdb\0\x04qt\xff\xda\0\x04sc\xff\x00\xff\xe1data\xff\xd9';
    const notes = '\xff\xe2\0\x0dICC_PROFILE\xff\xed\0\x04Ph\xff\xfe\0\x04hi';
    const whole = addExif(Buffer.from(`\xff\xd8${notes}${picture}`, 'latin1'), 6);
    expect(text(stripNotes(Uint8Array.from(whole), 'image/jpeg'))).toBe(`\xff\xd8${picture}`);
  });

  it('keeps of a PNG its picture and what is clear in it', () => {
    const png = makePng(3, 3);
    const chunk = (kind: string) => Buffer.from(`\0\0\0\x02${kind}xx\0\0\0\0`, 'latin1');
    const [head, rest] = [png.subarray(0, 33), png.subarray(33)];
    const whole = Buffer.concat([head, chunk('iCCP'), chunk('eXIf'), chunk('tRNS'), chunk('tEXt'), rest]);
    expect(stripNotes(Uint8Array.from(whole), 'image/png')).toEqual(
      Uint8Array.from(Buffer.concat([head, chunk('tRNS'), rest])),
    );
  });

  it('keeps of a WebP its picture, and announces no note any more', () => {
    const chunk = (kind: string, body: string) =>
      kind + le32(body.length) + body + '\0'.repeat(body.length % 2);
    const extended = (flags: number) => chunk('VP8X', `${String.fromCharCode(flags)}${'\0'.repeat(9)}`);
    const kept = chunk('ALPH', 'abc') + chunk('VP8 ', 'picture');
    const all = `WEBP${extended(0x3c)}${chunk('ICCP', 'rgb')}${kept}${chunk('EXIF', 'here')}${chunk('XMP ', 'x')}`;
    const left = `WEBP${extended(0x10)}${kept}`;
    expect(text(stripNotes(latin(`RIFF${le32(all.length)}${all}`), 'image/webp'))).toBe(
      `RIFF${le32(left.length)}${left}`,
    );
  });
});
