import { describe, expect, it } from 'vitest';
import { NEVER_CALLED_OFF } from '../../../src/main/core/domain/catalog/call-off.ts';
import { EVERY_PRODUCT } from '../../../src/shared/model/every-product.ts';
import type { ListQuery, SortField } from '../../../src/shared/model/query.ts';
import {
  addProduct,
  editProduct,
  listNames,
  listRows,
  openTestCatalog,
  peek,
} from '../../helpers/catalog.ts';
import type { InProcess } from '../../helpers/in-process.ts';
import { addJani, addJourneyBee, standAt } from '../../helpers/remotes.ts';

function sortedBy(
  core: InProcess,
  field: SortField,
  direction: 'asc' | 'desc',
  search = '',
): Promise<string[]> {
  return listNames(core, { search, sorts: [{ field, direction }] });
}

describe('a sorted list', () => {
  it('has empty and unset values last in both directions, ties by id', async () => {
    const core = await openTestCatalog();
    await addProduct(core, { name: 'unset', sku: null });
    await addProduct(core, { name: 'b', sku: 'B' });
    await addProduct(core, { name: 'empty', sku: '' });
    await addProduct(core, { name: 'a1', sku: 'A' });
    await addProduct(core, { name: 'a2', sku: 'A' });
    expect(await sortedBy(core, 'sku', 'asc')).toEqual(['a1', 'a2', 'b', 'empty', 'unset']);
    expect(await sortedBy(core, 'sku', 'desc')).toEqual(['b', 'a2', 'a1', 'empty', 'unset']);
    expect(await sortedBy(core, 'sku', 'asc')).toEqual(['a1', 'a2', 'b', 'empty', 'unset']);
  });

  it.each(['asc', 'desc'] as const)(
    'of everything is kept once, %s, and never changes',
    async (direction) => {
      const core = await openTestCatalog();
      for (const name of ['a', 'c', 'b', '']) await addProduct(core, { name });
      const build = async (towards: 'asc' | 'desc') =>
        await core.reader.buildList(
          { ...EVERY_PRODUCT, sorts: [{ field: 'name', direction: towards }] },
          NEVER_CALLED_OFF,
        );
      const list = await build(direction);
      const before = [...list];
      expect(await build(direction)).toBe(list);
      await build(direction === 'asc' ? 'desc' : 'asc');
      expect([...list]).toEqual(before);
    },
  );

  it('is sorted the same way when it is searched', async () => {
    const core = await openTestCatalog();
    for (const [name, price] of [
      ['x unset', null],
      ['x nine', '9'],
      ['x ten', '10.00'],
      ['x blank', ''],
    ] as const) {
      await addProduct(core, { name, price });
    }
    for (const search of ['', 'x']) {
      expect((await sortedBy(core, 'price', 'asc', search)).slice(0, 2)).toEqual(['x nine', 'x ten']);
      expect((await sortedBy(core, 'price', 'desc', search)).slice(0, 2)).toEqual(['x ten', 'x nine']);
    }
  });

  it('orders names without regard to the case of their letters', async () => {
    const core = await openTestCatalog();
    for (const name of ['b', 'A', '', 'a', 'B']) await addProduct(core, { name });
    expect(await sortedBy(core, 'name', 'asc')).toEqual(['A', 'a', 'b', 'B', '']);
    expect(await sortedBy(core, 'name', 'desc')).toEqual(['B', 'b', 'a', 'A', '']);
  });

  it.each(['type', 'status', 'updated', 'created'] as const)(
    'has every product once, by %s',
    async (field) => {
      const core = await openTestCatalog();
      for (const type of ['workshop', '', 'standard']) await addProduct(core, { name: `a ${type}`, type });
      await addProduct(core, { name: 'active', status: 'active' });
      for (const direction of ['asc', 'desc'] as const) {
        expect((await sortedBy(core, field, direction)).toSorted()).toEqual([
          'a ',
          'a standard',
          'a workshop',
          'active',
        ]);
      }
    },
  );
});

describe('a stable list', () => {
  const query: ListQuery = { ...EVERY_PRODUCT, sorts: [{ field: 'name', direction: 'asc' }] };

  it('keeps its rows while products are edited, trashed and added', async () => {
    const core = await openTestCatalog();
    const [a, b] = [await addProduct(core, { name: 'a' }), await addProduct(core, { name: 'b' })];
    const { id, total } = await core.call('products.list', query);
    expect(total).toBe(2);
    await editProduct(core, a.id, { name: 'z' });
    await core.call('products.trash', { scope: { kind: 'ids', ids: [b.id] } });
    await addProduct(core, { name: '0' });
    const rows = await core.call('products.page', { snapshot: id, from: 0, count: 200 });
    expect(rows.map((row) => row.name)).toEqual(['z', 'b']);
    expect(rows[1]?.trashedAt).not.toBeNull();
  });

  it('gives any part of itself and says where a product stands', async () => {
    const core = await openTestCatalog();
    const products = [];
    for (const name of ['c', 'a', 'b']) products.push(await addProduct(core, { name }));
    const { id: snapshot } = await core.call('products.list', query);
    const names = async (from: number, count: number) =>
      (await core.call('products.page', { snapshot, from, count })).map((row) => row.name);
    expect(await names(1, 1)).toEqual(['b']);
    expect(await names(2, 200)).toEqual(['c']);
    expect(await names(3, 10)).toEqual([]);
    const ids = [products[0]?.id ?? 0, 99];
    expect(await core.call('products.indexesOf', { snapshot, ids })).toEqual([2, null]);
  });

  it('says that it is out of date when it is not kept any more', async () => {
    const core = await openTestCatalog();
    const result = await core.dispatch('products.page', { snapshot: 77, from: 0, count: 1 });
    expect(result).toMatchObject({ error: { code: 'out-of-date' } });
  });
});

describe('the views', () => {
  it('have the products that stand so, and their counts agree', async () => {
    const core = await openTestCatalog();
    const jani = await addJani(core);
    const db = peek(core);
    for (const state of [
      'queued',
      'sending',
      'sent',
      'rejected',
      'unsure',
      'cancelled',
      'discarded',
    ] as const) {
      standAt(db, (await addProduct(core, { name: state })).id, jani, state);
    }
    await addProduct(core, { name: 'new' });
    await addProduct(core, { name: '' });
    const gone = await addProduct(core, { name: 'gone' });
    await core.call('products.trash', { scope: { kind: 'ids', ids: [gone.id] } });

    const views = {
      unsent: ['rejected', 'cancelled', 'discarded', 'new', ''],
      problems: [''],
      waiting: ['queued', 'sending'],
      'not-accepted': ['rejected'],
      unsure: ['unsure'],
      trash: ['gone'],
    } as const;
    for (const [view, names] of Object.entries(views)) {
      expect([view, await listNames(core, { view: view as keyof typeof views })]).toEqual([view, [...names]]);
    }
    const counts = Object.fromEntries(Object.entries(views).map(([view, names]) => [view, names.length]));
    expect(await core.call('products.counts', {})).toEqual({ ...counts, all: 9 });
  });

  it('show a product without a name under Problems while there is no remote', async () => {
    const core = await openTestCatalog();
    await addProduct(core, { name: '' });
    await addProduct(core, { name: 'Mug' });
    expect(await listNames(core, { view: 'problems' })).toEqual(['']);
    expect(await core.call('products.counts', {})).toMatchObject({ problems: 1 });
  });

  it('show a price that no remote takes under Problems while there is no remote', async () => {
    const core = await openTestCatalog();
    await addProduct(core, { name: 'plain', price: '12.50' });
    await addProduct(core, { name: 'text', price: '€ 12 or so' });
    await addProduct(core, { name: 'no such currency', price: '1.00', currency: 'ZZZ9' });
    await addProduct(core, { name: 'no price', price: null, currency: 'ZZZ9' });
    expect(await listNames(core, { view: 'problems', sorts: [{ field: 'name', direction: 'asc' }] })).toEqual(
      ['no such currency', 'text'],
    );
    expect(await core.call('products.counts', {})).toMatchObject({ problems: 2 });
    const problem = { kind: 'problem', remoteId: null, not: false } as const;
    const filter = { match: 'all', conditions: [problem] } as const;
    expect(await listNames(core, { filter: { ...filter, conditions: [problem] } })).toHaveLength(2);
    await addJani(core);
    expect(await listNames(core, { view: 'problems' })).toEqual([]);
  });

  it('do not show problems that keep nothing from being sent any more', async () => {
    const core = await openTestCatalog();
    const bee = await addJourneyBee(core);
    const product = await addProduct(core, { name: 'Mug', price: '1.00' });
    standAt(peek(core), product.id, bee, 'sent');
    await editProduct(core, product.id, { price: null });
    expect(await listNames(core, { view: 'problems' })).toEqual([]);
  });

  it('forget a remote that was removed', async () => {
    const core = await openTestCatalog();
    const bee = await addJourneyBee(core);
    await addProduct(core, { name: 'Mug', price: null });
    expect(await listNames(core, { view: 'problems' })).toEqual(['Mug']);
    await core.call('remotes.remove', { id: bee.id });
    expect(await listNames(core, { view: 'problems' })).toEqual([]);
    expect(await listRows(core)).toMatchObject([{ remotes: [] }]);
  });
});

describe('a row of the list', () => {
  it('has one mark for each remote, by the problems that it has there', async () => {
    const core = await openTestCatalog();
    const [jani, bee] = [await addJani(core), await addJourneyBee(core)];
    await addProduct(core, { name: 'Mug', price: null });
    const [row] = await listRows(core);
    expect(row?.remotes).toEqual([
      { remoteId: jani.id, readiness: 'ready', problems: 0 },
      { remoteId: bee.id, readiness: 'problems', problems: 1 },
    ]);
  });

  it('says what became of it at each, and that it changed since it was sent', async () => {
    const core = await openTestCatalog();
    const [jani, bee] = [await addJani(core), await addJourneyBee(core)];
    const product = await addProduct(core, { name: 'Mug', price: '1.00' });
    standAt(peek(core), product.id, jani, 'sent');
    standAt(peek(core), product.id, bee, 'unsure');
    const marks = async () => (await listRows(core))[0]?.remotes.map(({ readiness }) => readiness);
    expect(await marks()).toEqual(['sent', 'unsure']);
    await editProduct(core, product.id, { description: 'new' });
    expect(await marks()).toEqual(['changed', 'unsure']);
  });

  it('shows the beginning of a long description', async () => {
    const core = await openTestCatalog();
    await addProduct(core, { description: 'ä'.repeat(500) });
    expect((await listRows(core))[0]?.description).toBe('ä'.repeat(160));
  });
});
