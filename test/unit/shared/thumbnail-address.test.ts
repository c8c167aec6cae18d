import { describe, expect, it } from 'vitest';
import {
  readThumbnailAddress,
  type ThumbnailAddress,
  writeThumbnailAddress,
} from '../../../src/shared/model/thumbnail-address.ts';

const hash = 'ab'.repeat(32);
const handle = '0b3c9c5e-8f1e-4a53-9d3c-1b2a3c4d5e6f';

describe('the address of a thumbnail', () => {
  it.each([
    { kind: 'local', hash, extension: 'jpg', size: 256 },
    { kind: 'given', handle, path: 'blue mugs/№ 1 100%?#.jpg', size: 64 },
    { kind: 'given', handle, path: '', size: 512 },
  ] as const satisfies readonly ThumbnailAddress[])('reads as it was written: $kind $path', (address) => {
    const url = writeThumbnailAddress(address);
    expect(readThumbnailAddress(url)).toEqual(address);
    expect(new URL(url).href).toBe(url);
  });

  it.each([
    `app://offshelf/thumbnail/local/${hash}.jpg?size=257`,
    `app://offshelf/thumbnail/local/${hash}.svg?size=64`,
    `app://offshelf/thumbnail/local/${hash.slice(2)}.jpg?size=64`,
    `app://offshelf/thumbnail/local/../${hash}.jpg?size=64`,
    `app://offshelf/thumbnail/local/${hash}.jpg`,
    `app://offshelf/thumbnail/given/${handle}/%zz?size=64`,
    `app://offshelf/thumbnail/given/x/a.jpg?size=64`,
    `app://elsewhere/thumbnail/local/${hash}.jpg?size=64`,
  ])('is none: %s', (url) => {
    expect(readThumbnailAddress(url)).toBeNull();
  });
});
