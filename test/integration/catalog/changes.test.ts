import { statSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Preview, PreviewTab } from '../../../src/shared/model/change.ts';
import { addProduct, getProduct, openTestCatalog, peek } from '../../helpers/catalog.ts';
import type { InProcess } from '../../helpers/in-process.ts';
import { until } from '../../helpers/until.ts';

const TABS: readonly PreviewTab[] = ['will-change', 'same', 'left-out', 'problems'];
const FIND = { fields: ['description' as const], matchCase: false, wholeWord: false, pattern: false };

async function openWith(...texts: readonly string[]): Promise<{ core: InProcess; ids: number[] }> {
  const core = await openTestCatalog();
  const ids: number[] = [];
  for (const description of texts) ids.push((await addProduct(core, { description })).id);
  return { core, ids };
}

/** Rows of every tab, read to the end. */
async function countRows(core: InProcess, { id }: Preview): Promise<number[]> {
  return Promise.all(
    TABS.map(async (tab) => (await core.call('previews.page', { id, tab, from: 0, count: 200 })).length),
  );
}

function everything(core: InProcess): unknown {
  const read = (table: string) => peek(core).prepare(`SELECT * FROM ${table} ORDER BY 1`).all();
  return ['product', 'change', 'change_value', 'product_check'].map(read);
}

describe('find and replace', () => {
  it('shows every place, and leaves out those that were unticked', async () => {
    const { core, ids } = await openWith('red, red and red', 'one red', 'none');
    const preview = await core.call('previews.find', {
      scope: { kind: 'ids', ids },
      find: { ...FIND, find: 'RED', text: 'blue' },
    });
    expect(preview).toMatchObject({ scope: 3, willChange: 2, same: 1, hits: { found: 4, chosen: 4 } });
    const [row] = await core.call('previews.page', { id: preview.id, tab: 'will-change', from: 0, count: 1 });
    expect(row?.hits.map(({ n, left, found, comes, right }) => [n, left, found, comes, right])).toEqual([
      [0, '', 'red', 'blue', ', red and red'],
      [1, 'red, ', 'red', 'blue', ' and red'],
      [2, 'red, red and ', 'red', 'blue', ''],
    ]);
    const place = { id: preview.id, productId: ids[0] ?? 0, field: 'description' as const };
    const one = await core.call('previews.leaveOutHits', { ...place, hits: [1], leftOut: true });
    expect(one).toMatchObject({ preview: { hits: { chosen: 3 } }, row: { after: 'blue, red and blue' } });
    const other = { ...place, productId: ids[1] ?? 0 };
    const all = await core.call('previews.leaveOutHits', { ...other, hits: [0], leftOut: true });
    expect(all).toMatchObject({
      preview: { willChange: 1, leftOut: 1, hits: { chosen: 2 } },
      row: { leftOut: true },
    });
    await core.call('previews.apply', { id: preview.id });
    expect((await getProduct(core, ids[0] ?? 0)).fields.description).toBe('blue, red and blue');
    expect((await getProduct(core, ids[1] ?? 0)).fields.description).toBe('one red');
  });

  it('has no places to leave out of a value in which nothing was found', async () => {
    const { core, ids } = await openWith('none');
    const { id } = await core.call('previews.find', {
      scope: { kind: 'ids', ids },
      find: { ...FIND, find: 'red', text: 'blue' },
    });
    const place = { id, productId: ids[0] ?? 0, field: 'description' as const };
    const result = await core.dispatch('previews.leaveOutHits', { ...place, hits: [0], leftOut: true });
    expect(result).toMatchObject({ error: { code: 'not-found' } });
    expect(await core.call('previews.get', { id })).toMatchObject({ same: 1, leftOut: 0 });
  });

  it('says what is wrong with a pattern', async () => {
    const { core, ids } = await openWith('a');
    const find = { ...FIND, pattern: true, find: '[', text: '' };
    const result = await core.dispatch('previews.find', { scope: { kind: 'ids', ids }, find });
    expect(result).toMatchObject({ error: { code: 'bad-input' } });
  });
});

describe('the counts of a preview', () => {
  it('add up to the scope whatever is left out and taken in', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'A', 'b', ' '), maxLength: 12 });
    const step = fc.record({
      at: fc.nat(4),
      hit: fc.nat(5),
      leftOut: fc.boolean(),
      what: fc.constantFrom('row', 'all', 'hit'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 5 }),
        fc.array(step, { maxLength: 8 }),
        // With the second, some places stay the same.
        fc.constantFrom('x', 'a'),
        async (texts, steps, comes) => {
          const { core, ids } = await openWith(...texts);
          let preview = await core.call('previews.find', {
            scope: { kind: 'ids', ids },
            find: { ...FIND, fields: ['description', 'name'], find: 'a', text: comes },
          });
          const { id } = preview;
          for (const { at, hit, leftOut, what } of steps) {
            const productId = ids[at % ids.length] ?? 0;
            if (what === 'hit') {
              await core.dispatch('previews.leaveOutHits', {
                id,
                productId,
                field: 'description',
                hits: [hit],
                leftOut,
              });
            } else {
              await core.call('previews.leaveOut', {
                id,
                products: what === 'all' ? 'all' : [productId],
                leftOut,
              });
            }
            preview = await core.call('previews.get', { id });
            const { willChange, same, leftOut: out, problems, scope } = preview;
            expect(willChange + same + out + problems).toBe(scope);
            expect(scope).toBe(2 * ids.length);
            expect(await countRows(core, preview)).toEqual([willChange, same, out, problems]);
          }
          const rows = await core.call('previews.page', { id, tab: 'will-change', from: 0, count: 200 });
          expect(rows.filter(({ before, after }) => before === after)).toEqual([]);
          expect(rows.reduce((sum, row) => sum + row.hits.filter((one) => !one.leftOut).length, 0)).toBe(
            preview.hits?.chosen,
          );
          await core.close();
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe('a change that is cancelled', () => {
  const PRODUCTS = 1500;

  it('leaves nothing, wherever it is cancelled, and neither does its undo', async () => {
    let looks = 0;
    let endAt = Number.POSITIVE_INFINITY;
    const core = await openTestCatalog({
      isCancelled: () => {
        looks += 1;
        return looks > endAt;
      },
    });
    peek(
      core,
    ).exec(`INSERT INTO product(name, type, description, image_url, image_alt, created_at, updated_at)
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${PRODUCTS})
      SELECT 'P' || i, 'standard', 'red ' || i, '', '', i, i FROM n`);
    const scope = { kind: 'ids' as const, ids: Array.from({ length: PRODUCTS }, (_, at) => at + 1) };
    const { id } = await core.call('previews.prepare', {
      scope,
      actions: [
        { kind: 'append', field: 'description', text: '!' },
        { kind: 'set', field: 'type', text: 'other' },
      ],
    });
    const before = everything(core);
    const tryAll = async (operation: string, input: object, done: () => boolean): Promise<number> => {
      let cancelled = 0;
      for (endAt = 0; ; endAt += 1) {
        looks = 0;
        const state = everything(core);
        const result = await core.dispatch(operation, { ...input, job: 1 });
        if (result.ok) break;
        expect(result).toMatchObject({ error: { code: 'cancelled' } });
        expect(everything(core)).toEqual(state);
        expect(done()).toBe(false);
        cancelled += 1;
      }
      endAt = Number.POSITIVE_INFINITY;
      return cancelled;
    };
    const isDone = () =>
      peek(core).prepare(`SELECT count(*) FROM product WHERE description LIKE '%!'`).pluck().get() ===
      PRODUCTS;
    expect(await tryAll('previews.apply', { id }, isDone)).toBeGreaterThan(10);
    expect(isDone()).toBe(true);
    const isUndone = () => !isDone();
    expect(await tryAll('changes.undo', { onLaterEdits: 'ask' }, isUndone)).toBeGreaterThan(5);
    const [products] = everything(core) as [Record<string, unknown>[]];
    const [old] = before as [Record<string, unknown>[]];
    const contents = (rows: Record<string, unknown>[]) =>
      rows.map(({ id: key, description, type }) => [key, description, type]);
    expect(contents(products)).toEqual(contents(old));
    expect(core.reader.findDamage()).toEqual([]);
  });

  it('while it is prepared leaves no preview', async () => {
    const core = await openTestCatalog({ isCancelled: () => true });
    const { id } = await addProduct(core, {});
    const result = await core.dispatch('previews.prepare', {
      scope: { kind: 'ids', ids: [id] },
      actions: [{ kind: 'append', field: 'name', text: '!' }],
      job: 7,
    });
    expect(result).toMatchObject({ error: { code: 'cancelled' } });
    expect(core.events).toContainEqual({
      event: 'jobProgress',
      data: { job: 7, stage: 'preparing', done: 0, total: 1 },
    });
  });

  it('while it is prepared gives the disk back what its preview took', async () => {
    let looks = 0;
    const core = await openTestCatalog({ isCancelled: () => (looks += 1) > 10 });
    await addProduct(core, {});
    peek(
      core,
    ).exec(`INSERT INTO product(name, type, description, image_url, image_alt, created_at, updated_at)
      WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
      SELECT 'P' || i, 'standard', hex(zeroblob(10000)), '', '', i, i FROM n`);
    const staging = () => statSync(join(core.folder, 'previews.staging')).size;
    const preparing = core.dispatch('previews.prepare', {
      scope: { kind: 'ids', ids: Array.from({ length: 300 }, (_, at) => at + 1) },
      actions: [{ kind: 'append', field: 'description', text: '!' }],
      job: 7,
    });
    expect(await preparing).toMatchObject({ error: { code: 'cancelled' } });
    expect(looks).toBe(11);
    await until('the room is given back', () => staging() < 100_000);
  });
});
