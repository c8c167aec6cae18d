import { describe, expect, it } from 'vitest';
import { takeOrientation } from '../../../src/codec/orientation.ts';
import { addExif } from '../../helpers/images.ts';

const bare = Buffer.from('\xff\xd8\xff\xe0\0\x04ab\xff\xda\0\x04ab\xff\xd9', 'latin1');

describe('the orientation of a photo', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('is taken out of it: %i', (orientation) => {
    const photo = addExif(bare, orientation);
    expect(takeOrientation(photo)).toBe(orientation);
    expect(takeOrientation(photo)).toBe(1);
  });

  it('is upright where nothing, or nonsense, is said', () => {
    expect(takeOrientation(Buffer.from(bare))).toBe(1);
    expect(takeOrientation(addExif(bare, 0))).toBe(1);
    expect(takeOrientation(addExif(bare, 9))).toBe(1);
  });

  it('never reads past the end, wherever the photo is cut off', () => {
    const photo = addExif(bare, 6);
    for (let length = 0; length < photo.length; length += 1) {
      expect([1, 6]).toContain(takeOrientation(Buffer.from(photo.subarray(0, length))));
    }
  });

  it('says upright in every note, so that no decoder turns the photo too', () => {
    const photo = addExif(addExif(bare, 3), 6);
    expect(takeOrientation(photo)).toBe(6);
    expect(takeOrientation(photo)).toBe(1);
  });
});
