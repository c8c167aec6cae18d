import type { Exchange, HttpClient, HttpRequest } from '../../../src/main/core/domain/ports/http-client.ts';

/** What the network does with a request; a function sees the request, `open` never answers until it is closed. */
type Line = Exchange | ((request: HttpRequest) => Exchange) | 'open';

/** A network whose answers a test writes down beforehand; past the last line every create succeeds. */
export type Script = HttpClient & {
  /** Every request but the safe ones. */
  readonly requests: HttpRequest[];
  /** Every safe request: look-ups and the like. */
  readonly looks: HttpRequest[];
  /** Answers safe requests from now on; before that they are refused, so that nothing is looked up. */
  readonly serve: (line: Line) => void;
  readonly next: (...lines: Line[]) => void;
  /** Ends every request that is open. */
  readonly close: (exchange: Exchange) => void;
};

export function createScript(): Script {
  const requests: HttpRequest[] = [];
  const lines: Line[] = [];
  const looks: HttpRequest[] = [];
  let safe: Line = answer(403, { error: 'no reading' });
  const open: ((exchange: Exchange) => void)[] = [];
  return {
    requests,
    looks,
    serve: (line) => {
      safe = line;
    },
    next: (...more) => lines.push(...more),
    close: (exchange) => {
      for (const resolve of open.splice(0)) resolve(exchange);
    },
    send: async (request) => {
      (request.method === 'GET' ? looks : requests).push(request);
      const line = request.method === 'GET' ? safe : (lines.shift() ?? created(`rec_${requests.length}`));
      if (line === 'open') return await new Promise((resolve) => open.push(resolve));
      return typeof line === 'function' ? line(request) : line;
    },
  };
}

export function answer(status: number, body: unknown = '', headers: Record<string, string> = {}): Exchange {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    kind: 'answer',
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: text,
    cut: false,
  };
}

/** A success of either remote. */
export function created(id: string): Exchange {
  return answer(201, { id, uuid: id });
}

export const refused: Exchange = { kind: 'not-connected', cause: 'refused', detail: 'ECONNREFUSED' };
export const silent: Exchange = { kind: 'no-answer', cause: 'timeout', detail: '' };
