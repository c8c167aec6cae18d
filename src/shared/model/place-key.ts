import { dropEnding, slugOf } from './file-slug.ts';
import type { ImageExtension } from './image-header.ts';
import type { ImagePlaceInput, ImageWhere, UploadPreset } from './image-place.ts';
import type { LocalImage } from './local-image.ts';

// Without schemas: the window uses it, and carries none.

/** What a key is made of: the file's name, the SHA-256 of its bytes in hex, and the ending of its kind. */
export type KeyParts = { readonly name: string; readonly hash: string; readonly ext: string };

const LONGEST_NAME = 60;
/** Of the hash: two pictures that share them are not to be expected. */
const DIGITS = 16;
/** Amazon’s S3 takes 1,024 bytes, file systems 255 for each part; some room is left for what stands before and after it. */
const LONGEST_KEY = 900;
const LONGEST_PART = 200;
/** Longer than any that `makeKey` is given. */
const LONGEST: KeyParts = {
  name: 'n'.repeat(LONGEST_NAME),
  hash: `${'0'.repeat(DIGITS)}-10000-jpeg100`,
  ext: 'jpeg',
};

const PLACEHOLDER = /\{([^{}]*)\}/g;
const KNOWN: readonly string[] = ['name', 'hash', 'ext'];

/**
 * The key of an image below its place. Of the hash the first 16 digits are taken, and whatever follows the hash, as in how a
 * picture was made smaller. The same parts always make the same key.
 */
export function makeKey(path: string, { name, hash, ext }: KeyParts): string {
  const values: Readonly<Record<string, string>> = { name: plainSlug(name), hash: shortHash(hash), ext };
  return path.replaceAll(PLACEHOLDER, (whole, word: string) => values[word] ?? whole);
}

/** Where everybody finds what lies under a key. */
export function publicUrl(publicBase: string, key: string): string {
  return `${publicBase.replace(/\/+$/u, '')}/${key}`;
}

/** Where a file goes at a place: the same at every try, and another place for whatever is made of it in another way. */
export function findPlaceFor(
  { path, publicBase, preset }: Pick<ImagePlaceInput, 'path' | 'publicBase' | 'preset'>,
  { name, hash, ext }: Pick<LocalImage, 'name' | 'hash' | 'ext'>,
): { readonly key: string; readonly url: string } {
  const made = preset === null ? '' : `-${preset.maxSide ?? 'full'}-${preset.format}${preset.quality}`;
  const key = makeKey(path, { name, hash: `${hash.slice(0, 16)}${made}`, ext: extensionAt(ext, preset) });
  return { key, url: publicUrl(publicBase, key) };
}

/** What `ImagePreset` says about what nothing here writes. */
const WRITTEN = { jpg: 'jpg', png: 'png', webp: 'webp', gif: 'png', avif: 'webp' } as const;

/** The ending of what a place gets of a file: of the kind that it is or becomes. */
export function extensionAt(ext: ImageExtension, preset: UploadPreset | null): ImageExtension {
  if (preset === null) return ext;
  if (preset.format === 'keep') return WRITTEN[ext];
  return preset.format === 'jpeg' ? 'jpg' : preset.format;
}

/** What is wrong with the path of a place, in a sentence; `null` where nothing is. */
export function checkPath(kind: ImageWhere['kind'], path: string): string | null {
  const words = [...path.matchAll(PLACEHOLDER)].map(([, word = '']) => word);
  const unknown = words.find((word) => !KNOWN.includes(word));
  if (unknown !== undefined)
    return `The path has {${unknown}} in it, which stands for nothing. There are {name}, {hash} and {ext}.`;
  const lacks = ['hash', 'ext'].filter((word) => !words.includes(word));
  if (kind !== 'address' && lacks.length > 0)
    return `The path needs ${lacks.map((word) => `{${word}}`).join(' and ')}, so that no picture takes the place of another one.`;
  const wrong = checkParts(makeKey(path, LONGEST));
  // What follows the ending would say what kind of file it is.
  const isEnded = kind === 'address' || path.endsWith('.{ext}');
  return wrong ?? (isEnded ? null : 'The path has to end with .{ext}.');
}

function checkParts(key: string): string | null {
  if (!/^[A-Za-z\d._/-]*$/.test(key))
    return 'The path can have letters from a to z, digits, - _ . and / in it, beside {name}, {hash} and {ext}.';
  if (key.startsWith('/')) return 'The path must not begin with /: it stands below the place.';
  const parts = key.split('/');
  if (parts.includes('')) return 'Between two / of the path, and after the last one, something has to stand.';
  if (parts.some((part) => /^\.|\.\.|\.$/.test(part)))
    return 'No part of the path may begin or end with a dot, or have two dots in a row.';
  const isTooLong = key.length > LONGEST_KEY || parts.some((part) => part.length > LONGEST_PART);
  return isTooLong ? 'The path is too long. Make it shorter.' : null;
}

/** Letters without marks, digits, and - between them: what every server and every file system takes. */
function plainSlug(name: string): string {
  const slug = slugOf(dropEnding(name.normalize('NFC'))).replaceAll(/[^a-z\d]+/gu, '-');
  return (
    slug
      .slice(slug.startsWith('-') ? 1 : 0)
      .slice(0, LONGEST_NAME)
      .replace(/-$/u, '') || 'image'
  );
}

function shortHash(hash: string): string {
  const digits = /^[\da-f]*/.exec(hash)?.[0] ?? '';
  return digits.slice(0, DIGITS) + hash.slice(digits.length);
}
