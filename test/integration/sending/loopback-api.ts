import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { createHttpClient } from '../../../src/main/core/adapters/http/http-client.ts';
import type { Profile } from '../../../src/shared/model/profile.ts';
import { readProfile } from '../../../src/shared/model/read-profile.ts';
import type { RemoteInput } from '../../../src/shared/model/remote.ts';
import { createRacingClock } from '../../helpers/racing-clock.ts';
import { createRig } from './rig.ts';

/** One request as it came over the wire. */
export type Seen = {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Names and values as they came, those of the connection itself left out. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** What an API answers; `close` ends the connection without a word. */
export type Reply =
  | 'close'
  | { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };

/** Minutes of waiting pass in seconds. */
const SPEED = 100;

const OF_THE_CONNECTION = ['host', 'connection', 'content-length', 'accept-encoding'];

/** An example profile of the docs. */
export function exampleProfile(name: string): Profile {
  const reading = readProfile(
    readFileSync(new URL(`../../../docs/profiles/${name}.json`, import.meta.url), 'utf8'),
  );
  if ('profile' in reading) return reading.profile;
  throw new Error(JSON.stringify(reading.problems));
}

/** The sending core connected to an API on loopback that a test writes: real requests, a real catalog. */
export async function connectApi(
  profile: Profile,
  serve: (seen: Seen) => Reply,
  { key, path = '', ...input }: { key: string; path?: string } & Partial<RemoteInput>,
) {
  const requests: Seen[] = [];
  const server = createServer((request, response) => {
    read(request, (seen) => {
      requests.push(seen);
      write(response, serve(seen));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // a TCP server has one
  const http = createHttpClient({ connectMs: 2_000, headersMs: 600, bodyMs: 2_000 });
  const clock = createRacingClock(Date.now(), SPEED);
  const rig = createRig({ http, clock, profiles: [profile], fraction: 0.5 });
  onTestFinished(async () => {
    await http.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { auth } = profile;
  const travels =
    auth.kind === 'basic'
      ? { header: 'Authorization', prefix: 'Basic ' }
      : { header: auth.header, prefix: auth.prefixes[0] ?? '' };
  const remote = rig.addRemote(
    { profileId: profile.id, baseUrl: `${origin}${path}`, auth: travels, ...input },
    key,
  );
  rig.engine().start();
  return {
    rig,
    remote,
    clock,
    creates: () => requests.filter(({ method }) => method !== 'GET'),
    looks: () => requests.filter(({ method }) => method === 'GET'),
    /** All that the catalog has written down about sending. */
    written: () =>
      ['attempt', 'answer', 'submission', 'evidence', 'remote', 'lane', 'scan']
        .map((table) => JSON.stringify(rig.db.prepare(`SELECT * FROM ${table}`).all()))
        .join(),
  };
}

function read(request: IncomingMessage, then: (seen: Seen) => void): void {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (piece: string) => {
    body += piece;
  });
  request.on('end', () => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://loopback');
    const headers = Object.entries(request.headers).filter(([name]) => !OF_THE_CONNECTION.includes(name));
    then({
      method: request.method ?? '',
      path: pathname,
      query: Object.fromEntries(searchParams),
      headers: Object.fromEntries(headers.map(([name, value]) => [name, String(value)])),
      body,
    });
  });
}

function write(response: ServerResponse, reply: Reply): void {
  if (reply === 'close') {
    response.destroy();
    return;
  }
  const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? '');
  response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
  response.end(reply.body === undefined ? '' : text);
}
