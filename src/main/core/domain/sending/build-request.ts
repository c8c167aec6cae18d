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
  return { ...requestHead(where, identity), body: buildBody(fields, where, identity) };
}

/** Method, address and headers of a create request; a header of the profile's carries our reference. */
export function requestHead(
  { profile, baseUrl }: Pick<Where, 'profile' | 'baseUrl'>,
  identity: string,
): Omit<CreateRequest, 'body'> {
  const own =
    typeof profile.identity === 'object' ? { [profile.identity.header.toLowerCase()]: identity } : {};
  return {
    method: profile.create.method,
    url: `${baseUrl}${profile.create.path}`,
    headers: { 'content-type': contentType(profile), ...plainHeaders(profile), ...own },
  };
}

/** A list is longer than an answer to a create. */
const LONGEST_LIST_BYTES = 32 * 1024 * 1024;

/** A safe request for one page of a remote's list, 1 for the first; `undefined` where the profile knows none. */
export function buildListRequest(
  profile: Profile,
  baseUrl: string,
  page: number,
): Omit<HttpRequest, 'secret'> | undefined {
  const list = profile.lookUp?.list;
  if (list === undefined) return undefined;
  const paging = list.paging === undefined ? {} : { [list.paging.page]: String(page) };
  const query = Object.entries({ ...paging, ...list.query })
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
  const url = `${baseUrl}${list.path}${query === '' ? '' : `?${query}`}`;
  return { ...get(profile, url), maxBytes: LONGEST_LIST_BYTES };
}

/** A safe request for one product by its id; `undefined` where the profile knows none. */
export function buildReadRequest(
  profile: Profile,
  baseUrl: string,
  id: string,
): Omit<HttpRequest, 'secret'> | undefined {
  const read = profile.lookUp?.read;
  if (read === undefined) return undefined;
  return get(profile, `${baseUrl}${read.path.replace('{id}', () => encodeURIComponent(id))}`);
}

/** A safe call that hangs keeps everything else of its line waiting; nothing is lost by giving it up. */
const SAFE_CALL_MS = 20_000;

function get(profile: Profile, url: string): Omit<HttpRequest, 'secret'> {
  return { method: 'GET', url, headers: plainHeaders(profile), body: null, headersMs: SAFE_CALL_MS };
}

/** The header that carries the key. */
export function authorise(auth: RemoteAuth, key: string): HttpRequest['secret'] {
  return { header: auth.header.toLowerCase(), value: `${auth.prefix}${key}` };
}

function plainHeaders(profile: Profile): Readonly<Record<string, string>> {
  return { accept: 'application/json', 'user-agent': 'Offshelf', ...profile.headers };
}
