import { MessageChannel } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { composeReader, type Reader } from '../../../src/main/core/compose.ts';
import { askForLists, serveLists } from '../../../src/main/workers/list-port.ts';
import { EVERY_PRODUCT } from '../../../src/shared/model/every-product.ts';
import type { Filter } from '../../../src/shared/model/filter.ts';
import { aProduct, openTestCatalog } from '../../helpers/catalog.ts';
import type { InProcess } from '../../helpers/in-process.ts';

const log = { warn: () => undefined, error: () => undefined };

/** A pattern keeps the reader busy for a while. */
function matches(pattern: string): Filter {
  return {
    match: 'all',
    conditions: [{ kind: 'pattern', field: 'description', pattern, matchCase: false, not: false }],
  };
}

/** A long reader in the same thread, behind a port as in the program. */
async function openPair(products: number): Promise<{ core: InProcess; far: Reader; end: () => void }> {
  const core = await openTestCatalog();
  const description = 'made by hand '.repeat(20);
  const fields = Array.from({ length: products }, (_, n) => aProduct({ name: `mug ${n}`, description }));
  await core.call('products.add', { products: fields, remotes: [] });
  const far = composeReader({ folder: core.folder, log });
  const { port1, port2 } = new MessageChannel();
  serveLists(port1, far.buildList);
  core.reader.buildLongLists(askForLists(port2));
  const end = () => port1.close();
  onTestFinished(() => {
    end();
    far.close();
  });
  return { core, far, end };
}

describe('a list that may have to look at every product', () => {
  it('is built by the long reader, and its rows are read here', async () => {
    const { core, far } = await openPair(3);
    const { id, total } = await core.call('products.list', { ...EVERY_PRODUCT, filter: matches('hand') });
    expect(total).toBe(3);
    expect(await core.call('products.page', { snapshot: id, from: 2, count: 1 })).toMatchObject([
      { name: 'mug 2' },
    ]);
    expect(far.readSnapshot(id)).toBeNull();
  });

  it('ends when another list takes its ticket, or when it is stopped', async () => {
    const { core } = await openPair(3000);
    const list = (filter: Filter | null) =>
      core.dispatch('products.list', { ...EVERY_PRODUCT, filter, ticket: 'shown' });
    const first = list(matches('(x+y?)+z'));
    const second = list(matches('hand'));
    expect(await first).toMatchObject({ error: { code: 'cancelled' } });
    expect(await second).toMatchObject({ value: { total: 3000 } });
    const third = list(matches('(x+y?)+z'));
    await core.call('products.stopList', { ticket: 'shown' });
    expect(await third).toMatchObject({ error: { code: 'cancelled' } });
    expect(await list(null)).toMatchObject({ value: { total: 3000 } });
  });

  it('lets others be answered meanwhile', async () => {
    const { core } = await openPair(3000);
    let listed = false;
    const long = core
      .call('products.list', { ...EVERY_PRODUCT, filter: matches('(x+y?)+z') })
      .then(() => (listed = true));
    await core.call('products.get', { id: 1 });
    await new Promise((done) => setImmediate(done));
    await core.call('products.get', { id: 2 });
    expect(listed).toBe(false);
    await long;
  });

  it('says what is wrong with a pattern as well as one that is built here', async () => {
    const { core } = await openPair(1);
    expect(await core.dispatch('products.list', { ...EVERY_PRODUCT, filter: matches('(a') })).toMatchObject({
      error: {
        code: 'bad-input',
        message: expect.stringContaining('“(a”') as unknown,
        data: { condition: 0 },
      },
    });
  });

  it('is built here where the long reader ended', async () => {
    const { core, end } = await openPair(2);
    end();
    const { total } = await core.call('products.list', { ...EVERY_PRODUCT, filter: matches('hand') });
    expect(total).toBe(2);
  });
});
