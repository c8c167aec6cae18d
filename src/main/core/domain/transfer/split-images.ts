import type { JsonValue } from '../../../../shared/model/custom-data.ts';

const IS_FILE = /\.(?:jpe?g|png|webp|gif|avif|svg|tiff?|bmp|heic)$/iu;

const BEFORE_ADDRESS = /(\s*[,;]\s*|\s+)(?=https?:\/\/)/iu;

/** The images that one cell names: one, or several behind each other. A comma inside an address parts nothing. */
export function splitImages(cell: string): readonly string[] {
  const text = cell.trim();
  const marked = tidy(text.split(/[|\n]/u));
  const parts = marked.length > 1 && marked.every(isImage) ? marked : splitAddresses(text);
  const found = tidy(parts);
  if (found.length > 1) return found;
  const files = tidy(text.split(','));
  return files.length > 1 && !text.includes('://') && files.every((file) => IS_FILE.test(file))
    ? files
    : found;
}

/** Behind a comma without a space, an address is the next one only where an image file ends before it: addresses hold others. */
function splitAddresses(text: string): readonly string[] {
  const [first = '', ...rest] = text.split(BEFORE_ADDRESS);
  const found: string[] = [];
  let last = first;
  for (let at = 0; at < rest.length; at += 2) {
    const [mark, next = ''] = rest.slice(at, at + 2);
    if (mark === ',' && !IS_FILE.test(last.replace(/[?#].*$/su, ''))) last = `${last},${next}`;
    else {
      found.push(last);
      last = next;
    }
  }
  return [...found, last];
}

/** The images of a list, or of one object, as the APIs of shops write them: texts, or objects with `src` or `url`. `null` for anything else. */
export function readJsonImages(json: string): readonly string[] | null {
  const value = JSON.parse(json) as JsonValue; // what a JSON file has in a cell
  const images = (Array.isArray(value) ? value : [value]).map(addressOf);
  return images.every((image) => image !== null) ? tidy(images) : null;
}

function addressOf(image: JsonValue): string | null {
  if (typeof image === 'string') return image;
  if (typeof image !== 'object' || image === null || Array.isArray(image)) return null;
  const { src, url } = image as { readonly src?: JsonValue; readonly url?: JsonValue }; // no list
  const address = src ?? url;
  return typeof address === 'string' ? address : null;
}

/** What stands behind a | can also be a part of an address. */
function isImage(part: string): boolean {
  return part.includes('://') || part.startsWith('/') || IS_FILE.test(part);
}

function tidy(parts: readonly string[]): readonly string[] {
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
