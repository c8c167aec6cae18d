import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from './hostile-pictures.ts';
import type { openPublishingScene } from './publishing-scene.ts';

type Scene = Awaited<ReturnType<typeof openPublishingScene>>;

/** A server that shows what lies in a folder, as soon as it is there. */
export async function serveFolder(folder: string, isOpen = () => true) {
  return await serve((request, response) => {
    try {
      if (!isOpen()) throw new Error('not yet');
      const bytes = readFileSync(join(folder, new URL(request.url ?? '/', 'http://here').pathname));
      response.writeHead(200, { 'content-type': 'image/png', 'content-length': bytes.length }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  }, 'http');
}

export async function sendTo(scene: Scene, products: number[], remote: number): Promise<void> {
  await scene.core.call('sending.send', { products, remotes: [remote] });
}

export const isSent = (scene: Scene, product: number) => async () =>
  (await scene.rowOf(product))?.state === 'sent';
