import { Agent, type Dispatcher, Pool, ProxyAgent } from 'undici';
import type { Exchange, HttpClient, HttpRequest } from '../../domain/ports/http-client.ts';
import { notConnected, notConnectedByProxy } from './exchange-error.ts';
import { DEFAULT_LIMITS, type HttpLimits } from './limits.ts';
import { type FindProxy, findWay } from './proxy.ts';
import { createReceiver } from './receiver.ts';

/** However an address was put together: a key leaves for the origin that it belongs to, or not at all. */
const ELSEWHERE: Exchange = {
  kind: 'not-connected',
  cause: 'bad-address',
  detail: 'The address leads to another host than the one that the key is for. Nothing was sent.',
};

/** Bytes in a millisecond: the time for the head of an answer begins before a file has left, and a thin line is no silence. */
const SLOWEST = 16;

/** A client that keeps connections open, but sends each request once: no retry, no redirect, capped answers. */
export function createHttpClient(
  overrides: Partial<HttpLimits> = {},
  findProxy: FindProxy = async () => 'DIRECT',
): HttpClient & { readonly close: () => Promise<void> } {
  const limits = { ...DEFAULT_LIMITS, ...overrides };
  const options = { headersTimeout: limits.headersMs, bodyTimeout: limits.bodyMs, pipelining: 1 };
  const direct = new Agent({ ...options, connect: { timeout: limits.connectMs } });
  const proxies = new Map<string, ProxyAgent>();
  const proxyAt = (uri: string): ProxyAgent => {
    const clientFactory = (origin: URL, own: object) =>
      new Pool(origin, { ...own, headersTimeout: limits.connectMs });
    const agent = proxies.get(uri) ?? new ProxyAgent({ ...options, uri, proxyTunnel: true, clientFactory });
    proxies.set(uri, agent);
    return agent;
  };
  const send = async (request: HttpRequest): Promise<Exchange> => {
    const address = new URL(request.url);
    if (address.origin !== new URL(request.secret.origin).origin) return ELSEWHERE;
    const way = await findWay(address, findProxy);
    if (way.kind === 'none') return { kind: 'not-connected', cause: 'proxy', detail: way.detail };
    if (way.kind === 'direct') return await sendOnce(direct, request, limits, notConnected);
    return await sendOnce(proxyAt(way.address), request, limits, notConnectedByProxy);
  };
  return {
    send: async (request) => {
      try {
        return await send(request);
      } catch (error) {
        return notConnected(error instanceof Error ? error : new Error(String(error)));
      }
    },
    close: async () => {
      await Promise.all([direct, ...proxies.values()].map((agent) => agent.destroy()));
    },
  };
}

async function sendOnce(
  agent: Dispatcher,
  request: HttpRequest,
  limits: HttpLimits,
  explain: (error: Error) => Exchange,
): Promise<Exchange> {
  return await new Promise((resolve) => {
    const own = { ...limits, maxBytes: request.maxBytes ?? limits.maxBytes };
    agent.dispatch(toOptions(request, limits), createReceiver(own, explain, resolve));
  });
}

/** The key becomes a header here and nowhere else. */
function toOptions(
  { method, url, headers, body, bytes, secret, headersMs }: HttpRequest,
  limits: HttpLimits,
): Dispatcher.DispatchOptions {
  const { origin, pathname, search } = new URL(url);
  const all = { ...headers, 'accept-encoding': 'identity', [secret.header]: secret.value };
  const leaving = (bytes?.byteLength ?? 0) / SLOWEST;
  const headersTimeout = Math.min(headersMs ?? limits.headersMs, limits.headersMs) + Math.round(leaving);
  return { origin, path: `${pathname}${search}`, method, headers: all, body: bytes ?? body, headersTimeout };
}
