import { describe, expect, it } from 'vitest';
import { type Answer, look, PNG, picture, redirectTo } from './hostile-answers.ts';
import { createTestFetcher, SHORT_BOUNDS, serve } from './hostile-pictures.ts';

describe('a picture that was there before', () => {
  const known = { type: 'image/png', length: PNG.length } as const;

  it('is there still where a HEAD says so, and nothing else is asked', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'image/png', 'content-length': PNG.length }).end();
    });
    const fetched = await look(createTestFetcher(), `https://pictures.test:${server.port}/mug.png`, {
      known,
    });
    expect(fetched).toMatchObject({ kind: 'unchanged', status: 200 });
    expect(server.asked).toEqual(['HEAD /mug.png']);
  });

  it.each<[string, Answer]>([
    ['answers 405', (_request, response) => void response.writeHead(405).end()],
    ['answers 404', (_request, response) => void response.writeHead(404).end()],
    [
      'says that it is a web page',
      (_request, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end(),
    ],
    [
      'says that it is shorter',
      (_request, response) =>
        void response.writeHead(200, { 'content-type': 'image/png', 'content-length': 3 }).end(),
    ],
    ['breaks off', (_request, response) => void response.socket?.destroy()],
    ['never answers', () => undefined],
    ['leads to a private address', redirectTo(() => 'https://10.0.0.1/')],
  ])('is asked for where a HEAD %s', async (_what, toHead) => {
    const server = await serve((request, response) => {
      if (request.method === 'HEAD') toHead(request, response, 0);
      else picture(request, response, 0);
    });
    const fetched = await look(createTestFetcher(), `https://pictures.test:${server.port}/mug.png`, {
      known,
    });
    expect(fetched).toMatchObject({ kind: 'image', width: 600 });
    expect(server.asked).toEqual(['HEAD /mug.png', 'GET /mug.png']);
  });
});

describe('a server that wants to be left alone', () => {
  it('is waited for as long as it says, once', async () => {
    const at: number[] = [];
    const { port } = await serve((request, response) => {
      at.push(performance.now());
      if (at.length > 1) return picture(request, response, 0);
      response.writeHead(429, { 'retry-after': '1' }).end();
    });
    const fetcher = createTestFetcher({}, { ...SHORT_BOUNDS, mostWaitMs: 2_000 });
    expect(await look(fetcher, `https://pictures.test:${port}/mug.png`)).toMatchObject({ kind: 'image' });
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThan(950);
  });

  it('is not waited for where that is long, and its other pictures are not asked for', async () => {
    const server = await serve(
      (_request, response) => void response.writeHead(503, { 'retry-after': '3600' }).end(),
    );
    const fetcher = createTestFetcher();
    for (const name of ['a', 'b']) {
      const fetched = await look(fetcher, `https://pictures.test:${server.port}/${name}.png`);
      expect(fetched).toMatchObject({ kind: 'not-asked', why: 'busy' });
    }
    expect(server.asked).toEqual(['GET /a.png']);
  });

  it('gets three requests at a time', async () => {
    let open = 0;
    let most = 0;
    const { port } = await serve((request, response) => {
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        picture(request, response, 0);
      }, 20);
    });
    const fetcher = createTestFetcher({}, { ...SHORT_BOUNDS, totalMs: 10_000 });
    const urls = Array.from({ length: 12 }, (_, at) => `https://pictures.test:${port}/${at}.png`);
    const all = await Promise.all(urls.map((url) => look(fetcher, url)));
    expect(all.every(({ kind }) => kind === 'image')).toBe(true);
    expect(most).toBe(3);
  });
});
