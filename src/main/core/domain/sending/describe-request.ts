import type { PublishedImage } from '../../../../shared/model/published-image.ts';
import type { RemoteAuth } from '../../../../shared/model/remote.ts';

/** Stands for the reference that each product gets when it is sent. */
export const PLACEHOLDER = '(a new reference for each product)';

/** Stands for the address of an image of this computer, which is published before its product is sent. */
export const PUBLISHED_FIRST: PublishedImage = {
  state: 'done',
  url: '(the address of the image, once it is published)',
};

/** The headers of a request for the eye, the one with the key first and the key in it masked. */
export function maskedHeaders(
  auth: RemoteAuth,
  headers: Readonly<Record<string, string>>,
): [string, string][] {
  return [[auth.header.toLowerCase(), `${auth.prefix}••••`], ...Object.entries(headers)];
}
