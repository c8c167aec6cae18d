import { Agent, type Dispatcher } from 'undici';
import type { Exchange, HttpClient, HttpRequest } from '../../domain/ports/http-client.ts';
import { notConnected } from './exchange-error.ts';
import { DEFAULT_LIMITS, type HttpLimits } from './limits.ts';
import { createReceiver } from './receiver.ts';

/** A client that keeps connections open, but sends each request once: no retry, no redirect, capped answers. */
export function createHttpClient(
  overrides: Partial<HttpLimits> = {},
): HttpClient & { readonly close: () => Promise<void> } {
  const limits = { ...DEFAULT_LIMITS, ...overrides };
  const agent = new Agent({
    connect: { timeout: limits.connectMs },
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.bodyMs,
    pipelining: 1,
  });
  return {
    send: (request) => sendOnce(agent, request, limits),
    close: async () => {
      await agent.destroy();
    },
  };
}

async function sendOnce(agent: Agent, request: HttpRequest, limits: HttpLimits): Promise<Exchange> {
  return await new Promise((resolve) => {
    try {
      agent.dispatch(toOptions(request), createReceiver(limits, resolve));
    } catch (error) {
      resolve(notConnected(error instanceof Error ? error : new Error(String(error))));
    }
  });
}

/** The key becomes a header here and nowhere else. */
function toOptions({ method, url, headers, body, secret }: HttpRequest): Dispatcher.DispatchOptions {
  const { origin, pathname, search } = new URL(url);
  const all = { ...headers, 'accept-encoding': 'identity', [secret.header]: secret.value };
  return { origin, path: `${pathname}${search}`, method, headers: all, body };
}
