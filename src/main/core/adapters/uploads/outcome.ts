import { NO_ANSWER, NOT_CONNECTED } from '../../domain/ports/exchange-words.ts';
import type { Exchange } from '../../domain/ports/http-client.ts';
import type { Uploaded } from '../../domain/ports/image-uploader.ts';

export type Answer = Extract<Exchange, { kind: 'answer' }>;
type NoAnswer = Exclude<Exchange, Answer>;

export const THERE: Uploaded = { kind: 'there' };

/** Enough for a sentence of a server; more is not read. */
export const MOST_ANSWER = 64 * 1024;

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Where a place is: https, or http on this computer, and nothing but a path behind it, at the origin that its key is bound to. What it says otherwise. */
export function readPlaceAddress(text: string, origin: string | null): URL | Uploaded {
  const url = URL.parse(text.trim());
  if (url === null)
    return closed(`“${text.slice(0, 200)}” is no web address. Change the address of the place.`);
  if (url.username !== '' || url.password !== '')
    return closed('The address of the place must not contain a user name or password.');
  if (url.search !== '' || url.hash !== '')
    return closed('The address of the place must not contain ? or #. Leave out what comes after the path.');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.test(url.hostname)))
    return closed(
      'The address of the place must start with https://, so that nobody on the way can read the key.',
    );
  if (url.origin === URL.parse(origin ?? '')?.origin) return url;
  return closed('The address of the place leads to another host than its key is for. Set the place up anew.');
}

/** Parts of plain characters that stay below the place on every server and every system. */
export function isPlainKey(key: string): boolean {
  return key.split('/').every((part) => /^[\w-](?:[\w.-]*[\w-])?$/.test(part));
}

export function closed(detail: string): Uploaded {
  return { kind: 'closed', detail };
}

/** What it means that no answer came. */
export function judgeSilence(exchange: NoAnswer, host: string): Uploaded {
  if (exchange.kind === 'no-answer')
    return { kind: 'later', detail: `${host}: ${NO_ANSWER[exchange.cause]}`, after: null };
  const detail = `${host}: ${NOT_CONNECTED[exchange.cause]} (${exchange.detail})`;
  const isLasting = exchange.cause === 'tls' || exchange.cause === 'bad-address';
  return isLasting ? closed(detail) : { kind: 'offline', detail };
}

/** What a status means wherever a file is put; `said` are the server’s own words, with a blank before them, or ''. */
export function judgeStatus({ status, headers }: Answer, host: string, said: string, now: number): Uploaded {
  if (status >= 200 && status < 300) return THERE;
  if (status < 400)
    return closed(
      `${host} leads on to ${originOf(headers['location'])}.${said} Change the address of the place.`,
    );
  if (status === 401 || status === 403)
    return closed(`${host} does not let this key put files there (${status}).${said}`);
  if (status === 404)
    return closed(`${host} has nothing at this address (404).${said} Check the address of the place.`);
  if (status === 405 || status === 501)
    return closed(
      `${host} takes no files at this address (${status}).${said} Check the address of the place.`,
    );
  if (status === 507) return closed(`${host} has no room left (507).${said}`);
  if (status >= 500 || [408, 423, 425, 429].includes(status)) {
    const after = readRetryAfter(headers['retry-after'] ?? '', now);
    return { kind: 'later', detail: `${host} has no time now (${status}).${said}`, after };
  }
  if (status === 413) return { kind: 'refused', detail: `The file is too large for ${host} (413).${said}` };
  return { kind: 'refused', detail: `${host} did not take the file (${status}).${said}` };
}

/** Nothing but the origin of where an answer leads on to: the rest may be anything. */
function originOf(location: string | undefined): string {
  const origin = URL.parse(location ?? '')?.origin ?? 'null';
  return origin === 'null' ? 'another address' : origin;
}

/** Milliseconds that a server asks to be left alone for; `null` where it does not say. */
function readRetryAfter(text: string, now: number): number | null {
  if (/^\d{1,9}$/.test(text.trim())) return Number(text) * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
