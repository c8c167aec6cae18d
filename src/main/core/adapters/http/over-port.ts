import type { Exchange, HttpClient, HttpRequest } from '../../domain/ports/http-client.ts';

/** What of a MessagePort is needed; a worker's `parentPort` has it too. */
export type HttpPort = {
  readonly postMessage: (message: unknown) => void;
  readonly on: (event: 'message' | 'close', listener: (message: unknown) => void) => unknown;
};

type Asked = { readonly id: number; readonly request: HttpRequest };
type Answered = { readonly id: number; readonly exchange: Exchange };

const WORKER_ENDED = 'the network worker ended';

/** Answers requests that come through a port: the network worker's whole job. */
export function serveHttp(port: HttpPort, client: HttpClient): void {
  const serve = async (asked: Asked) => {
    const exchange = await client.send(asked.request);
    port.postMessage({ id: asked.id, exchange } satisfies Answered);
  };
  port.on('message', (message) => void serve(message as Asked)); // only createHttpClientOverPort writes to it
}

/** A client whose requests are sent by the other side of a port. */
export function createHttpClientOverPort(port: HttpPort): HttpClient {
  const waiting = new Map<number, (exchange: Exchange) => void>();
  let last = 0;
  let closed = false;
  port.on('message', (message) => {
    const { id, exchange } = message as Answered; // only serveHttp writes to it
    waiting.get(id)?.(exchange);
    waiting.delete(id);
  });
  port.on('close', () => {
    closed = true;
    const stopped: Exchange = { kind: 'no-answer', cause: 'stopped', detail: WORKER_ENDED };
    for (const resolve of waiting.values()) resolve(stopped);
    waiting.clear();
  });
  return {
    send: async (request) =>
      await new Promise((resolve) => {
        if (closed) return resolve({ kind: 'not-connected', cause: 'unreachable', detail: WORKER_ENDED });
        last += 1;
        waiting.set(last, resolve);
        port.postMessage({ id: last, request } satisfies Asked);
      }),
  };
}
