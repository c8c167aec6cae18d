import type { Target } from '../../../../shared/model/field-rule.ts';
import type { ProductFields } from '../../../../shared/model/product.ts';
import type { ProductFilter, Profile } from '../../../../shared/model/profile.ts';
import type { Remote } from '../../../../shared/model/remote.ts';
import type { HttpRequest } from '../ports/http-client.ts';
import { buildBody, contentType } from './build-body.ts';
import { writeCredentials } from './credentials.ts';
import type { Position } from './look-up/paging.ts';

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

/** Method, address and headers of a create request; path or header carry our reference where the profile says so. */
export function requestHead(
  { profile, baseUrl }: Pick<Where, 'profile' | 'baseUrl'>,
  identity: string,
): Omit<CreateRequest, 'body'> {
  const { create, identity: rule } = profile;
  const own = rule.kind === 'header' ? { [rule.header.toLowerCase()]: identity } : {};
  const path = create.path.replace('{id}', () => encodeURIComponent(identity));
  return {
    method: create.method,
    url: `${baseUrl}${path}`,
    headers: { 'content-type': contentType(profile), ...plainHeaders(profile), ...own },
  };
}

/** A list is longer than an answer to a create. */
const LONGEST_LIST_BYTES = 32 * 1024 * 1024;

/** A safe request for one page of a remote's list; `undefined` where the profile knows none. */
export function buildListRequest(
  profile: Profile,
  baseUrl: string,
  position: Position,
): Omit<HttpRequest, 'secret'> | undefined {
  const list = profile.lookUp?.list;
  if (list === undefined) return undefined;
  const url =
    position.kind === 'address'
      ? position.url
      : `${baseUrl}${list.path}${writeQuery({ ...position.query, ...list.query })}`;
  return { ...get(profile, url), maxBytes: LONGEST_LIST_BYTES };
}

/** What a filter asks for. */
export type Asked = Readonly<Record<'reference' | 'sku' | 'name', string | null>>;

/** A safe request for the products that fit one value; `undefined` where there is no filter, or no such value. */
export function buildFilterRequest(
  profile: Profile,
  baseUrl: string,
  asked: Asked,
): Omit<HttpRequest, 'secret'> | undefined {
  const filter = profile.lookUp?.filter;
  const value = filter && asked[filterKey(filter)];
  if (filter === undefined || value === undefined || value === null || value === '') return undefined;
  const query = Object.entries(filter.query).map(
    ([name, text]) => [name, text.replace(/\{(?:reference|sku|name)\}/, () => value)] as const,
  );
  const url = `${baseUrl}${filter.path}${writeQuery(Object.fromEntries(query))}`;
  return { ...get(profile, url), maxBytes: LONGEST_LIST_BYTES };
}

/** By which value a filter asks; a profile's query has exactly one. */
export function filterKey({ query }: ProductFilter): keyof Asked {
  const texts = Object.values(query).join();
  if (texts.includes('{reference}')) return 'reference';
  return texts.includes('{sku}') ? 'sku' : 'name';
}

function writeQuery(query: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(query).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
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

/** The header that carries the key, to the origin that it was given for. */
export function authorise(
  profile: Profile,
  { auth, origin }: Pick<Remote, 'auth' | 'origin'>,
  key: string,
): HttpRequest['secret'] {
  return {
    header: auth.header.toLowerCase(),
    value: `${auth.prefix}${writeCredentials(profile.auth, key)}`,
    origin,
  };
}

/** Header names don't tell capitals apart: in lower case a profile's own `Accept` takes the place of ours. */
function plainHeaders({ headers }: Profile): Readonly<Record<string, string>> {
  const own = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return { accept: 'application/json', 'user-agent': 'Offshelf', ...Object.fromEntries(own) };
}
