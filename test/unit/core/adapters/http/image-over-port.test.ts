import { MessageChannel } from 'node:worker_threads';
import { expect, it } from 'vitest';
import {
  createImageFetcherOverPort,
  serveImages,
  withoutImages,
} from '../../../../../src/main/core/adapters/http/image-over-port.ts';
import { createHttpClientOverPort, serveHttp } from '../../../../../src/main/core/adapters/http/over-port.ts';
import type { HttpRequest } from '../../../../../src/main/core/domain/ports/http-client.ts';
import type { FetchLimits, ImageFetched } from '../../../../../src/main/core/domain/ports/image-fetcher.ts';

const LIMITS: FetchLimits = { allowedHosts: [], whole: false, known: null };
const REQUEST: HttpRequest = {
  method: 'GET',
  url: 'https://shop.example/products',
  headers: {},
  body: null,
  secret: { header: 'authorization', value: 'Bearer x', origin: 'https://shop.example' },
};

function connect(fetchImage: (url: string) => Promise<ImageFetched>) {
  const { port1, port2 } = new MessageChannel();
  const sent: string[] = [];
  serveHttp(withoutImages(port1), {
    send: async ({ url }) => {
      sent.push(url);
      return { kind: 'not-connected', cause: 'refused', detail: url };
    },
  });
  serveImages(port1, { fetchImage });
  return { port1, sent, http: createHttpClientOverPort(port2), images: createImageFetcherOverPort(port2) };
}

const refused = async (url: string): Promise<ImageFetched> => ({
  kind: 'fault',
  fault: 'refused',
  status: 404,
  finalUrl: url,
  detail: '',
});

it('carries pictures and requests of remotes beside each other, each to its own', async () => {
  const { port1, sent, http, images } = connect(refused);
  const [one, exchange, two] = await Promise.all([
    images.fetchImage('https://a.example/1.png', LIMITS),
    http.send(REQUEST),
    images.fetchImage('https://a.example/2.png', LIMITS),
  ]);
  expect(one).toMatchObject({ finalUrl: 'https://a.example/1.png' });
  expect(two).toMatchObject({ finalUrl: 'https://a.example/2.png' });
  expect(exchange).toMatchObject({ detail: REQUEST.url });
  expect(sent).toEqual([REQUEST.url]);
  port1.close();
});

it('leaves nobody waiting when the other side ends', async () => {
  const { port1, images } = connect(async () => await new Promise(() => undefined));
  const waiting = images.fetchImage('https://a.example/1.png', LIMITS);
  port1.close();
  expect(await waiting).toMatchObject({ kind: 'not-asked', why: 'stopped' });
  expect(await images.fetchImage('https://a.example/2.png', LIMITS)).toMatchObject({ why: 'stopped' });
});
