import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export type ConnectProxy = {
  /** What the system says of it. */
  readonly rule: string;
  /** The head of everything that it was asked for itself. */
  readonly asked: readonly string[];
};

/** A proxy that leads every tunnel to one port of this computer, or refuses it with this status; `null` is silent. */
export async function startConnectProxy(answer: { port: number } | number | null): Promise<ConnectProxy> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const follow = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {}); // whoever closes first
  };
  const server = createServer((socket) => {
    follow(socket);
    socket.once('data', (head) => {
      asked.push(head.toString('utf8'));
      if (answer === null) return;
      if (typeof answer === 'number') {
        socket.end(`HTTP/1.1 ${answer} No\r\nContent-Length: 0\r\n\r\n`);
        return;
      }
      const there = connect(answer.port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        socket.pipe(there).pipe(socket);
      });
      follow(there);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { rule: `PROXY 127.0.0.1:${port}`, asked };
}
