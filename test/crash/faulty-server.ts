import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type Fault, HEALTHY, provesNothing } from './faults.ts';

export type RemoteName = 'jani' | 'journeybee';

/** One create request that came in whole, and what was done with it. */
export type Seen = {
  readonly remote: RemoteName;
  readonly body: string;
  /** The first word of the name, by which the test knows the product whatever was edited since. */
  readonly product: string;
  readonly fault: string;
  /** The answer proves that nothing was created. */
  readonly proves: boolean;
  /** The id of what it created; some create late. */
  record: string | null;
};

/** The moments of a request at which a test can do its worst. */
export type Moment = 'seen' | 'done' | 'answered';

export type FaultyServer = {
  readonly baseUrl: (remote: RemoteName) => string;
  /** Every create request, in order: the truth that a catalog is held against. */
  readonly seen: readonly Seen[];
  readonly hear: (listener: (moment: Moment) => void) => void;
  readonly faults: (pick: () => Fault) => void;
  /** Goes back to what it had seen at another moment. */
  readonly remember: (seen: readonly Seen[]) => void;
  /** Resolves when nothing is created late any more. */
  readonly quiet: () => Promise<void>;
  /** Refuses connections for so many milliseconds. */
  readonly goAway: (milliseconds: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** After the client has given up, so that "it is not there" is true only for the moment. */
const LATE_MS = 400;

const PATHS: Readonly<Record<string, RemoteName>> = {
  '/jani/api/v1/products': 'jani',
  '/bee/products/': 'journeybee',
};

/** Both remotes on one loopback server of this process, which knows everything that came in and what it did. */
export async function startFaultyServer(options: { readonly lists: boolean }): Promise<FaultyServer> {
  const seen: Seen[] = [];
  const late = new Set<Promise<void>>();
  let listener: (moment: Moment) => void = () => {};
  let pick = () => HEALTHY;

  const create = (entry: Seen) => {
    entry.record = `${entry.remote}_${seen.indexOf(entry) + 1}`;
  };
  const take = (remote: RemoteName, body: string, fault: Fault): Seen => {
    const { name } = JSON.parse(body) as { readonly name: string };
    const product = name.split(' ')[0] ?? '';
    const entry: Seen = {
      remote,
      body,
      product,
      fault: fault.name,
      proves: provesNothing(fault),
      record: null,
    };
    seen.push(entry);
    listener('seen');
    if (fault.creates === 'at-once') create(entry);
    if (fault.creates === 'later') {
      const done = pass(LATE_MS).then(() => create(entry));
      late.add(done);
      void done.finally(() => late.delete(done));
    }
    return entry;
  };
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const remote = PATHS[pathname];
    if (request.method === 'GET' && remote !== undefined && options.lists)
      return list(remote, request, response);
    if (request.method !== 'POST' || remote === undefined) return void response.writeHead(404).end('{}');
    const body = await text(request);
    const fault = pick();
    const entry = take(remote, body, fault);
    listener('done');
    if (fault.slow !== undefined) await pass(fault.slow);
    answer(request, response, entry, fault);
    listener('answered');
  };
  const list = (remote: RemoteName, request: IncomingMessage, response: ServerResponse) => {
    const there = seen.filter((entry) => entry.remote === remote && entry.record !== null).map(toRecord);
    const { searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    send(response, 200, remote === 'jani' ? there : paged(there, searchParams));
  };
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy()); // the program was killed in the middle of its request
  });
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: (remote) => `http://127.0.0.1:${port}/${remote === 'jani' ? 'jani' : 'bee'}`,
    seen,
    hear: (next) => {
      listener = next;
    },
    faults: (next) => {
      pick = next;
    },
    remember: (before) => {
      seen.splice(0, seen.length, ...structuredClone(before));
    },
    quiet: async () => {
      await Promise.all(late);
    },
    goAway: async (milliseconds) => {
      await stop(server);
      await pass(milliseconds);
      await listen(server, port);
    },
    close: () => stop(server),
  };
}

function toRecord({ remote, body, record }: Seen): Readonly<Record<string, unknown>> {
  const sent = JSON.parse(body) as Readonly<Record<string, unknown>>;
  const id = remote === 'jani' ? 'id' : 'uuid';
  return { ...sent, [id]: record, created_at: '2025-01-01T00:00:00.000Z' };
}

function paged(all: readonly unknown[], query: URLSearchParams): unknown {
  const size = Number(query.get('per_page') ?? 25);
  const page = Number(query.get('page') ?? 1);
  const data = all.slice((page - 1) * size, page * size);
  return {
    data,
    pagination: { page, per_page: size, total: all.length, total_pages: Math.ceil(all.length / size) },
  };
}

function answer(request: IncomingMessage, response: ServerResponse, entry: Seen, fault: Fault): void {
  const { kind } = fault.answer;
  if (kind === 'silence') return;
  if (kind === 'reset') return void request.socket.resetAndDestroy();
  if (fault.answer.kind === 'status') return refuse(request, response, fault.answer);
  if (kind === 'empty') return void response.writeHead(201).end();
  if (kind === 'page')
    return void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in</html>');
  if (kind === 'cut') {
    response.writeHead(201, { 'content-type': 'application/json', 'content-length': 5_000 }).write('{"id":');
    setTimeout(() => request.socket.destroy(), 5);
    return;
  }
  if (fault.hangsUp === true) response.on('finish', () => setImmediate(() => request.socket.destroy()));
  send(response, 201, toRecord(entry));
}

/** An angry remote that repeats the key, which must not be written down for it. */
function refuse(
  { headers }: IncomingMessage,
  response: ServerResponse,
  { status, wait }: Extract<Fault['answer'], { kind: 'status' }>,
): void {
  if (wait !== undefined) response.setHeader('retry-after', String(wait));
  if (status === 301) response.setHeader('location', '/elsewhere');
  send(response, status, { error: `no, ${String(headers['authorization'])}` });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}

async function stop(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

function pass(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
