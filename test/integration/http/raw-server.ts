import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export type RawServer = {
  readonly url: string;
  readonly connections: () => number;
  /** Everything that came in, connection by connection. */
  readonly received: readonly string[];
};

/** A server of bare sockets: what it does with a request is up to the test, and it counts every byte that arrives. */
export async function startRawServer(onRequest: (socket: Socket, nth: number) => void): Promise<RawServer> {
  const received: string[] = [];
  const server: Server = createServer((socket) => {
    const at = received.push('') - 1;
    socket.on('error', () => {}); // a reset is what some tests are about
    socket.on('data', (chunk) => {
      received[at] += chunk.toString('utf8');
      if (isWhole(received[at] ?? '')) onRequest(socket, at + 1);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, connections: () => received.length, received };
}

/** True when the last request that came in is complete: its head, and the body that the head promises. */
function isWhole(text: string): boolean {
  const last = text.slice(Math.max(text.lastIndexOf('POST '), text.lastIndexOf('GET '), 0));
  const [head = '', body] = last.split('\r\n\r\n');
  const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
  return body !== undefined && Buffer.byteLength(body) >= length;
}

/** The https address of a server that knows no TLS: it says its line to whoever connects, or resets the connection. */
export async function startTalker(line: string | null): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    if (line === null) socket.resetAndDestroy();
    else socket.end(line);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return `https://127.0.0.1:${port}`;
}
