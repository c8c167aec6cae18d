import { describe, expect, it } from 'vitest';
import type { SavedViewInput } from '../../../src/shared/model/query.ts';
import { addProduct, openTestCatalog, peek } from '../../helpers/catalog.ts';

const WITHOUT_TEXT: SavedViewInput = {
  name: 'No text',
  view: 'unsent',
  filter: {
    match: 'all',
    conditions: [{ kind: 'length', field: 'description', test: 'shorter', than: 40 }],
  },
  sorts: [
    { field: 'type', direction: 'asc' },
    { field: 'name', direction: 'desc' },
  ],
};

describe('a saved view', () => {
  it('keeps its filter and its order, and is there again after the catalog was closed', async () => {
    const core = await openTestCatalog();
    const view = await core.call('views.add', WITHOUT_TEXT);
    expect(core.events.at(-1)).toMatchObject({
      event: 'catalogChanged',
      data: { views: true, products: false },
    });
    await core.close();
    const again = await openTestCatalog({ folder: core.folder });
    expect(await again.call('views.list', {})).toEqual([{ ...WITHOUT_TEXT, id: view.id }]);
  });

  it('counts what it has now', async () => {
    const core = await openTestCatalog();
    const { id } = await core.call('views.add', WITHOUT_TEXT);
    expect(await core.call('views.count', { id })).toBe(0);
    await addProduct(core, { description: '' });
    const long = await addProduct(core, { description: 'x'.repeat(40) });
    expect(await core.call('views.count', { id })).toBe(1);
    await core.call('products.trash', { scope: { kind: 'ids', ids: [long.id] } });
    expect(await core.call('views.count', { id })).toBe(1);
  });

  it('counts by its view alone where it has no filter', async () => {
    const core = await openTestCatalog();
    await addProduct(core);
    const { id } = await core.call('views.add', { ...WITHOUT_TEXT, filter: null });
    expect(await core.call('views.count', { id })).toBe(1);
  });

  it('can be renamed, but not to a name that another one has', async () => {
    const core = await openTestCatalog();
    const { id } = await core.call('views.add', WITHOUT_TEXT);
    await core.call('views.add', { ...WITHOUT_TEXT, name: 'Other' });
    const renamed = { ...WITHOUT_TEXT, name: ' Short ' };
    expect(await core.call('views.update', { id, view: renamed })).toMatchObject({ id, name: 'Short' });
    const taken = await core.dispatch('views.update', { id, view: { ...WITHOUT_TEXT, name: 'OTHER' } });
    expect(taken).toMatchObject({ error: { code: 'not-allowed-now' } });
  });

  it('stands where it is put', async () => {
    const core = await openTestCatalog();
    for (const name of ['a', 'b', 'c']) await core.call('views.add', { ...WITHOUT_TEXT, name });
    const names = async () => (await core.call('views.list', {})).map(({ name }) => name);
    const [first] = await core.call('views.list', {});
    await core.call('views.move', { id: first?.id ?? 0, to: 1 });
    expect(await names()).toEqual(['b', 'a', 'c']);
    await core.call('views.add', { ...WITHOUT_TEXT, name: 'd' });
    expect(await names()).toEqual(['b', 'a', 'c', 'd']);
    await core.call('views.move', { id: first?.id ?? 0, to: 99 });
    expect(await names()).toEqual(['b', 'c', 'd', 'a']);
    await core.call('views.remove', { id: first?.id ?? 0 });
    expect(await names()).toEqual(['b', 'c', 'd']);
  });

  it('is left out where this program can not read it, and the others are there', async () => {
    const core = await openTestCatalog();
    const { id } = await core.call('views.add', WITHOUT_TEXT);
    await core.call('views.add', { ...WITHOUT_TEXT, name: 'Other' });
    peek(core).prepare(`UPDATE saved_view SET query = '{"view": "of tomorrow"}' WHERE id = ?`).run(id);
    expect(await core.call('views.list', {})).toMatchObject([{ name: 'Other' }]);
  });

  it.each(['views.update', 'views.move', 'views.remove', 'views.count'])(
    'that is gone is not found by %s',
    async (operation) => {
      const core = await openTestCatalog();
      const input = {
        id: 9,
        ...(operation === 'views.update' && { view: WITHOUT_TEXT }),
        ...(operation === 'views.move' && { to: 0 }),
      };
      expect(await core.dispatch(operation, input)).toMatchObject({ error: { code: 'not-found' } });
    },
  );
});
