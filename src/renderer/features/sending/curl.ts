import type { RemoteAuth } from '../../../shared/model/remote.ts';

/** A request as the time line writes it out: `POST https://…`, headers, an empty line, the body. */
export type WrittenRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly string[];
  readonly body: string;
};

export function readRequest(text: string): WrittenRequest | null {
  const [head = '', ...rest] = text.split(/\r?\n\r?\n/);
  const [first = '', ...headers] = head.split(/\r?\n/);
  const line = /^(GET|POST|PUT) (\S+)/.exec(first);
  if (line === null) return null;
  return { method: line[1] ?? '', url: line[2] ?? '', headers, body: rest.join('\n\n') };
}

/**
 * The request as a cURL command for a POSIX shell. The key was never written down: the shell puts `$KEY` in its place, so
 * that the text may be pasted anywhere.
 */
export function writeCurl(request: WrittenRequest, auth: RemoteAuth | null): string {
  const parts = [
    `curl -X ${request.method} ${quote(request.url)}`,
    ...(auth === null ? [] : [writeAuth(auth)]),
    ...request.headers.map((header) => `-H ${quote(header)}`),
    ...(request.body === '' ? [] : [`--data-raw ${quote(request.body)}`]),
  ];
  return parts.join(' \\\n  ');
}

/** For Basic, cURL itself makes Base64 of `user:password`; without a colon it would ask for a password. */
function writeAuth({ header, prefix }: RemoteAuth): string {
  const isBasic = header.toLowerCase() === 'authorization' && prefix.trim().toLowerCase() === 'basic';
  return isBasic ? '-u "$KEY"' : `-H ${quote(`${header}: ${prefix}`)}"$KEY"`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
