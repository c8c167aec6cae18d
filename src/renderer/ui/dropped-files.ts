const IMAGE_NAME = /\.(?:jpe?g|png|webp|gif|avif)$/iu;

/** What was dropped: an image or several, a folder (with whatever besides), or anything else, such as a table. */
export type DroppedKind = 'image' | 'images' | 'other';

/** What is being dragged, as far as that is told before it is dropped: the names of files are not. */
export function kindOfDragged({ items }: DataTransfer): DroppedKind | 'unknown' {
  const files = [...items].filter(({ kind }) => kind === 'file');
  if (files.length === 0 || files.some(({ type }) => type === '')) return 'unknown';
  if (!files.every(({ type }) => type.startsWith('image/'))) return 'other';
  return files.length === 1 ? 'image' : 'images';
}

/** What was dropped. To be asked while the drop is told: later nobody says what is a folder. */
export function kindOfDropped({ items, files }: DataTransfer): DroppedKind {
  const hasFolder = [...items].some((item) => item.webkitGetAsEntry()?.isDirectory === true);
  if (hasFolder) return 'images';
  const all = [...files];
  if (all.length === 0 || !all.every(({ name }) => IMAGE_NAME.test(name))) return 'other';
  return all.length === 1 ? 'image' : 'images';
}
