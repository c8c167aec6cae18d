import type { Dispatcher } from 'undici';
import type { Exchange } from '../../domain/ports/http-client.ts';
import { noAnswer } from './exchange-error.ts';
import type { HttpLimits } from './limits.ts';

type Head = { readonly status: number; readonly headers: Readonly<Record<string, string>> };

/**
 * Follows one request. undici calls `onRequestStart` right before it writes the first byte: without that call nothing can
 * have arrived, and a second call would be a second request, which is refused. `explain` says what kept it from being made.
 */
export function createReceiver(
  limits: HttpLimits,
  explain: (error: Error) => Exchange,
  resolve: (exchange: Exchange) => void,
): Dispatcher.DispatchHandler {
  const chunks: Buffer[] = [];
  let bytes = 0;
  let started = false;
  let head: Head | undefined;
  let bodyTimer: NodeJS.Timeout | undefined;

  const finish = (exchange: Exchange) => {
    clearTimeout(bodyTimer);
    resolve(exchange);
  };
  const answer = ({ status, headers }: Head, cut: boolean): Exchange => {
    const body = new TextDecoder().decode(Buffer.concat(chunks).subarray(0, limits.maxBytes));
    return { kind: 'answer', status, headers, body, cut };
  };

  return {
    onRequestStart: (controller) => {
      if (started) controller.abort(new Error('a request is never sent twice'));
      started = true;
    },
    onResponseStart: (controller, status, headers) => {
      if (status < 200) return;
      head = { status, headers: plainHeaders(headers) };
      bodyTimer = setTimeout(() => controller.abort(new Error('the answer took too long')), limits.bodyMs);
    },
    onResponseData: (controller, chunk) => {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > limits.maxBytes) controller.abort(new Error('the answer is too long'));
    },
    onResponseEnd: () =>
      finish(head === undefined ? noAnswer(new Error('an end without a start')) : answer(head, false)),
    onResponseError: (_controller, error) => {
      if (head !== undefined) finish(answer(head, true));
      else finish(started ? noAnswer(error) : explain(error));
    },
  };
}

function plainHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Head['headers'] {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), String(value)]],
    ),
  );
}
