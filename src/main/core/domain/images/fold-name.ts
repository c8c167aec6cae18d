import { withoutCase } from '../../../../shared/without-case.ts';

/** The last of them can stand in a SKU, and in no file's name: people write something else there. */
const SEPARATORS = /[-_.\s/\\:*?"<>|]+/gu;
const PERCENT = /(?:%[\da-f]{2})+/giu;

/**
 * Text as names are compared: one way to write each letter, without case, percent signs decoded, and any run of - _ . and
 * spaces alike, and of what no file's name may have. '' where nothing else is in it: such a text finds nothing.
 */
export function foldName(text: string): string {
  return withoutCase(plainName(text)).replaceAll(SEPARATORS, ' ').trim();
}

/** The same for a path, folder by folder. */
export function foldPath(path: string): string {
  return path
    .split(/[/\\]+/u)
    .map(foldName)
    .join('/');
}

/** Text with one way to write each letter, and percent signs decoded. */
export function plainName(text: string): string {
  if (isPlain(text)) return text;
  return decodePercent(text.normalize('NFC'));
}

/** Most names are of ASCII alone, without a percent sign: there is nothing to do then. */
function isPlain(text: string): boolean {
  return /^[ -$&-~]*$/u.test(text);
}

/** What is no UTF-8 stays as it is. */
function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  return text
    .replaceAll(PERCENT, (bytes) => {
      try {
        return decodeURIComponent(bytes);
      } catch {
        return bytes;
      }
    })
    .normalize('NFC');
}

/** Where a run of separators begins in a name, from left to right, those at its ends left out. */
export function separatorsIn(name: string): readonly number[] {
  return [...name.matchAll(SEPARATORS)]
    .filter(({ index, 0: run }) => index > 0 && index + run.length < name.length)
    .map(({ index }) => index);
}

/** The last part of a path or a web address, without what follows `?`, which no file's name has, and `#` in an address. */
export function lastPart(value: string): string {
  const isAddress = /^[a-z][a-z\d+.-]*:\/\//iu.test(value);
  return value.replace(isAddress ? /[?#].*$/su : /\?.*$/su, '').replace(/^.*[/\\]/su, '');
}
