import { Failure } from '../failure.ts';

export type BaseUrl = {
  /** Scheme, host and port, in lower case, a default port left out. */
  readonly origin: string;
  /** The origin and the path, without a slash at the end. */
  readonly baseUrl: string;
};

const ADDRESS =
  /^(https?):\/\/([a-z\d](?:[a-z\d.-]*[a-z\d])?|\[[\da-f:.]+\])(?::(\d{1,5}))?(\/[^\s?#\\]*)?$/i;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
const DEFAULT_PORTS: Readonly<Record<string, number>> = { https: 443, http: 80 };

/**
 * The canonical form of a typed base address.
 * @throws Failure `bad-input` with a sentence that says what to change: no https, a user name, a query, a fragment …
 */
export function readBaseUrl(typed: string): BaseUrl {
  const text = typed.trim();
  if (/^[a-z][a-z\d+.-]*:\/\/[^/]*@/i.test(text))
    refuse('The address must not contain a user name or password.');
  if (/\p{Cc}/u.test(text)) refuse('The address must not contain control characters, such as tabs.');
  if (/[?#]/.test(text)) refuse('The address must not contain ? or #. Leave out what comes after the path.');
  const [, typedScheme, typedHost, typedPort, path = ''] = ADDRESS.exec(text) ?? [];
  if (typedScheme === undefined || typedHost === undefined) {
    refuse('This is no web address. It looks like https://api.example.com/v1, in plain letters and digits.');
  }
  const scheme = typedScheme.toLowerCase();
  const host = typedHost.toLowerCase();
  if (scheme === 'http' && !LOOPBACK.test(host)) {
    refuse('The address must start with https://, so that nobody on the way can read the key.');
  }
  const port = typedPort === undefined ? undefined : Number(typedPort);
  if (port !== undefined && (port < 1 || port > 65_535))
    refuse('The port in the address must be from 1 to 65535.');
  if (path.split('/').some((part) => /^(?:\.|%2e){1,2}$/i.test(part)))
    refuse('The path must not contain . or .. parts.');
  const origin = `${scheme}://${host}${port === undefined || port === DEFAULT_PORTS[scheme] ? '' : `:${port}`}`;
  return { origin, baseUrl: `${origin}${path.replace(/\/+$/, '')}` };
}

function refuse(sentence: string): never {
  throw new Failure('bad-input', sentence);
}
