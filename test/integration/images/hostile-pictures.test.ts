import { describe, expect, it, onTestFinished } from 'vitest';
import { createImageFetcher } from '../../../src/main/core/adapters/http/image-fetcher.ts';
import { look, picture } from './hostile-answers.ts';
import { createTestFetcher, serve } from './hostile-pictures.ts';
import { ROWS } from './hostile-rows.ts';

describe('a hostile server', () => {
  it.each(ROWS)(
    'is refused for $what',
    async ({ answer, path = '/mug.png', whole = false, names = {}, fault, says }) => {
      const server = await serve((request, response) => answer(request, response, server.port));
      const fetched = await look(createTestFetcher(names), `https://pictures.test:${server.port}${path}`, {
        whole,
      });
      expect(fetched).toMatchObject({ kind: 'fault', fault, says: expect.stringContaining(says) as string });
    },
  );

  it.each([
    ['http://other.pictures.test/a.png', 'http', 'http://other.pictures.test/a.png'],
    ['https://127.1.2.3/a.png', 'private', 'https://127.1.2.3/a.png'],
    ['https://me:secret@other.test/a.png', 'credentials', 'https://other.test/a.png'],
  ])('is told from the address %s that it leads on to', async (location, fault, finalUrl) => {
    const { port } = await serve((_request, response) => void response.writeHead(302, { location }).end());
    const fetched = await look(createTestFetcher(), `https://pictures.test:${port}/mug.png`);
    expect(fetched).toMatchObject({ fault, finalUrl });
  });

  it('is refused for a certificate that is not trusted', async () => {
    const { port } = await serve((request, response) => picture(request, response, 0), 'untrusted');
    expect(await look(createTestFetcher(), `https://pictures.test:${port}/mug.png`)).toMatchObject({
      fault: 'certificate',
      says: expect.stringContaining('certificate') as string,
    });
  });

  it('is refused for a certificate of another name', async () => {
    const { port } = await serve((request, response) => picture(request, response, 0));
    const fetched = await look(createTestFetcher(), `https://127.0.0.1:${port}/mug.png`);
    expect(fetched).toMatchObject({ fault: 'certificate' });
  });

  it('is refused for a reset', async () => {
    const { port } = await serve((_request, response) => void response.socket?.resetAndDestroy(), 'http');
    const fetched = await look(createTestFetcher(), `http://plain.test:${port}/mug.png`);
    expect(fetched).toMatchObject({ fault: 'broken-off' });
  });

  it.each([
    ['looks a name up', { resolve: async () => await new Promise<never>(() => undefined) }],
    ['knows which proxy leads there', { findProxy: async () => await new Promise<never>(() => undefined) }],
  ])('is not waited for where the system that %s never answers', async (_who, parts) => {
    const fetcher = createImageFetcher({ ...parts, bounds: { totalMs: 200 } });
    onTestFinished(() => fetcher.close());
    expect(await look(fetcher, 'https://pictures.test/mug.png')).toMatchObject({ fault: 'too-slow' });
  });

  it('is refused where nobody listens', async () => {
    const fetched = await look(createTestFetcher(), 'https://pictures.test:9/mug.png');
    expect(fetched).toMatchObject({ fault: 'no-answer', says: 'The server does not answer.' });
  });
});
