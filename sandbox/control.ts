import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { z } from 'zod';
import { type Faults, faultNames, faultSchema } from './fault.ts';
import { type RemoteName, remoteNames } from './remote.ts';
import type { LogEntry, StoredProduct } from './store.ts';
import { parseJson } from './validation.ts';

export type Controls = {
  readonly faults: Faults;
  readonly log: () => readonly LogEntry[];
  readonly products: (remote: RemoteName) => readonly StoredProduct[];
};

const ordersSchema = z.partialRecord(z.enum(remoteNames), z.array(faultSchema));

/** The control endpoint: reads the log and the products, reads and switches the faults. */
export function createControl({ faults, log, products }: Controls): RequestListener {
  const switchedOn = () => Object.fromEntries(remoteNames.map((remote) => [remote, faults.list(remote)]));
  const app = new Hono().basePath('/control');
  app.get('/', (c) => c.json({ remotes: remoteNames, faults: faultNames }));
  app.get('/log', (c) => {
    const remote = c.req.query('remote');
    return c.json(log().filter((entry) => remote === undefined || entry.remote === remote));
  });
  app.get('/products', (c) =>
    c.json(Object.fromEntries(remoteNames.map((remote) => [remote, products(remote)]))),
  );
  app.get('/faults', (c) => c.json(switchedOn()));
  app.put('/faults', async (c) => {
    const orders = ordersSchema.safeParse(parseJson(await c.req.text()));
    if (!orders.success) return c.json({ error: z.prettifyError(orders.error) }, 400);
    for (const remote of remoteNames) {
      const ordered = orders.data[remote];
      if (ordered !== undefined) await faults.set(remote, ordered);
    }
    return c.json(switchedOn());
  });
  const listener = getRequestListener(app.fetch);
  return (request, response) => void listener(request, response);
}
