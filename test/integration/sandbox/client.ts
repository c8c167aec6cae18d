import { expect, onTestFinished } from 'vitest';
import type { Fault } from '../../../sandbox/fault.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../sandbox/start.ts';
import { parseJson } from '../../../sandbox/validation.ts';

export const janiProduct = {
  name: 'Olive oil',
  type: 'standard',
  description: 'Cold pressed',
  status: 'active',
};
export const journeybeeProduct = {
  name: 'Olive oil',
  price: 12.5,
  billing_type: 'one_time',
  status: 'draft',
};

/** What a client sees of one request: an answer, or the code of its failure. */
export type Seen = {
  readonly status?: number;
  readonly headers?: Headers;
  readonly text?: string;
  readonly json?: unknown;
  readonly failure?: string;
};

/** Matches text by a pattern, inside an expected object. */
export function textLike(pattern: RegExp): unknown {
  return expect.stringMatching(pattern);
}

/** Starts a sandbox that closes with the test. */
export async function openSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox(options);
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** Sends one request; a silent remote is given up after `patience` ms. */
export async function send(url: string, init: RequestInit = {}, patience = 10_000): Promise<Seen> {
  const seen: { status?: number; headers?: Headers } = {};
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(patience), ...init });
    Object.assign(seen, { status: response.status, headers: response.headers });
    const text = await response.text();
    return { ...seen, text, json: parseJson(text) };
  } catch (error) {
    return { ...seen, failure: failureOf(error) };
  }
}

/** Creates a product at Jani. */
export function postJani(
  { jani }: Sandbox,
  body: unknown = janiProduct,
  key = jani.key,
  patience = 10_000,
): Promise<Seen> {
  return send(`${jani.url}/api/v1/products`, post(body, `Bearer ${key}`), patience);
}

/** Creates a product at JourneyBee. */
export function postJourneybee(
  { journeybee }: Sandbox,
  body: unknown = journeybeeProduct,
  authorization = `Bearer ${journeybee.key}`,
): Promise<Seen> {
  return send(`${journeybee.url}/products/`, post(body, authorization));
}

/** Reads from a remote with its key. */
export function get(
  { url, key }: { readonly url: string; readonly key: string },
  path: string,
): Promise<Seen> {
  return send(`${url}${path}`, { headers: { authorization: `Bearer ${key}` } });
}

/** Creates a product at Jani while a fault is on. */
export async function postDuring(sandbox: Sandbox, fault: Fault): Promise<Seen> {
  await sandbox.faults.set('jani', fault);
  const patience = /^(hang|slow|stalled)/.test(fault.name) ? 1_000 : 10_000;
  return postJani(sandbox, janiProduct, sandbox.jani.key, patience);
}

function post(body: unknown, authorization: string): RequestInit {
  const headers = { authorization, 'content-type': 'application/json' };
  return { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

function failureOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!(error.cause instanceof Error)) return error.name;
  return 'code' in error.cause && typeof error.cause.code === 'string' ? error.cause.code : error.cause.name;
}
