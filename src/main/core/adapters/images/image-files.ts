import { basename } from 'node:path';
import type { ImageFiles } from '../../domain/ports/image-files.ts';
import { listFiles } from './list-files.ts';
import { lookAtImage } from './look-at-image.ts';

export { createImageShelf } from './image-shelf.ts';

export function createImageFiles(): ImageFiles {
  return { nameOf: (place) => basename(place).normalize('NFC'), list: listFiles, look: lookAtImage };
}
