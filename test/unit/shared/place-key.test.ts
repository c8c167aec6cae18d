import { constant, oneof, property, assert as prove, string, stringMatching } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPath, makeKey, publicUrl } from '../../../src/shared/model/place-key.ts';

const HASH = '0123456789abcdef'.repeat(4);
const IMAGE = { name: 'Mug.jpg', hash: HASH, ext: 'jpg' };

const nameOf = (name: string) => makeKey('{name}', { ...IMAGE, name });

describe('a key', () => {
  test('has the name, the beginning of the hash, and the ending of the kind', () => {
    expect(makeKey('shop/{name}-{hash}.{ext}', IMAGE)).toBe('shop/mug-0123456789abcdef.jpg');
  });

  test('keeps what follows the hash: the same picture in another size is another file', () => {
    const hash = '0123456789abcdef-800-webp80';
    expect(makeKey('{hash}.{ext}', { name: 'a', hash, ext: 'webp' })).toBe(
      '0123456789abcdef-800-webp80.webp',
    );
  });

  test.each([
    ['Crème Brûlée (2).JPEG', 'creme-brulee-2'],
    ['cafe\u0301.png', 'cafe'],
    ['shop.v2.webp', 'shop-v2'],
    ['東京.jpg', 'image'],
    ['東京 Mug 京.jpg', 'mug'],
    ['.jpg', 'image'],
    ['---', 'image'],
    ['../../etc/passwd', 'etc-passwd'],
    ['{hash}.png', 'hash'],
    [`${'a'.repeat(59)} b.jpg`, 'a'.repeat(59)],
    ['x'.repeat(300), 'x'.repeat(60)],
  ])('writes the name %j as %j', (name, slug) => {
    expect(nameOf(name)).toBe(slug);
  });

  test('is of plain characters, stays below the place and is the same each time, whatever a file is called', () => {
    const paths = ['{hash}.{ext}', 'a/{name}/{hash}.{ext}', '{name}-{hash}.{ext}', 'x_{hash}/y.{ext}'];
    const hashes = stringMatching(/^[0-9a-f]{64}$/);
    prove(
      property(oneof(...paths.map(constant)), string({ unit: 'binary' }), hashes, (path, name, hash) => {
        const key = makeKey(path, { name, hash, ext: 'png' });
        expect(key).toMatch(/^[a-z\d_-][a-z\d._-]*(?:\/[a-z\d_-][a-z\d._-]*)*$/);
        expect(key).not.toContain('..');
        expect(key).toContain(hash.slice(0, 16));
        expect(makeKey(path, { name: name.normalize('NFD'), hash, ext: 'png' })).toBe(key);
      }),
    );
  });

  test('that a sound path makes is sound for every name', () => {
    const path = stringMatching(/^[a-c./_{}-]{0,12}(?:\{name\})?[a-c./_-]{0,4}\{hash\}[./-]?\{ext\}$/);
    prove(
      property(path, string({ unit: 'binary' }), (typed, name) => {
        if (checkPath('folder', typed) !== null) return;
        const parts = makeKey(typed, { ...IMAGE, name }).split('/');
        expect(
          parts.filter((part) => !/^[\w-]/.test(part) || part.includes('..') || part.endsWith('.')),
        ).toEqual([]);
      }),
    );
  });
});

describe('the path of a place', () => {
  test.each(['s3', 'webdav', 'folder'] as const)('of kind %s needs the hash and the ending', (kind) => {
    expect(checkPath(kind, 'products/{name}-{hash}.{ext}')).toBeNull();
    expect(checkPath(kind, '{name}.{ext}')).toContain('{hash}');
    expect(checkPath(kind, '{hash}.jpg')).toContain('{ext}');
    expect(checkPath(kind, '{name}')).toContain('{hash} and {ext}');
  });

  test('needs neither where nothing is put anywhere', () => {
    expect(checkPath('address', '{name}.jpg')).toBeNull();
  });

  test('that has an unknown placeholder is refused by its name', () => {
    expect(checkPath('s3', '{sku}/{hash}.{ext}')).toContain('{sku}');
    expect(checkPath('s3', '{Name}/{hash}.{ext}')).toContain('{Name}');
  });

  test.each([
    ['/{hash}.{ext}', 'begin with /'],
    ['a//{hash}.{ext}', 'something has to stand'],
    ['{hash}.{ext}/', 'something has to stand'],
    ['../{hash}.{ext}', 'dot'],
    ['a/./{hash}.{ext}', 'dot'],
    ['.well-known/{hash}.{ext}', 'dot'],
    ['{hash}..{ext}', 'dot'],
    ['a b/{hash}.{ext}', 'letters'],
    ['ü/{hash}.{ext}', 'letters'],
    ['a\\{hash}.{ext}', 'letters'],
    ['{hash}.{ext}?v=1', 'letters'],
    ['{{hash}}.{ext}', 'letters'],
    ['{hash}.{ext}\n', 'letters'],
    [
      `${'a/'.repeat(140)}{hash}{hash}{hash}{name}{name}{name}{name}{name}{name}{name}{name}{name}{name}.{ext}`,
      'long',
    ],
    ['{name}{name}{name}{hash}.{ext}', 'long'],
    ['{hash}.{ext}.exe', 'The path has to end with .{ext}.'],
  ])('%j is refused', (path, why) => {
    expect(checkPath('webdav', path)).toContain(why);
  });
});

test('the public address is the base and the key, with one slash between them', () => {
  expect(publicUrl('https://cdn.example.com/shop//', 'a/b.jpg')).toBe('https://cdn.example.com/shop/a/b.jpg');
  expect(publicUrl('https://cdn.example.com', 'b.jpg')).toBe('https://cdn.example.com/b.jpg');
});
