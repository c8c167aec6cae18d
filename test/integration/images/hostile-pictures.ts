import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSafeServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { ImageBounds } from '../../../src/main/core/adapters/http/image-bounds.ts';
import { createImageFetcher } from '../../../src/main/core/adapters/http/image-fetcher.ts';
import type { FetchLimits } from '../../../src/main/core/domain/ports/image-fetcher.ts';

const read = (name: string) =>
  readFileSync(new URL(`../../fixtures/${name}-certificate.pem`, import.meta.url), 'utf8');
/** Of pictures.test and all below it, and of plain.test. */
const PICTURES_PEM = read('pictures');
const UNTRUSTED_PEM = read('untrusted');

/** Short, so that a test of patience is soon over. */
export const SHORT_BOUNDS: Partial<ImageBounds> = {
  totalMs: 1_500,
  headMs: 500,
  maxBytes: 300_000,
  headerBytes: 200_000,
  mostWaitMs: 400,
  usualWaitMs: 20,
};

export type Served = {
  readonly port: number;
  /** Each request as `GET /path`. */
  readonly asked: readonly string[];
  readonly headers: readonly NodeJS.Dict<string | string[]>[];
};

/** A server on loopback that answers as the test says. */
export async function serve(
  answer: RequestListener,
  kind: 'https' | 'http' | 'untrusted' = 'https',
  address = '127.0.0.1',
): Promise<Served> {
  const asked: string[] = [];
  const headers: NodeJS.Dict<string | string[]>[] = [];
  const listener: RequestListener = (request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    headers.push(request.headers);
    answer(request, response);
  };
  const pem = kind === 'untrusted' ? UNTRUSTED_PEM : PICTURES_PEM;
  const server =
    kind === 'http' ? createServer(listener) : createSafeServer({ key: pem, cert: pem }, listener);
  server.listen(0, address);
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { port: (server.address() as AddressInfo).port, asked, headers }; // it listens on a port
}

/** Where each name leads: to this computer, unless said otherwise. */
export type Names = Readonly<Record<string, readonly string[]>>;

export const ALLOWED: FetchLimits = {
  allowedHosts: ['pictures.test', 'plain.test', '127.0.0.1'],
  whole: false,
  known: null,
};

/** A fetcher that knows the certificate of the test, and asks nobody for names. */
export function createTestFetcher(names: Names = {}, bounds: Partial<ImageBounds> = SHORT_BOUNDS) {
  const looked: string[] = [];
  const fetcher = createImageFetcher({
    bounds,
    tls: { ca: PICTURES_PEM },
    resolve: async (host) => {
      looked.push(host);
      const found = names[host] ?? ['127.0.0.1'];
      if (found.length === 0)
        throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' });
      return found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    },
  });
  onTestFinished(() => fetcher.close());
  return { ...fetcher, looked };
}
