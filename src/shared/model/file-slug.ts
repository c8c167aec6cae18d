/** Endings of files that cameras, shops and the web give pictures. */
const ENDING = /\.(?:jpe?g|jpe|jfif|png|webp|gif|avif|heic|heif|tiff?|bmp|svg)$/iu;

/** A file's name without the ending of a picture. */
export function dropEnding(name: string): string {
  return name.replace(ENDING, '');
}

/** A name as shops write it in addresses: letters and digits without marks, and - between them. */
export function slugOf(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
}
