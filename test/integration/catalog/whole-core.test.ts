import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { createHttpClient } from '../../../src/main/core/adapters/http/http-client.ts';
import { addProduct, editProduct, listRows, openTestCatalog } from '../../helpers/catalog.ts';
import type { InProcess } from '../../helpers/in-process.ts';
import { addJani, addJourneyBee } from '../../helpers/remotes.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { until } from '../../helpers/until.ts';

async function startRemotes(): Promise<Sandbox> {
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** A core as the program composes it, with the real HTTP client and the keys of the sandbox. */
async function openCore(folder: string, sandbox: Sandbox): Promise<InProcess> {
  const http = createHttpClient();
  onTestFinished(() => http.close());
  const keyOf = (origin: string) =>
    sandbox.jani.url.startsWith(origin) ? sandbox.jani.key : sandbox.journeybee.key;
  const core = await openTestCatalog({
    folder,
    http,
    keys: { key: async (_remote, origin) => keyOf(origin) },
  });
  core.writer.start();
  return core;
}

async function readMarks(core: InProcess): Promise<string[]> {
  return (await listRows(core)).flatMap((row) => row.remotes.map((remote) => remote.readiness));
}

async function untilMarks(core: InProcess, ...wanted: string[]): Promise<void> {
  let marks: string[] = [];
  const look = setInterval(() => void readMarks(core).then((found) => (marks = found)), 20);
  try {
    await until(`the marks ${wanted.join(', ')}`, () => marks.join() === wanted.join());
  } finally {
    clearInterval(look);
  }
}

describe('the whole core', () => {
  it('creates a product that was saved while the remotes were away, once at each, after a restart', async () => {
    const sandbox = await startRemotes();
    const folder = join(temporaryFolder(), 'catalog');
    const first = await openCore(folder, sandbox);
    const jani = await addJani(first, { baseUrl: sandbox.jani.url });
    const bee = await addJourneyBee(first, { baseUrl: sandbox.journeybee.url });
    await sandbox.faults.set('jani', { name: 'down' });
    await sandbox.faults.set('journeybee', { name: 'down' });
    const { id } = await addProduct(first, { name: 'Food traceability', price: '0' });
    const products = [id];
    expect(await first.call('sending.send', { products, remotes: [jani.id, bee.id] })).toEqual({
      queued: 2,
      left: 0,
    });
    await untilMarks(first, 'waiting', 'waiting');
    await first.close();

    await sandbox.faults.clear();
    const second = await openCore(folder, sandbox);
    expect(second.writer.unclean).toBe(false);
    await untilMarks(second, 'sent', 'sent');
    for (const name of ['jani', 'journeybee'] as const) expect(sandbox.products(name)).toHaveLength(1);

    expect(await second.call('sending.send', { products, remotes: [jani.id, bee.id] })).toEqual({
      queued: 0,
      left: 2,
    });
    await editProduct(second, id, { description: 'newer' });
    expect(await readMarks(second)).toEqual(['changed', 'changed']);
    expect(second.logged).toEqual([]);
  });

  it('waits while a form is open with something else in it, and goes on when it is saved', async () => {
    const sandbox = await startRemotes();
    const core = await openCore(join(temporaryFolder(), 'catalog'), sandbox);
    const jani = await addJani(core, { baseUrl: sandbox.jani.url });
    const { id, fields } = await addProduct(core, { name: 'Mug' });
    const draftId = '0197c1a0-0000-7000-8000-000000000001';
    const typed = { ...fields, name: 'Enamel mug' };
    await core.call('drafts.keep', { id: draftId, productId: id, baseVersion: 1, fields: typed });
    await core.call('sending.send', { products: [id], remotes: [jani.id] });
    await new Promise((done) => setTimeout(done, 200));
    expect(sandbox.products('jani')).toEqual([]);
    await core.call('products.save', { id, baseVersion: 1, fields: typed, draftId });
    await untilMarks(core, 'sent');
    expect(sandbox.products('jani')).toMatchObject([{ fields: { name: 'Enamel mug' } }]);
  });
});
