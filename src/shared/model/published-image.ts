import { readLocalImage } from './local-image.ts';
import type { ProductFields } from './product.ts';

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
