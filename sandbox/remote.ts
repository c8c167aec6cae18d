import type { Hono } from 'hono';

export type RemoteName = 'jani' | 'journeybee';
export const remoteNames = ['jani', 'journeybee'] as const satisfies readonly RemoteName[];

export type JsonObject = Readonly<Record<string, unknown>>;

/** An HTTP answer before it goes over the wire, where a fault may still bend it. */
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** What a route knows beside the request: its number in the log, and which products a list may show. */
export type Visit = {
  readonly request: number;
  /** ISO time; a list leaves out what was created after it. */
  readonly listedUntil: string;
};

export type RemoteApp = Hono<{ Bindings: Visit }>;

/** One stand-in API: its routes, and how it words a refusal. */
export type Remote = {
  readonly name: RemoteName;
  readonly idField: 'id' | 'uuid';
  readonly app: RemoteApp;
  readonly refuse: (status: number, message?: string) => Answer;
};

/** Makes a JSON answer. */
export function jsonAnswer(status: number, body: unknown): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** Makes a plain text answer. */
export function textAnswer(status: number, body: string): Answer {
  return { status, headers: { 'content-type': 'text/plain; charset=UTF-8' }, body };
}

/** Turns an answer into the Response that a route returns. */
export function toResponse(answer: Answer): Response {
  return new Response(answer.body, { status: answer.status, headers: { ...answer.headers } });
}

/** Reads a route's Response into an answer. */
export async function toAnswer(response: Response): Promise<Answer> {
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  };
}
