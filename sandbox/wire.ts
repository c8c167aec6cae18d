import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { AnswerEnding, Ending, Silence } from './fault-table.ts';

export type Body = { readonly text: string; readonly complete: boolean };

/** Reads a request's body; not complete when the client left before its end. */
export async function readBody(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  try {
    // A request's chunks are buffers unless an encoding was set.
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  } catch {
    // The client left: what came so far is still written down.
  }
  return { text: Buffer.concat(chunks).toString('utf8'), complete: request.complete };
}

const secret = /^(?!idempotency-key$).*(auth|key|token|secret|cookie|password)/;
const scheme = /^(Bearer|Api-Key|Basic) /;

/** The headers as sent, with every secret masked; an Authorization keeps its scheme. */
export function maskHeaders(headers: IncomingMessage['headers']): Record<string, string> {
  const pairs = Object.entries(headers).map(([name, value]): [string, string] => {
    const text = String(value);
    return [name, secret.test(name) ? `${scheme.exec(text)?.[0] ?? ''}***` : text];
  });
  return Object.fromEntries(pairs);
}

/** The status that an ending shows to the client; null when it shows none. */
export function statusOf(ending: Ending): number | null {
  return 'answer' in ending ? ending.answer.status : null;
}

/** Puts an ending on the wire. `now` (ms) becomes the answer's Date. */
export function sendEnding(response: ServerResponse, ending: Ending, now: number): void {
  const { socket } = response;
  if (socket === null || socket.destroyed) return;
  if ('answer' in ending) sendAnswer(response, socket, ending, now);
  else sendNoAnswer(socket, ending.kind);
}

function sendNoAnswer(socket: Socket, kind: Silence): void {
  if (kind === 'close') socket.destroy();
  if (kind === 'reset') socket.resetAndDestroy();
  if (kind === 'garbage') socket.end('\u0001 this is not HTTP\r\n\r\n');
}

function sendAnswer(
  response: ServerResponse,
  socket: Socket,
  { kind, answer }: AnswerEnding,
  now: number,
): void {
  const { status, headers, body } = answer;
  const bytes = Buffer.from(status === 204 || status === 304 ? '' : body);
  response.writeHead(status, {
    ...headers,
    date: new Date(now).toUTCString(),
    'content-length': bytes.length,
  });
  if (kind === 'answer') response.end(bytes);
  else response.write(bytes.subarray(0, bytes.length / 2), () => kind === 'cut' && socket.destroy());
}
