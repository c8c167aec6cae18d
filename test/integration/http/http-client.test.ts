import { readFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import { MessageChannel } from 'node:worker_threads';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createHttpClient } from '../../../src/main/core/adapters/http/http-client.ts';
import type { HttpLimits } from '../../../src/main/core/adapters/http/limits.ts';
import { createHttpClientOverPort, serveHttp } from '../../../src/main/core/adapters/http/over-port.ts';
import type { HttpRequest } from '../../../src/main/core/domain/ports/http-client.ts';
import { until } from '../../helpers/until.ts';
import { startRawServer, startTalker } from './raw-server.ts';

/** A key and a certificate that nobody has vouched for; they protect nothing. */
const PEM = readFileSync(new URL('../../fixtures/untrusted-certificate.pem', import.meta.url), 'utf8');
const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-Kind: one\r\n\r\n{}';

function client(limits: Partial<HttpLimits> = {}) {
  const http = createHttpClient({ connectMs: 500, headersMs: 300, bodyMs: 300, ...limits });
  onTestFinished(() => http.close());
  return http;
}

function post(url: string, more: Partial<HttpRequest> = {}): HttpRequest {
  const headers = { 'content-type': 'application/json' };
  const secret = { header: 'authorization', value: 'Bearer secret', origin: url };
  return { method: 'POST', url: `${url}/products/?a=b`, headers, body: '{"name":"Mug"}', secret, ...more };
}

test('the request leaves as it was asked for, with the key in its header', async () => {
  const server = await startRawServer((socket) => socket.write(OK));
  const exchange = await client().send(post(server.url));
  expect(exchange).toMatchObject({ kind: 'answer', status: 200, body: '{}', cut: false });
  expect(exchange).toHaveProperty('headers.x-kind', 'one');
  const [request = ''] = server.received;
  expect(request.split('\r\n')[0]).toBe('POST /products/?a=b HTTP/1.1');
  expect(request.toLowerCase()).toContain('\r\nauthorization: bearer secret\r\n');
  expect(request.endsWith('\r\n\r\n{"name":"Mug"}')).toBe(true);
});

describe('one send is one request on the wire', () => {
  test.each([
    ['closes', 'closed'],
    ['resets', 'reset'],
  ] as const)('when the server reads it and %s', async (way, cause) => {
    const server = await startRawServer((socket) =>
      way === 'closes' ? socket.end() : socket.resetAndDestroy(),
    );
    expect(await client().send(post(server.url))).toMatchObject({ kind: 'no-answer', cause });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(server.connections()).toBe(1);
    expect(server.received.join('').match(/POST /g)).toHaveLength(1);
  });

  test('when a kept connection is reset under the second one', async () => {
    const server = await startRawServer((socket, nth) => {
      const requests = server.received[nth - 1]?.match(/POST /g)?.length ?? 0;
      if (requests === 1) socket.write(OK);
      else socket.resetAndDestroy();
    });
    const http = client();
    expect(await http.send(post(server.url))).toMatchObject({ kind: 'answer' });
    await new Promise((resolve) => setTimeout(resolve, 50)); // until the connection is free again
    expect(await http.send(post(server.url))).toMatchObject({ kind: 'no-answer', cause: 'reset' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(server.connections()).toBe(1);
    expect(server.received.join('').match(/POST /g)).toHaveLength(2);
  });

  test('when the server hangs up before anything was written, a new connection is made for what never left', async () => {
    const server = await startRawServer((socket) => {
      socket.write(OK);
      setTimeout(() => socket.destroy(), 50);
    });
    const http = client();
    await http.send(post(server.url));
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(await http.send(post(server.url))).toMatchObject({ kind: 'answer' });
    expect(server.received.map((text) => text.match(/POST /g)?.length)).toEqual([1, 1]);
  });
});

test.each([301, 302, 307, 308])('a %i is an answer and is not followed', async (status) => {
  const server = await startRawServer((socket) =>
    socket.write(`HTTP/1.1 ${status} Moved\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n`),
  );
  expect(await client().send(post(server.url))).toMatchObject({
    kind: 'answer',
    status,
    headers: { location: '/elsewhere' },
  });
  expect(server.received.join('')).not.toContain('/elsewhere HTTP');
  expect(server.received.join('').match(/HTTP\/1.1/g)).toHaveLength(1);
});

test.each([
  ['https://api.example.com', 'another host'],
  ['http://127.0.0.1:9', 'another port'],
  ['https://127.0.0.1', 'another scheme'],
])('a key for %s leaves for no other address: %s', async (origin) => {
  const server = await startRawServer((socket) => socket.write(OK));
  const secret = { header: 'authorization', value: 'Bearer secret', origin };
  const exchange = await client().send(post(server.url, { secret }));
  expect(exchange).toMatchObject({ kind: 'not-connected', cause: 'bad-address' });
  expect(server.connections()).toBe(0);
});

describe('nothing can have arrived', () => {
  test('where nobody listens', async () => {
    expect(await client().send(post('http://127.0.0.1:1'))).toMatchObject({
      kind: 'not-connected',
      cause: 'refused',
    });
  });

  test('where the name is unknown', async () => {
    const exchange = await client({ connectMs: 5_000 }).send(post('https://no-such-host.invalid'));
    expect(exchange).toMatchObject({ kind: 'not-connected', cause: 'dns' });
  });

  test('where the address can not be one', async () => {
    expect(await client().send(post('nonsense'))).toMatchObject({
      kind: 'not-connected',
      cause: 'bad-address',
    });
    const header = { secret: { header: 'authorization', value: 'a\nb', origin: 'http://127.0.0.1:1' } };
    expect(await client().send(post('http://127.0.0.1:1', header))).toMatchObject({
      kind: 'not-connected',
      cause: 'bad-address',
    });
  });

  test('where the certificate can not be trusted', async () => {
    const server = createTlsServer({ key: PEM, cert: PEM }, (_request, response) => response.end('{}'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.close();
    });
    const { port } = server.address() as { port: number };
    const exchange = await client().send(post(`https://127.0.0.1:${port}`));
    expect(exchange).toMatchObject({ kind: 'not-connected', cause: 'tls' });
  });

  test('where the other side does not speak TLS', async () => {
    const talker = await startTalker('this is no TLS, not by far\r\n');
    expect(await client().send(post(talker))).toMatchObject({ kind: 'not-connected', cause: 'tls' });
  });

  test('where the connection breaks before it is ready', async () => {
    const hangUp = await startTalker(null);
    expect(await client().send(post(hangUp))).toMatchObject({ kind: 'not-connected', cause: 'reset' });
  });
});

describe('nobody can know', () => {
  test('when no answer comes in time', async () => {
    const server = await startRawServer(() => {});
    expect(await client().send(post(server.url))).toMatchObject({ kind: 'no-answer', cause: 'timeout' });
  });

  test('when what comes back is not HTTP', async () => {
    const server = await startRawServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n'));
    expect(await client().send(post(server.url))).toMatchObject({ kind: 'no-answer', cause: 'garbage' });
  });

  test('when the program stops', async () => {
    const server = await startRawServer(() => {});
    const http = client({ headersMs: 60_000 });
    const open = http.send(post(server.url));
    await until('the request', () => server.received.join('').includes('POST '));
    await http.close();
    expect(await open).toMatchObject({ kind: 'no-answer' });
  });
});

describe('an answer is cut off', () => {
  test.each([
    ['at the cap', { maxBytes: 10 }, `Content-Length: 40\r\n\r\n${'x'.repeat(40)}`, 'x'.repeat(10)],
    ['by a reset', {}, 'Content-Length: 40\r\n\r\n{"id":"pro_1"', '{"id":"pro_1"'],
    ['when the rest does not come', { bodyMs: 100 }, 'Content-Length: 40\r\n\r\n{"id"', '{"id"'],
  ])('%s', async (why, limits, rest, body) => {
    const server = await startRawServer((socket) => {
      socket.write(`HTTP/1.1 201 Created\r\n${rest}`);
      if (why === 'by a reset') setTimeout(() => socket.resetAndDestroy(), 50);
    });
    expect(await client(limits).send(post(server.url))).toMatchObject({
      kind: 'answer',
      status: 201,
      cut: true,
      body,
    });
  });

  test('when it trickles for ever', async () => {
    const server = await startRawServer((socket) => {
      socket.write('HTTP/1.1 201 Created\r\nContent-Length: 9000\r\n\r\n');
      const timer = setInterval(() => socket.write(' '), 20);
      socket.on('close', () => clearInterval(timer));
    });
    expect(await client().send(post(server.url))).toMatchObject({ kind: 'answer', cut: true });
  });
});

test('interim answers are passed over', async () => {
  const server = await startRawServer((socket) =>
    socket.write(`HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n${OK}`),
  );
  expect(await client().send(post(server.url))).toMatchObject({ kind: 'answer', status: 200, body: '{}' });
});

describe('over a port', () => {
  test('requests and answers pass unchanged, several at once', async () => {
    const server = await startRawServer((socket) => socket.write(OK));
    const { port1, port2 } = new MessageChannel();
    serveHttp(port1, client());
    const remote = createHttpClientOverPort(port2);
    const answers = await Promise.all([
      remote.send(post(server.url)),
      remote.send(post('http://127.0.0.1:1')),
    ]);
    expect(answers.map(({ kind }) => kind)).toEqual(['answer', 'not-connected']);
    port1.close();
  });

  test('when the worker ends, an open request is unsure and a later one was not sent', async () => {
    const server = await startRawServer(() => {});
    const { port1, port2 } = new MessageChannel();
    serveHttp(port1, client());
    const remote = createHttpClientOverPort(port2);
    const open = remote.send(post(server.url));
    await until('the request', () => server.received.join('').includes('POST '));
    port1.close();
    expect(await open).toMatchObject({ kind: 'no-answer', cause: 'stopped' });
    expect(await remote.send(post(server.url))).toMatchObject({ kind: 'not-connected' });
  });
});
