import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import S3rver from '@20minutes/s3rver';
import { onTestFinished } from 'vitest';
import { v2 as webdav } from 'webdav-server';
import { createHttpClient } from '../../../src/main/core/adapters/http/http-client.ts';
import type { FindProxy } from '../../../src/main/core/adapters/http/proxy.ts';
import { createImageUploader } from '../../../src/main/core/adapters/uploads/image-uploader.ts';
import type { ImageUploader, Upload } from '../../../src/main/core/domain/ports/image-uploader.ts';
import type { ImageWhere } from '../../../src/shared/model/image-place.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

export type S3Where = Extract<ImageWhere, { kind: 's3' }>;
export type WebdavWhere = Extract<ImageWhere, { kind: 'webdav' }>;

/** A picture of one white pixel, and the same with some bytes more. */
export const PICTURE = Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAA=', 'base64');
export const OTHER = Buffer.concat([PICTURE, Buffer.alloc(5000, 7)]);

/** The key pair that the server has by itself. */
export const ACCESS_KEY = 'S3RVER';
export const SECRET = 'S3RVER';
export const USER = 'jürgen';
/** The server knows no colon in one, and no plus or slash of base64. */
export const PASSWORD = 'Zauberwört 7';

type Around = { readonly now?: () => number; readonly findProxy?: FindProxy; readonly patience?: number };

/** `patience` is how many milliseconds a server has for its answer. */
export function startUploader({ now = Date.now, findProxy, patience = 10_000 }: Around = {}): ImageUploader {
  const http = createHttpClient({ headersMs: patience, bodyMs: patience }, findProxy);
  onTestFinished(() => http.close());
  return createImageUploader({ http, clock: { now } });
}

export function upload(where: ImageWhere, more: Partial<Upload> = {}): Upload {
  const key = 'products/mug-0123456789abcdef.gif';
  const secret = where.kind === 'webdav' ? PASSWORD : SECRET;
  return {
    where,
    secret,
    origin: originOf(where),
    key,
    bytes: PICTURE,
    type: 'image/gif',
    url: `https://cdn.example/${key}`,
    ...more,
  };
}

/** As a place that was set up here has it. */
function originOf(where: ImageWhere): string | null {
  if (where.kind === 's3') return URL.parse(where.endpoint)?.origin ?? null;
  return where.kind === 'webdav' ? (URL.parse(where.address)?.origin ?? null) : null;
}

export function bucketAt(endpoint: string, more: Partial<S3Where> = {}): S3Where {
  const bucket = {
    kind: 's3',
    endpoint,
    region: 'eu-central-1',
    bucket: 'pictures',
    pathStyle: true,
  } as const;
  return { ...bucket, accessKeyId: ACCESS_KEY, cacheControl: null, ...more };
}

/** A server that speaks S3, with one bucket. */
export async function startBucket(): Promise<S3Where> {
  const [directory, configureBuckets] = [temporaryFolder(), [{ name: 'pictures' }]];
  const server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory, configureBuckets });
  const { port } = await server.run();
  onTestFinished(() => server.close());
  return bucketAt(`http://127.0.0.1:${port}`);
}

/** A WebDAV server of one user, with the folder `/shop/`; what lies there, by its path. */
export async function startWebdav(): Promise<{
  where: WebdavWhere;
  open: (path: string) => Promise<Response>;
}> {
  const users = new webdav.SimpleUserManager();
  const rights = new webdav.SimplePathPrivilegeManager();
  rights.setRights(users.addUser(USER, PASSWORD, false), '/', ['all']);
  const server = new webdav.WebDAVServer({
    httpAuthentication: new webdav.HTTPBasicAuthentication(users, 'shop'),
    privilegeManager: rights,
    requireAuthentification: true,
    hostname: '127.0.0.1',
    port: 0,
  });
  await server.rootFileSystem().addSubTreeAsync(server.createExternalContext(), {
    shop: webdav.ResourceType.Directory,
  });
  const http = await server.startAsync(0);
  onTestFinished(() => server.stopAsync());
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`; // node:net: a port was listened to
  const authorization = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`;
  return {
    where: { kind: 'webdav', address: `${origin}/shop/`, user: USER },
    open: async (path) => await fetch(`${origin}${path}`, { headers: { authorization } }),
  };
}

export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
};
export type Script = { readonly url: string; readonly asked: readonly Asked[] };

/** A server that answers as the test says, and keeps what it was asked. */
export async function startScript(answer: (response: ServerResponse, asked: Asked) => void): Promise<Script> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const { method = '', url: path = '', headers } = request;
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const mine = { method, path, headers, body: Buffer.concat(pieces) };
      asked.push(mine);
      answer(response, mine);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo; // node:net: a port was listened to
  return { url: `http://127.0.0.1:${port}`, asked };
}

/** Answers everything alike. */
export function startAnswering(
  status: number,
  headers: Record<string, string> = {},
  body = '',
): Promise<Script> {
  return startScript((response) => response.writeHead(status, headers).end(body));
}
