import { MessageChannel } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { createHttpClient } from '../../../src/main/core/adapters/http/http-client.ts';
import { createHttpClientOverPort, serveHttp } from '../../../src/main/core/adapters/http/over-port.ts';
import { createImageUploader } from '../../../src/main/core/adapters/uploads/image-uploader.ts';
import type { HttpClient, HttpRequest } from '../../../src/main/core/domain/ports/http-client.ts';
import { bucketAt, startAnswering, startScript, upload } from './places.ts';

/** Every byte there is, and what is no UTF-8. */
const BYTES = Uint8Array.from({ length: 16_000 }, (_, at) => (at * 7) % 256);

function startClient(headersMs = 10_000): HttpClient {
  const http = createHttpClient({ headersMs });
  onTestFinished(() => http.close());
  return http;
}

function put(url: string, more: Partial<HttpRequest>): HttpRequest {
  const secret = { header: 'authorization', value: 'Basic eA==', origin: url };
  return { method: 'PUT', url: `${url}/a.gif`, headers: {}, body: null, secret, ...more };
}

test('a file crosses the network worker as it is, and stays whole on this side', async () => {
  const server = await startAnswering(200);
  const { port1, port2 } = new MessageChannel();
  onTestFinished(() => port1.close());
  serveHttp(port2, startClient());
  const uploader = createImageUploader({ http: createHttpClientOverPort(port1), clock: { now: Date.now } });
  const bytes = BYTES.slice();
  const part = bytes.subarray(100, 9000);
  expect(await uploader.put(upload(bucketAt(server.url), { bytes: part }))).toEqual({ kind: 'there' });
  expect(server.asked[0]?.body).toEqual(Buffer.from(BYTES.subarray(100, 9000)));
  expect(bytes).toEqual(BYTES);
});

test('an empty file is one, too', async () => {
  const server = await startAnswering(200);
  await startClient().send(put(server.url, { bytes: new Uint8Array() }));
  expect(server.asked[0]).toMatchObject({ method: 'PUT', headers: { 'content-length': '0' } });
});

test.each(['HEAD', 'DELETE', 'MKCOL'] as const)('%s goes without a body', async (method) => {
  const server = await startAnswering(204);
  expect(await startClient().send(put(server.url, { method }))).toMatchObject({
    kind: 'answer',
    status: 204,
  });
  expect(server.asked[0]).toMatchObject({ method, path: '/a.gif' });
  expect(server.asked[0]?.body).toHaveLength(0);
});

/** undici looks at such times about twice a second. */
const PAUSE = 2000;

test('a file has longer to leave than a text, as it is large', async () => {
  const server = await startScript((response) => void setTimeout(() => response.end(), PAUSE));
  const http = startClient(300);
  const file = new Uint8Array(16 * 2 * PAUSE);
  const [text, bytes] = await Promise.all([
    http.send(put(server.url, { body: 'x'.repeat(file.length) })),
    http.send(put(server.url, { bytes: file })),
  ]);
  expect(text).toMatchObject({ kind: 'no-answer', cause: 'timeout' });
  expect(bytes).toMatchObject({ kind: 'answer', status: 200 });
});
