import type { ImageWhere } from '../../../../shared/model/image-place.ts';
import type { Exchange, HttpRequest } from '../../domain/ports/http-client.ts';
import type { Removal, Upload, Uploaded } from '../../domain/ports/image-uploader.ts';
import {
  type Answer,
  closed,
  judgeSilence,
  judgeStatus,
  MOST_ANSWER,
  readPlaceAddress,
  THERE,
} from './outcome.ts';
import type { UploadPorts } from './upload-ports.ts';

type Webdav = Extract<ImageWhere, { kind: 'webdav' }>;
type Call = Pick<HttpRequest, 'method' | 'bytes'> & {
  readonly below: string;
  readonly headers?: HttpRequest['headers'];
};

/** A folder of a server, and somebody who may write there. */
type Share = {
  readonly host: string;
  readonly send: (call: Call) => Promise<Exchange>;
  readonly now: () => number;
};

/** Puts a file; a folder that it lies in is made where the server says that it is missing. */
export async function putToWebdav(
  ports: UploadPorts,
  where: Webdav,
  { key, secret, origin, bytes, type, onMade = () => {} }: Upload,
): Promise<Uploaded> {
  const share = openShare(ports, where, { secret, origin });
  if ('kind' in share) return share;
  const headers = { 'content-type': type };
  const put = async () => await share.send({ method: 'PUT', below: key, bytes, headers });
  const first = await put();
  if (!isFolderMissing(first)) return judge(first, share);
  const trouble = await makeFolders(share, key.split('/').slice(0, -1), onMade);
  if (trouble !== null) return trouble;
  const second = await put();
  return isFolderMissing(second) ? sayNoFolder(share) : judge(second, share);
}

export async function removeFromWebdav(
  ports: UploadPorts,
  where: Webdav,
  { key, secret, origin, made = [] }: Omit<Removal, 'where'>,
): Promise<Uploaded> {
  const share = openShare(ports, where, { secret, origin });
  if ('kind' in share) return share;
  let removed = await removeBelow(share, key);
  for (const folder of made.toReversed()) {
    if (removed.kind !== 'there' || !(await isEmpty(share, folder))) break;
    removed = await removeBelow(share, `${folder}/`);
  }
  return removed;
}

async function removeBelow(share: Share, below: string): Promise<Uploaded> {
  const exchange = await share.send({ method: 'DELETE', below });
  const isGone = exchange.kind === 'answer' && [404, 410].includes(exchange.status);
  return isGone ? THERE : judge(exchange, share);
}

/** A folder goes with all that is in it. One that is empty is listed alone; any other answer proves nothing. */
async function isEmpty(share: Share, folder: string): Promise<boolean> {
  const listed = await share.send({ method: 'PROPFIND', below: `${folder}/`, headers: { depth: '1' } });
  if (listed.kind !== 'answer' || listed.status !== 207 || listed.cut) return false;
  return listed.body.match(/<(?:[\w.-]+:)?response[\s>]/g)?.length === 1;
}

function openShare(
  { http, clock }: UploadPorts,
  { address, user }: Webdav,
  { secret, origin }: Pick<Upload, 'secret' | 'origin'>,
): Share | Uploaded {
  const base = readPlaceAddress(address, origin);
  if (!(base instanceof URL)) return base;
  if (/[:\p{Cc}]/u.test(user))
    return closed('A user name can’t have a colon in it. Check the user name of the place.');
  const value = `Basic ${Buffer.from(`${user}:${secret}`, 'utf8').toString('base64')}`;
  const folder = `${base.origin}${base.pathname.replace(/\/+$/, '')}`;
  const send: Share['send'] = async ({ method, below, bytes, headers = {} }) =>
    await http.send({
      method,
      url: `${folder}/${below}`,
      headers,
      body: null,
      ...(bytes === undefined ? {} : { bytes }),
      maxBytes: MOST_ANSWER,
      secret: { header: 'authorization', value, origin: base.origin },
    });
  return { host: base.host, send, now: clock.now };
}

/** 409 says so; some servers have 404 for it. */
function isFolderMissing(exchange: Exchange): boolean {
  return exchange.kind === 'answer' && [404, 409].includes(exchange.status);
}

/** From the outermost one on. One that is there says so by 405, or leads on to its own address. */
async function makeFolders(
  share: Share,
  parts: readonly string[],
  onMade: (below: string) => void,
): Promise<Uploaded | null> {
  for (const at of parts.keys()) {
    const folder = parts.slice(0, at + 1).join('/');
    const made = await share.send({ method: 'MKCOL', below: `${folder}/` });
    if (isFolderMissing(made)) return sayNoFolder(share);
    const isThere = made.kind === 'answer' && (made.status === 405 || made.status === 301);
    const outcome = isThere ? THERE : judge(made, share);
    if (outcome.kind !== 'there') return outcome;
    if (!isThere) onMade(folder);
  }
  return null;
}

function sayNoFolder({ host }: Share): Uploaded {
  return closed(
    `The folder of the place is not there on ${host}, or is no folder of WebDAV. Check the address of the place.`,
  );
}

function judge(exchange: Exchange, { host, now }: Share): Uploaded {
  if (exchange.kind !== 'answer') return judgeSilence(exchange, host);
  const { status } = exchange;
  if (status === 401) return closed(`${host} ${sayWhoIsAsked(exchange)}`);
  if (status === 423)
    return { kind: 'later', detail: `${host} has locked this file or its folder (423).`, after: null };
  return judgeStatus(exchange, host, '', now());
}

function sayWhoIsAsked({ headers }: Answer): string {
  const asked = headers['www-authenticate'] ?? '';
  return asked === '' || /\bbasic\b/i.test(asked)
    ? 'does not take this user name and password. Enter them once more.'
    : 'wants another way of signing in than a user name and a password, which Offshelf does not know.';
}
