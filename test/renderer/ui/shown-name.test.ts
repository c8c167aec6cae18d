import { expect, test } from 'vitest';
import { sayChange, sayValue } from '../../../src/renderer/ui/field-words.ts';
import { imageName, showName } from '../../../src/renderer/ui/shown-name.ts';

const HASH = 'a'.repeat(64);
const FRONT = `local-image:${HASH}.png/front.png`;

test.each([
  ['photo\u202Egpj.exe', 'photo[U+202E]gpj.exe'],
  ['a\u2066b\u2069\u200F.png', 'a[U+2066]b[U+2069][U+200F].png'],
  ['two\nlines\t\u0000\u2028.png', 'two[U+000A]lines[U+0009][U+0000][U+2028].png'],
  ['חתול – گربه\u200Cها 👩‍🍳.png', 'חתול – گربه\u200Cها 👩‍🍳.png'],
])('%j is shown as %j', (name, shown) => {
  expect(showName(name)).toBe(shown);
});

test('an image is called by the name of its file, or its address', () => {
  expect(imageName(FRONT)).toBe('front.png');
  expect(imageName(`local-image:${HASH}.png/photo\u202Egpj.exe`)).toBe('photo[U+202E]gpj.exe');
  expect(imageName('https://shop.example/a.png')).toBe('https://shop.example/a.png');
});

test('a value is said as people read it, and another file of the same name says so', () => {
  expect(sayValue('imageUrl', FRONT)).toBe('front.png');
  expect(sayValue('status', 'active')).toBe('Active');
  expect(sayValue('description', FRONT)).toBe(FRONT);
  expect(sayValue('imageUrl', null)).toBe('');
  const other = `local-image:${'b'.repeat(64)}.png/front.png`;
  expect(sayChange('imageUrl', FRONT, other)).toEqual({
    before: 'front.png',
    after: 'front.png (another file)',
  });
  expect(sayChange('imageUrl', FRONT, FRONT)).toEqual({ before: 'front.png', after: 'front.png' });
  expect(sayChange('imageUrl', null, '')).toEqual({ before: '', after: '' });
});
