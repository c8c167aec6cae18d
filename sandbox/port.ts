import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const loopback = '127.0.0.1';

export type Port = {
  readonly origin: string;
  /** Opens the same port again; nothing to do when it is open. */
  readonly open: () => Promise<void>;
  /** Refuses connections from now on and drops those in use; the number is kept for `open`. */
  readonly close: () => Promise<void>;
};

/** Listens on loopback; 0 takes a free port. Rejects with EADDRINUSE when the wanted one is taken. */
export async function openPort(wanted: number, listener: RequestListener): Promise<Port> {
  const server = createServer({ keepAliveTimeout: 60_000 }, listener);
  await listen(wanted, 1);
  // Never null or a pipe's name after listening on a TCP port.
  const { port } = server.address() as AddressInfo;

  // While closed, a passing outgoing connection may hold the number for a moment.
  async function listen(number: number, tries: number): Promise<void> {
    try {
      server.listen(number, loopback);
      await once(server, 'listening');
    } catch (error) {
      if (tries <= 1) throw error;
      await wait(50);
      await listen(number, tries - 1);
    }
  }

  return {
    origin: `http://${loopback}:${port}`,
    async open() {
      if (!server.listening) await listen(port, 40);
    },
    async close() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      // A client that keeps connections learns of it only now; a request sent earlier would be cut off, not refused.
      await wait(20);
    },
  };
}
