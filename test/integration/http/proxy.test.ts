import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createHttpClient } from '../../../src/main/core/adapters/http/http-client.ts';
import type { HttpRequest } from '../../../src/main/core/domain/ports/http-client.ts';
import { startConnectProxy } from './connect-proxy.ts';
import { startRawServer } from './raw-server.ts';

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}';
const PEM = readFileSync(new URL('../../fixtures/untrusted-certificate.pem', import.meta.url), 'utf8');

/** A client of a system that says this of every origin, and the origins that it asked about. */
function client(say: () => Promise<string>) {
  const asked: string[] = [];
  const findProxy = (origin: string) => {
    asked.push(origin);
    return say();
  };
  const http = createHttpClient({ connectMs: 300, headersMs: 300, bodyMs: 300 }, findProxy);
  onTestFinished(() => http.close());
  return { send: http.send, asked };
}

function post(origin: string): HttpRequest {
  const secret = { header: 'authorization', value: 'Bearer canary', origin };
  return { method: 'POST', url: `${origin}/products/`, headers: {}, body: '{"name":"Mug"}', secret };
}

const portOf = (url: string) => Number(new URL(url).port);

describe('where the system names a proxy', () => {
  test('a request goes through a tunnel, once, and its key is for nobody but the remote', async () => {
    const server = await startRawServer((socket) => socket.write(OK));
    const proxy = await startConnectProxy({ port: portOf(server.url) });
    const { send, asked } = client(async () => `${proxy.rule}; DIRECT`);
    expect(await send(post('http://remote.example'))).toMatchObject({ kind: 'answer', status: 200 });
    expect(await send(post('http://remote.example'))).toMatchObject({ kind: 'answer', status: 200 });
    expect(asked).toEqual(['http://remote.example', 'http://remote.example']);
    expect(proxy.asked.every((head) => head.startsWith('CONNECT remote.example:80 '))).toBe(true);
    expect(proxy.asked.join('')).not.toContain('canary');
    expect(server.received.join('').match(/POST \/products\/ /g)).toHaveLength(2);
    expect(server.received[0]).toContain('Bearer canary');
  });

  test('the certificate of the remote is checked at the end of the tunnel', async () => {
    const server = createServer({ key: PEM, cert: PEM }, (_request, response) => response.end('{}'));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    onTestFinished(() => void server.close());
    const proxy = await startConnectProxy(server.address() as AddressInfo);
    const { send } = client(async () => proxy.rule);
    expect(await send(post('https://remote.example'))).toMatchObject({ kind: 'not-connected', cause: 'tls' });
    expect(proxy.asked[0]).toMatch(/^CONNECT remote\.example:443 /);
  });

  test('what happens after the tunnel was made may have arrived', async () => {
    const server = await startRawServer((socket) => socket.resetAndDestroy());
    const proxy = await startConnectProxy({ port: portOf(server.url) });
    const { send } = client(async () => proxy.rule);
    expect(await send(post('http://remote.example'))).toMatchObject({ kind: 'no-answer' });
    expect(server.received.join('').match(/POST /g)).toHaveLength(1);
  });

  test.each([407, 403, 502, 503, null])('that answers %s nothing was sent, nor around it', async (status) => {
    const proxy = await startConnectProxy(status);
    const { send } = client(async () => `${proxy.rule}; DIRECT`);
    expect(await send(post('https://remote.example'))).toMatchObject({
      kind: 'not-connected',
      cause: 'proxy',
    });
    expect(proxy.asked).toHaveLength(1);
    expect(proxy.asked[0]).not.toContain('canary');
  });

  test.each([
    ['PROXY 127.0.0.1:1', /ECONNREFUSED/],
    ['HTTPS 127.0.0.1:1', /ECONNREFUSED/],
    ['SOCKS5 127.0.0.1:1080', /can not use this kind of proxy: SOCKS5/],
    ['PROXY', /can not use/],
    ['', /can not use/],
  ])('that can’t be used, %o, the request is not made', async (rule, detail) => {
    const { send } = client(async () => `${rule}; DIRECT`);
    const exchange = await send(post('https://remote.example'));
    expect(exchange).toMatchObject({ kind: 'not-connected', cause: 'proxy' });
    expect(exchange).toHaveProperty('detail', expect.stringMatching(detail));
  });
});

test('where the system can’t say, nothing is sent', async () => {
  const { send } = client(() => Promise.reject(new Error('no settings')));
  expect(await send(post('https://remote.example'))).toMatchObject({ kind: 'not-connected', cause: 'proxy' });
});

test('where the system says DIRECT, no proxy is asked', async () => {
  const { send } = client(async () => 'DIRECT');
  expect(await send(post('https://remote.invalid'))).toMatchObject({ kind: 'not-connected', cause: 'dns' });
});

test('this computer itself is reached directly, whatever the system says', async () => {
  const server = await startRawServer((socket) => socket.write(OK));
  const { send, asked } = client(async () => 'PROXY 127.0.0.1:1');
  expect(await send(post(server.url))).toMatchObject({ kind: 'answer', status: 200 });
  expect(asked).toEqual([]);
});
