import { IMAGE_TYPES, type ImageExtension } from './image-header.ts';
import type { ProductField } from './product.ts';

// Without schemas: the window uses it, and carries none.

/** An image of a product that is a file in the catalog's own folder. */
export type LocalImage = {
  /** SHA-256 of what is in the file, in hex. */
  readonly hash: string;
  /** By what the file is, not by what it was called. */
  readonly ext: ImageExtension;
  /** Its name in the folder of images. */
  readonly file: string;
  /** As the person knows it. */
  readonly name: string;
};

const SCHEME = 'local-image:';
const REFERENCE = new RegExp(
  `^${SCHEME}([0-9a-f]{64})\\.(${Object.keys(IMAGE_TYPES).join('|')})/(.+)$`,
  'su',
);

/** What the image of a product names, where that is a file of the catalog; `null` for a web address or anything else. */
export function readLocalImage(value: string): LocalImage | null {
  const [, hash, ext, name] = REFERENCE.exec(value.trim()) ?? [];
  if (hash === undefined || !isExtension(ext) || name === undefined) return null;
  return { hash, ext, file: `${hash}.${ext}`, name };
}

/** The value of the field that stands for a file of the catalog. */
export function writeLocalImage({ hash, ext, name }: Omit<LocalImage, 'file'>): string {
  return `${SCHEME}${hash}.${ext}/${plainName(name)}`;
}

/** True for what was meant as a file of the catalog, also where it can't be read as one. */
export function isLocalImage(value: string): boolean {
  return value.trim().startsWith(SCHEME);
}

/** True for a value that names a file by what is in it: a change of some of its letters would only break it. */
export function isFileReference(field: ProductField, value: string): boolean {
  return field === 'imageUrl' && isLocalImage(value);
}

function isExtension(word: string | undefined): word is ImageExtension {
  return word !== undefined && Object.hasOwn(IMAGE_TYPES, word);
}

/** One line, one way to write each letter, and no folder. */
function plainName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\u2028\u2029/\\]+/gu, ' ')
    .trim();
  return plain === '' ? 'image' : plain;
}
