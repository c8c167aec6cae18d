import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Fault, FaultQueue, Operation } from './fault.ts';
import { faultTable, type Scene } from './fault-table.ts';
import { type Answer, type Remote, toAnswer } from './remote.ts';
import type { Store } from './store.ts';
import { type Body, maskHeaders, readBody, sendEnding, statusOf } from './wire.ts';

export type RemoteListenerOptions = {
  readonly remote: Remote;
  readonly store: Store;
  readonly queue: FaultQueue;
  readonly clock: () => number;
  /** Aborted when the sandbox closes, so that no slow answer outlives the store. */
  readonly closing: AbortSignal;
};

/** Answers the requests of one remote: written down first, then bent by a fault if one is due. */
export function createRemoteListener(options: RemoteListenerOptions): RequestListener {
  return (request, response) => {
    serve(options, request, response).catch((error: unknown) => {
      if (options.closing.aborted) return;
      console.error('sandbox:', error);
      response.destroy();
    });
  };
}

async function serve(
  options: RemoteListenerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { store, queue, clock, closing } = options;
  const body = await readBody(request);
  if (closing.aborted) return;
  const fault = body.complete ? queue.take(operationOf(request)) : undefined;
  const seq = writeDown(options, request, body, fault);
  if (!body.complete) return;
  const act = faultTable[fault?.name ?? 'none'];
  const ending = await act(setScene(options, request, body.text, seq, fault ?? { name: 'none' }));
  store.answered(seq, statusOf(ending));
  sendEnding(response, ending, clock());
}

function operationOf({ method, url = '' }: IncomingMessage): Operation {
  if (method === 'POST') return 'create';
  return /\/products\/?(\?|$)/.test(url) ? 'list' : 'get';
}

function writeDown(
  { store, remote, clock }: RemoteListenerOptions,
  { method = '', url = '', headers }: IncomingMessage,
  body: Body,
  fault: Fault | undefined,
): number {
  return store.record({
    remote: remote.name,
    at: new Date(clock()).toISOString(),
    method,
    path: url,
    headers: maskHeaders(headers),
    body: body.text,
    complete: body.complete,
    fault: fault?.name ?? null,
  });
}

function setScene(
  { remote, store, clock, closing }: RemoteListenerOptions,
  request: IncomingMessage,
  body: string,
  seq: number,
  fault: Fault,
): Scene {
  const handle = async (staleMs = 0): Promise<Answer> => {
    const listedUntil = new Date(clock() - staleMs).toISOString();
    const response = await remote.app.request(request.url ?? '/', toInit(request, body), {
      request: seq,
      listedUntil,
    });
    return toAnswer(response);
  };
  return {
    fault,
    remote,
    handle,
    anotherId: () => store.products(remote.name).find((product) => product.request !== seq)?.id,
    wait: (ms) => wait(ms, undefined, { signal: closing }),
  };
}

function toInit({ method = 'GET', headers }: IncomingMessage, body: string): RequestInit {
  const kept = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    name === 'authorization' || name === 'content-type' ? [[name, String(value)]] : [],
  );
  return { method, headers: kept, ...(method !== 'GET' && method !== 'HEAD' && { body }) };
}
