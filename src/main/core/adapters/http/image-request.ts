import { createHash } from 'node:crypto';
import type { Dispatcher } from 'undici';
import { readImageHeader, sniffType } from '../../../../shared/model/image-header.ts';
import { type LinkFault, MOST_REDIRECTS } from '../../../../shared/model/link-fault.ts';
import type { FetchLimits, ImageFetched } from '../../domain/ports/image-fetcher.ts';
import { allowedFrom, type IsAllowed, readAddress } from './image-address.ts';
import type { ImageAgents } from './image-agents.ts';
import { decodeBody, isIdentity, readBody } from './image-body.ts';
import type { ImageBounds } from './image-bounds.ts';
import { readRetryAfter } from './image-retry-after.ts';
import { type FindProxy, findWay } from './proxy.ts';

/** One picture that is asked for; `at` is where it led on to so far, and what was answered there. */
export type Call = {
  readonly url: URL;
  readonly limits: FetchLimits;
  readonly isAllowed: IsAllowed;
  readonly bounds: ImageBounds;
  readonly agents: ImageAgents;
  readonly findProxy: FindProxy;
  readonly signal: AbortSignal;
  readonly at: { url: URL; status: number | null };
};

/** `busy`: the server asks to be left alone for so many milliseconds. */
export type Got = ImageFetched | { readonly kind: 'busy'; readonly waitMs: number };

type Response = Dispatcher.ResponseData;
type Asked = { readonly method: 'GET' | 'HEAD'; readonly range: boolean; readonly signal: AbortSignal };

/** So much tells what a picture is, nearly always. */
const FIRST_BYTES = 65_536;
const SHORT_BODY = 4096;
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/** Whether a HEAD says that what is known is still there. It proves that alone: many servers answer it wrongly. */
export async function confirm(call: Call): Promise<ImageFetched | null> {
  const { known, whole } = call.limits;
  if (known === null || whole) return null;
  const signal = AbortSignal.any([call.signal, AbortSignal.timeout(call.bounds.headMs)]);
  try {
    const arrived = await follow(call, { method: 'HEAD', range: false, signal });
    if ('kind' in arrived) return null;
    leave(arrived, signal);
    const { statusCode: status, headers } = arrived;
    const type = textOf(headers['content-type']).split(';')[0]?.trim().toLowerCase();
    const isSame = type === known.type && Number(headers['content-length'] ?? -1) === known.length;
    return isSame && status >= 200 && status < 300
      ? { kind: 'unchanged', status, finalUrl: call.at.url.href }
      : null;
  } catch {
    return null;
  }
}

/** The picture itself: its beginning, or all of it. */
export async function getPicture(call: Call): Promise<Got> {
  const part = call.limits.whole ? null : await getOnce(call, true);
  return part ?? (await getOnce(call, false)) ?? fault(call, 'not-an-image');
}

/** `null` where a part is of no use, and all of it has to be asked for. */
async function getOnce(call: Call, range: boolean): Promise<Got | null> {
  const response = await follow(call, { method: 'GET', range, signal: call.signal });
  if ('kind' in response) return response;
  const { statusCode: status, headers, body } = response;
  const encoding = textOf(headers['content-encoding']);
  const refused = refuseStatus(call, response);
  const total = totalOf(response);
  const isTooLarge = total !== null && total > call.bounds.maxBytes;
  const isNoPart = range && (status === 416 || (status === 206 && (total === null || !isIdentity(encoding))));
  if (isNoPart || refused !== null || isTooLarge) {
    leave(response, call.signal);
    return isNoPart ? null : (refused ?? fault(call, 'too-large'));
  }
  const decoded = decodeBody(body, encoding);
  if (decoded === null) {
    leave(response, call.signal);
    return fault(call, 'not-an-image');
  }
  const isEnough = (bytes: Buffer) => !call.limits.whole && bytes.length >= FIRST_BYTES && !isUnclear(bytes);
  const { maxBytes, headerBytes } = call.bounds;
  const most = call.limits.whole ? maxBytes : headerBytes;
  const { bytes, ended, tooLarge } = await readBody(decoded, most, isEnough);
  if (tooLarge) return fault(call, call.limits.whole ? 'too-large' : 'not-an-image');
  const isWhole = ended && (status !== 206 || total === bytes.length);
  if (!isWhole && ended && isUnclear(bytes)) return null;
  return describe(call, bytes, { isWhole, total: isIdentity(encoding) ? total : null });
}

/** It begins as a picture does, and does not say how large it is yet. */
function isUnclear(bytes: Buffer): boolean {
  return readImageHeader(bytes) === 'not-an-image' && sniffType(bytes) !== null;
}

type Extent = { readonly isWhole: boolean; readonly total: number | null };

function describe(call: Call, bytes: Buffer, { isWhole, total }: Extent): ImageFetched {
  const header = readImageHeader(bytes);
  if (typeof header === 'string') return fault(call, header === 'not-an-image' ? sniffText(bytes) : header);
  const length = isWhole ? bytes.length : total;
  // Of a large one it is chance how much of it came.
  const isAllHashed = isWhole && (call.limits.whole || bytes.length < FIRST_BYTES);
  return {
    kind: 'image',
    status: call.at.status ?? 0,
    finalUrl: call.at.url.href,
    ...header,
    length,
    hash: isAllHashed ? createHash('sha256').update(bytes).digest('hex') : hashBeginning(bytes, length),
    ...(call.limits.whole ? { bytes } : {}),
  };
}

/** Pictures are packed: hardly two that differ begin alike for so long and are equally long. */
function hashBeginning(bytes: Buffer, length: number | null): string | null {
  if (length === null || bytes.length < FIRST_BYTES) return null;
  return createHash('sha256').update(`${length}\n`).update(bytes.subarray(0, FIRST_BYTES)).digest('hex');
}

/** What it is that is no picture, as far as its beginning tells. */
function sniffText(bytes: Buffer): LinkFault {
  const start = bytes.subarray(0, 1024).toString('latin1').replaceAll('\0', '');
  if (/<svg[\s>]/i.test(start)) return 'svg';
  return /<(?:!doctype html|html|head|body|title|script)[\s>]/i.test(start) ? 'web-page' : 'not-an-image';
}

/** Goes on to where servers lead, as often as is allowed; each place is looked at as if it had been typed. */
async function follow(call: Call, { method, range, signal }: Asked): Promise<Response | ImageFetched> {
  const isAllowed = allowedFrom(call.url, call.isAllowed);
  let url = call.url;
  for (let times = 0; times <= MOST_REDIRECTS; times += 1) {
    call.at.url = url;
    call.at.status = null;
    const way = await findWay(url, call.findProxy);
    if (way.kind !== 'direct')
      return { kind: 'not-asked', why: 'proxy', detail: 'this computer reaches the web through a proxy' };
    const response = await call.agents.of(isAllowed(url.hostname)).request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method,
      headers: {
        accept: 'image/*',
        'accept-encoding': 'identity',
        'user-agent': 'Offshelf',
        ...(range ? { range: `bytes=0-${FIRST_BYTES - 1}` } : {}),
      },
      signal,
    });
    call.at.status = response.statusCode;
    if (!REDIRECTS.includes(response.statusCode)) return response;
    leave(response, signal);
    const location = textOf(response.headers['location']);
    if (location === '') return fault(call, 'bad-redirect');
    const led = URL.parse(location, url.href);
    const next = readAddress(led?.href ?? '', isAllowed);
    if (!next.ok) return refuseRedirect(call, led, next.fault);
    url = next.url;
  }
  return fault(call, 'too-many-redirects');
}

/** What is wrong is wrong with the address that it leads on to, not with the one that was typed. */
function refuseRedirect(call: Call, led: URL | null, why: LinkFault): ImageFetched {
  if (led === null || why === 'bad-address') return fault(call, 'bad-redirect');
  call.at.url = Object.assign(led, { username: '', password: '' });
  return fault(call, why);
}

function refuseStatus(call: Call, { statusCode: status, headers }: Response): Got | null {
  if (status === 200 || status === 206) return null;
  const wait = readRetryAfter(textOf(headers['retry-after']), Date.now());
  if (status === 429 || (status === 503 && wait !== null))
    return { kind: 'busy', waitMs: wait ?? call.bounds.usualWaitMs };
  return fault(call, status === 204 ? 'empty' : 'refused');
}

/** Of the whole picture, in bytes, as the server says; of a part that does not begin at the beginning, `null`. */
function totalOf({ statusCode, headers }: Response): number | null {
  const length =
    statusCode === 206
      ? /^bytes 0-\d+\/(\d+)$/i.exec(textOf(headers['content-range']))?.[1]
      : textOf(headers['content-length']);
  return length !== undefined && /^\d{1,15}$/.test(length) ? Number(length) : null;
}

/** Nothing of it is of interest. What is short is read to its end, so that the connection can be used again. */
function leave({ body }: Response, signal: AbortSignal): void {
  void body.dump({ limit: SHORT_BODY, signal }).catch(() => undefined);
}

function fault(call: Call, which: LinkFault): ImageFetched {
  const { status, url } = call.at;
  return { kind: 'fault', fault: which, status, finalUrl: url.href, detail: which };
}

function textOf(header: string | string[] | undefined): string {
  return Array.isArray(header) ? (header[0] ?? '') : (header ?? '');
}
