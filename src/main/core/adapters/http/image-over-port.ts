import type { FetchLimits, ImageFetched, ImageFetcher } from '../../domain/ports/image-fetcher.ts';
import type { HttpPort } from './over-port.ts';

type Asked = { readonly image: number; readonly url: string; readonly limits: FetchLimits };
type Answered = { readonly image: number; readonly fetched: ImageFetched };

const STOPPED: ImageFetched = { kind: 'not-asked', why: 'stopped', detail: 'the network worker ended' };

/** Answers what is asked about pictures on a port that carries the requests of remotes, too. */
export function serveImages(port: HttpPort, fetcher: ImageFetcher): void {
  const serve = async ({ image, url, limits }: Asked) => {
    const fetched = await fetcher.fetchImage(url, limits);
    port.postMessage({ image, fetched } satisfies Answered);
  };
  port.on('message', (message) => {
    if (isAboutImages(message)) void serve(message as Asked); // only createImageFetcherOverPort writes such
  });
}

/** The same port without what is about pictures. */
export function withoutImages(port: HttpPort): HttpPort {
  return {
    postMessage: (message) => port.postMessage(message),
    on: (event, listener) =>
      port.on(event, (message) => {
        if (!isAboutImages(message)) listener(message);
      }),
  };
}

/** A fetcher whose requests are made by the other side of a port. */
export function createImageFetcherOverPort(port: HttpPort): ImageFetcher {
  const waiting = new Map<number, (fetched: ImageFetched) => void>();
  let last = 0;
  let closed = false;
  port.on('message', (message) => {
    if (!isAboutImages(message)) return;
    const { image, fetched } = message as Answered; // only serveImages writes such
    waiting.get(image)?.(fetched);
    waiting.delete(image);
  });
  port.on('close', () => {
    closed = true;
    for (const resolve of waiting.values()) resolve(STOPPED);
    waiting.clear();
  });
  return {
    fetchImage: async (url, limits) =>
      await new Promise((resolve) => {
        if (closed) return resolve(STOPPED);
        last += 1;
        waiting.set(last, resolve);
        port.postMessage({ image: last, url, limits } satisfies Asked);
      }),
  };
}

function isAboutImages(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'image' in message;
}
