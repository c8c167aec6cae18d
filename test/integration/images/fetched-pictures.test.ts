import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { countDown, look, PNG, picture } from './hostile-answers.ts';
import { createTestFetcher, serve } from './hostile-pictures.ts';

describe('a picture', () => {
  const found = {
    kind: 'image',
    status: 200,
    type: 'image/png',
    width: 600,
    height: 600,
    length: PNG.length,
  };

  it('is what its own bytes say, whatever it is called', async () => {
    const { port } = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end(PNG);
    });
    const fetched = await look(createTestFetcher(), `https://pictures.test:${port}/mug.html?x#y`);
    expect(fetched).toMatchObject(found);
    expect(fetched).not.toHaveProperty('bytes');
  });

  it('comes after three redirects, over http too where that host is allowed', async () => {
    const { port } = await serve((request, response) => countDown(request, response, 0), 'http');
    const fetched = await look(createTestFetcher(), `http://plain.test:${port}/3`);
    expect(fetched).toMatchObject({ ...found, finalUrl: `http://plain.test:${port}/0` });
  });

  it('is asked for without a cookie, a key or where one comes from, and uncompressed', async () => {
    const server = await serve((request, response) => {
      if (request.url === '/0') return picture(request, response, 0);
      response.writeHead(302, { location: '/0', 'set-cookie': 'a=b' }).end();
    });
    await look(createTestFetcher(), `https://pictures.test:${server.port}/1`);
    const names = new Set(server.headers.flatMap((headers) => Object.keys(headers)));
    expect([...names].toSorted()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'range',
      'user-agent',
    ]);
    expect(server.headers[1]).toMatchObject({ 'accept-encoding': 'identity', range: 'bytes=0-65535' });
  });

  it('is read no further than needed: only its beginning is asked for, and taken', async () => {
    const large = Buffer.concat([PNG, Buffer.alloc(250_000)]);
    const server = await serve((_request, response) => {
      const range = { 'content-range': `bytes 0-65535/${large.length}` };
      response.writeHead(206, range).end(large.subarray(0, 65_536));
    });
    const fetched = await look(createTestFetcher(), `https://pictures.test:${server.port}/mug.png`);
    expect(fetched).toMatchObject({ ...found, status: 206, length: large.length });
    expect(server.asked).toEqual(['GET /mug.png']);
  });

  it('is told from others by its beginning and its length where it is large', async () => {
    const large = Buffer.concat([PNG, Buffer.alloc(250_000, 'a')]);
    const longer = Buffer.concat([large, Buffer.alloc(1)]);
    const other = Buffer.concat([PNG, Buffer.alloc(250_000, 'b')]);
    const { port } = await serve(({ url, headers }, response) => {
      const body = url === '/longer' ? longer : url === '/other' ? other : large;
      if (headers.range === undefined || url === '/whole')
        return void response.writeHead(200, { 'content-length': body.length }).end(body);
      const end = url === '/little' ? 50_000 : 65_536;
      response
        .writeHead(206, { 'content-range': `bytes 0-${end - 1}/${body.length}` })
        .end(body.subarray(0, end));
    });
    const fetcher = createTestFetcher();
    const hashOf = async (path: string) => {
      const fetched = await look(fetcher, `https://pictures.test:${port}${path}`);
      return fetched.kind === 'image' ? fetched.hash : fetched;
    };
    const mine = await hashOf('/mug');
    expect(mine).toMatch(/^[\da-f]{64}$/);
    expect([await hashOf('/again'), await hashOf('/whole')]).toEqual([mine, mine]);
    expect(new Set([mine, await hashOf('/longer'), await hashOf('/other')]).size).toBe(3);
    expect(await hashOf('/little')).toBeNull();
  });

  it('is told by the same where all of it came, which is chance', async () => {
    const body = Buffer.concat([PNG, Buffer.alloc(70_000 - PNG.length, 'a')]);
    const { port } = await serve(({ url }, response) => {
      if (url === '/part') {
        const headers = { 'content-range': `bytes 0-65535/${body.length}` };
        return void response.writeHead(206, headers).end(body.subarray(0, 65_536));
      }
      response.writeHead(200, { 'content-length': body.length }).write(body.subarray(0, 20_000));
      setTimeout(() => response.end(body.subarray(20_000)), 50);
    });
    const [part, whole] = await Promise.all(
      ['part', 'whole'].map((path) => look(createTestFetcher(), `https://pictures.test:${port}/${path}`)),
    );
    expect(part).toHaveProperty('hash', expect.any(String));
    expect(whole).toHaveProperty('hash', part?.kind === 'image' && part.hash);
  });

  it('is asked for in full where its beginning does not say how large it is', async () => {
    const jpeg = jpegWithNotes(100_000);
    const server = await serve((request, response) => {
      if (request.headers.range === undefined) return void response.writeHead(200).end(jpeg);
      response
        .writeHead(206, { 'content-range': `bytes 0-65535/${jpeg.length}` })
        .end(jpeg.subarray(0, 65_536));
    });
    const fetched = await look(createTestFetcher(), `https://pictures.test:${server.port}/mug.jpg`);
    expect(fetched).toMatchObject({ type: 'image/jpeg', width: 640, height: 480, length: jpeg.length });
    expect(server.asked).toHaveLength(2);
  });

  it.each([
    ['416', (response: ServerResponse) => response.writeHead(416).end()],
    [
      'another part',
      (response: ServerResponse) => response.writeHead(206, { 'content-range': 'bytes 5-9/10' }).end('x'),
    ],
  ])('is asked for in full where a part is answered with %s', async (_what, refuse) => {
    const { port } = await serve((request, response) => {
      if (request.headers.range === undefined) picture(request, response, 0);
      else refuse(response);
    });
    expect(await look(createTestFetcher(), `https://pictures.test:${port}/mug.png`)).toMatchObject(found);
  });

  it('is unpacked where the server packs it all the same', async () => {
    const { port } = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(PNG));
    });
    expect(await look(createTestFetcher(), `https://pictures.test:${port}/mug.png`)).toMatchObject(found);
  });

  it('is handed over in full where that is asked for, with its hash', async () => {
    const { port } = await serve((request, response) => picture(request, response, 0));
    const fetched = await look(createTestFetcher(), `https://pictures.test:${port}/mug.png`, { whole: true });
    expect(fetched).toMatchObject({ ...found, hash: expect.stringMatching(/^[\da-f]{64}$/) as string });
    expect(fetched.kind === 'image' && Buffer.from(fetched.bytes ?? []).equals(PNG)).toBe(true);
  });

  it('comes from the very address that was looked at: a name is looked up once', async () => {
    const { port } = await serve((request, response) => picture(request, response, 0));
    const answers = [['127.0.0.1']];
    const names = {
      get 'pictures.test'() {
        // Nobody listens there.
        return answers.pop() ?? ['127.0.0.9'];
      },
    };
    const fetcher = createTestFetcher(names);
    expect(await look(fetcher, `https://pictures.test:${port}/mug.png`)).toMatchObject(found);
    expect(fetcher.looked).toEqual(['pictures.test']);
  });
});

/** A JPEG that has so many bytes of notes before it says how large it is. */
function jpegWithNotes(bytes: number): Buffer {
  const notes = Array.from({ length: Math.ceil(bytes / 60_000) }, () => {
    const note = Buffer.alloc(60_004);
    note.set([0xff, 0xe2, 60_002 >> 8, 60_002 & 0xff]);
    return note;
  });
  const frame = Buffer.from([
    0xff,
    0xc0,
    0,
    11,
    8,
    480 >> 8,
    480 & 0xff,
    640 >> 8,
    640 & 0xff,
    1,
    1,
    0x11,
    0,
  ]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), ...notes, frame, Buffer.from([0xff, 0xd9])]);
}
