import type { Target } from '../../../../shared/model/field-rule.ts';
import type { ProductFields } from '../../../../shared/model/product.ts';
import type { Profile } from '../../../../shared/model/profile.ts';
import type { RemoteAuth } from '../../../../shared/model/remote.ts';
import type { HttpRequest } from '../ports/http-client.ts';
import { buildBody, contentType } from './build-body.ts';

/** A create request, complete but for the key. */
export type CreateRequest = {
  readonly method: 'POST' | 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

type Where = Target & { readonly baseUrl: string };

/** The request that creates a product at a remote. Throws RangeError as `buildBody` does. */
export function buildRequest(fields: ProductFields, where: Where, identity: string): CreateRequest {
  return { ...requestHead(where), body: buildBody(fields, where, identity) };
}

/** Method, address and headers of a create request. */
export function requestHead({
  profile,
  baseUrl,
}: Pick<Where, 'profile' | 'baseUrl'>): Omit<CreateRequest, 'body'> {
  return {
    method: profile.create.method,
    url: `${baseUrl}${profile.create.path}`,
    headers: { 'content-type': contentType(profile), ...plainHeaders(profile) },
  };
}

/** A safe request for the list of a remote; `undefined` where the profile knows none. */
export function buildListRequest(profile: Profile, baseUrl: string): Omit<HttpRequest, 'secret'> | undefined {
  if (profile.list === undefined) return undefined;
  const query = Object.entries(profile.list.query)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
  const url = `${baseUrl}${profile.list.path}${query === '' ? '' : `?${query}`}`;
  return { method: 'GET', url, headers: plainHeaders(profile), body: null };
}

/** The header that carries the key. */
export function authorise(auth: RemoteAuth, key: string): HttpRequest['secret'] {
  return { header: auth.header.toLowerCase(), value: `${auth.prefix}${key}` };
}

function plainHeaders(profile: Profile): Readonly<Record<string, string>> {
  return { accept: 'application/json', 'user-agent': 'Offshelf', ...profile.headers };
}
