import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FetchLimits, ImageFetched } from '../../../src/main/core/domain/ports/image-fetcher.ts';
import { sayLinkFault } from '../../../src/shared/model/link-fault.ts';
import { makePng } from '../../helpers/images.ts';
import { ALLOWED, type createTestFetcher } from './hostile-pictures.ts';

export const PNG = makePng(600, 600);
export const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

export type Answer = (request: IncomingMessage, response: ServerResponse, port: number) => void;

export const picture: Answer = (_request, response) =>
  void response.writeHead(200, { 'content-type': 'image/png' }).end(PNG);
export const redirectTo =
  (location: (port: number, path: string) => string): Answer =>
  (request, response, port) =>
    void response.writeHead(302, { location: location(port, request.url ?? '') }).end();

/** `/n` leads on to `/n-1`, and `/0` is a picture. */
export const countDown: Answer = (request, response, port) => {
  const left = Number((request.url ?? '').slice(1));
  if (left === 0) picture(request, response, port);
  else response.writeHead(302, { location: `/${left - 1}` }).end();
};

export const endless: Answer = (_request, response) => {
  response.writeHead(200, { 'content-type': 'image/png' });
  response.write(PNG.subarray(0, 8));
  const pour = () => {
    while (!response.destroyed && response.write(Buffer.alloc(16_384)));
  };
  response.on('drain', pour);
  pour();
};

export const aByteAtATime: Answer = (_request, response) => {
  response.writeHead(200, { 'content-type': 'image/png', 'content-length': PNG.length });
  let at = 0;
  const timer = setInterval(() => response.write(PNG.subarray(at, ++at)), 50);
  response.on('close', () => clearInterval(timer));
};

/** Answers each way with a sentence for the person. */
export async function look(
  fetcher: Pick<ReturnType<typeof createTestFetcher>, 'fetchImage'>,
  url: string,
  limits: Partial<FetchLimits> = {},
): Promise<ImageFetched & { readonly says?: string }> {
  const fetched = await fetcher.fetchImage(url, { ...ALLOWED, ...limits });
  if (fetched.kind !== 'fault') return fetched;
  return { ...fetched, says: sayLinkFault({ fault: fetched.fault, status: fetched.status, ledTo: null }) };
}
