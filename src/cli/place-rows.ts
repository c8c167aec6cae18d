import type { ImagePlace } from '../shared/model/image-place.ts';
import { withKey } from './find-places.ts';
import { placeKeyVariable } from './key-variables.ts';

/** A place as scripts get it; `keyVariable` is `null` where it takes no secret. */
export function toPlaceRow({ id, name, where, path, publicBase, preset }: ImagePlace) {
  const takesKey = withKey([{ where }]).length > 0;
  return {
    id,
    name,
    where,
    path,
    public: publicBase,
    pictures: preset,
    keyVariable: takesKey ? placeKeyVariable(name) : null,
  };
}

/** Where files are put, in a few words; `null` where nothing is. */
export function sayWhere(where: ImagePlace['where']): string | null {
  switch (where.kind) {
    case 's3':
      return `${where.endpoint} ${where.bucket}`;
    case 'webdav':
      return where.address;
    case 'folder':
      return where.folder;
    case 'address':
      return null;
  }
}
