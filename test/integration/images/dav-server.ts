import type { IncomingMessage } from 'node:http';
import type { ImagePlaceInput } from '../../../src/shared/model/image-place.ts';
import { serve } from './hostile-pictures.ts';

/** What it says to a file: a status, and for how many seconds it wants to be left alone. */
export type SaysToPut = (request: IncomingMessage) => Promise<{ status: number; retryAfter?: number }>;

/** A WebDAV server that takes files where `onPut` says so, and shows to everybody what it took. */
export async function startDav(onPut: SaysToPut) {
  const stored = new Map<string, Buffer>();
  let puts = 0;
  const answer = async (request: IncomingMessage, bytes: Buffer) => {
    const name = (request.url ?? '').split('/').at(-1) ?? '';
    const found = stored.get(name);
    if (request.method !== 'PUT') return { status: found === undefined ? 404 : 200, headers: PICTURE, found };
    puts += 1;
    const { status, retryAfter } = await onPut(request);
    if (status < 300) stored.set(name, bytes);
    return { status, headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) } };
  };
  const server = await serve((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    const end = async () => {
      const { status, headers, found } = await answer(request, Buffer.concat(chunks));
      response.writeHead(status, headers).end(found);
    };
    request.on('end', () => void end());
  }, 'http');
  const site = `http://127.0.0.1:${server.port}`;
  const place: Pick<ImagePlaceInput, 'where' | 'publicBase'> = {
    where: { kind: 'webdav', address: `${site}/dav`, user: 'me' },
    publicBase: `${site}/open`,
  };
  return { site, place, puts: () => puts };
}

const PICTURE: Record<string, string> = { 'content-type': 'image/png' };

/** A door that is closed until somebody opens it. */
export function createGate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), passed };
}
