import type { RemoteAuth } from '../../../../shared/model/remote.ts';

/** Stands for the reference that each product gets when it is sent. */
export const PLACEHOLDER = '(a new reference for each product)';

/** The headers of a request for the eye, the one with the key first and the key in it masked. */
export function maskedHeaders(
  auth: RemoteAuth,
  headers: Readonly<Record<string, string>>,
): [string, string][] {
  return [[auth.header.toLowerCase(), `${auth.prefix}••••`], ...Object.entries(headers)];
}
