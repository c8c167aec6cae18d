import { readLocalImage } from '../../shared/model/local-image.ts';

/** What turns the letters around it, breaks the line or has no look at all: a name with it could pass for another. */
const UNSEEN = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

/** The name of a file as it is shown: what nobody would see in it stands there as its code, as in `photo[U+202E]gpj.exe`. */
export function showName(name: string): string {
  return name.replaceAll(
    UNSEEN,
    (char) => `[U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
  );
}

/** What the image of a product is called: the name of a file of the catalog, or its web address. */
export function imageName(value: string): string {
  return showName(readLocalImage(value)?.name ?? value);
}
