import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { isLocalImage, readLocalImage, writeLocalImage } from '../../../../src/shared/model/local-image.ts';

const HASH = 'ab'.repeat(32);

it('a file of the catalog is named by what is in it, and by what the person knows it as', () => {
  const value = writeLocalImage({ hash: HASH, ext: 'jpg', name: 'Café 1.JPG'.normalize('NFD') });
  expect(value).toBe(`local-image:${HASH}.jpg/Café 1.JPG`);
  expect(readLocalImage(value)).toEqual({ hash: HASH, ext: 'jpg', file: `${HASH}.jpg`, name: 'Café 1.JPG' });
});

it('whatever a file is called, the value is one line that is read again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const value = writeLocalImage({ hash: HASH, ext: 'png', name });
      expect(value).not.toMatch(/[\r\n\u2028\u2029]/u);
      expect(readLocalImage(value)).toMatchObject({ hash: HASH, ext: 'png' });
      expect(writeLocalImage({ hash: HASH, ext: 'png', name: readLocalImage(value)?.name ?? '' })).toBe(
        value,
      );
    }),
  );
});

it.for([
  '',
  'https://shop.example/local-image.jpg',
  `local-image:${HASH}.svg/x.svg`,
  `local-image:${HASH}.jpg`,
  `local-image:${HASH}.jpg/`,
  `local-image:${HASH.toUpperCase()}.jpg/x`,
  `local-image:../../${HASH}.jpg/x`,
  `x local-image:${HASH}.jpg/x`,
])('%s is none', (value) => {
  expect(readLocalImage(value)).toBeNull();
});

it('what was meant as one is known, also where it can’t be read', () => {
  expect(isLocalImage(' local-image:nonsense')).toBe(true);
  expect(isLocalImage('https://shop.example/x.jpg')).toBe(false);
});
