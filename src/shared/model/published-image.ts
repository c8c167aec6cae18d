import type { ImageUpload } from './image-place.ts';
import { readLocalImage } from './local-image.ts';
import type { ProductFields } from './product.ts';
import type { Remote } from './remote.ts';

/** How the file that is the image of a product stands at the place where a remote's images go. */
export type PublishedImage =
  | { readonly state: 'done'; readonly url: string }
  | { readonly state: 'waiting' }
  /** `detail` is a whole sentence. */
  | { readonly state: 'failed'; readonly detail: string };

/** A file that was never wanted there before. */
export const NOT_YET_PUBLISHED: PublishedImage = { state: 'waiting' };

/** The product as a remote gets it: with the public address in the place of a file of this computer. */
export function withPublicImage(fields: ProductFields, published: PublishedImage | undefined): ProductFields {
  const isPublic = published?.state === 'done' && readLocalImage(fields.imageUrl) !== null;
  return isPublic ? { ...fields, imageUrl: published.url } : fields;
}

/** How the product's image stands where a remote's images go; `undefined` where it was never wanted there. */
export function uploadFor(
  { imageUrl }: Pick<ProductFields, 'imageUrl'>,
  { settings }: Pick<Remote, 'settings'>,
  uploads: readonly ImageUpload[],
): ImageUpload | undefined {
  const file = readLocalImage(imageUrl)?.file;
  return uploads.find((upload) => upload.placeId === settings.imagePlaceId && upload.file === file);
}

export function toPublished({ state, url, detail }: ImageUpload): PublishedImage {
  if (state === 'done') return { state, url };
  return state === 'waiting' ? { state } : { state, detail: detail ?? '' };
}
