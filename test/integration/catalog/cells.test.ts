import { describe, expect, it } from 'vitest';
import { addProduct, getProduct, openTestCatalog } from '../../helpers/catalog.ts';
import type { InProcess } from '../../helpers/in-process.ts';

async function openWith(...texts: readonly string[]): Promise<{ core: InProcess; ids: number[] }> {
  const core = await openTestCatalog();
  const ids: number[] = [];
  for (const description of texts) ids.push((await addProduct(core, { description })).id);
  return { core, ids };
}

describe('cells that are written', () => {
  it('become one Change, without those that stay the same', async () => {
    const { core, ids } = await openWith('a', 'b');
    const [first = 0, second = 0] = ids;
    const change = await core.call('cells.write', {
      kind: 'paste',
      subject: 'description, price',
      cells: [
        { id: first, field: 'description', value: 'new' },
        { id: first, field: 'price', value: '12.50' },
        { id: second, field: 'description', value: 'b' },
      ],
    });
    expect(change).toMatchObject({ kind: 'paste', products: 1, subject: 'description, price' });
    expect((await getProduct(core, first)).fields).toMatchObject({ description: 'new', price: '12.50' });
    expect((await getProduct(core, first)).version).toBe(2);
    expect((await getProduct(core, second)).version).toBe(1);
    await core.call('changes.undo', { onLaterEdits: 'ask' });
    expect((await getProduct(core, first)).fields).toMatchObject({ description: 'a', price: null });
  });

  it('are refused, all of them, where a product is in the trash by now', async () => {
    const { core, ids } = await openWith('a', 'b', 'c');
    await core.call('products.trash', { scope: { kind: 'ids', ids: ids.slice(1) } });
    const cells = ids.map((id) => ({ id, field: 'description' as const, value: 'new' }));
    const answer = await core.dispatch('cells.write', { cells, kind: 'paste', subject: '' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'out-of-date' } });
    expect(answer.ok || answer.error.message).toMatch(/^2 of these products are/u);
    expect((await getProduct(core, ids[0] ?? 0)).fields.description).toBe('a');
  });

  it('answer nothing where nothing changes', async () => {
    const { core, ids } = await openWith('a');
    const cells = [{ id: ids[0] ?? 0, field: 'description' as const, value: 'a' }];
    expect(await core.call('cells.write', { cells, kind: 'edit', subject: '' })).toBeNull();
    expect(await core.call('changes.list', { limit: 10 })).toHaveLength(1);
  });

  it('tell not set from empty, and refuse all of them for one that its field can not hold', async () => {
    const { core, ids } = await openWith('a');
    const [id = 0] = ids;
    const write = (cells: readonly { field: 'sku' | 'name' | 'status'; value: string | null }[]) =>
      core.dispatch('cells.write', {
        kind: 'clear',
        subject: '',
        cells: cells.map((cell) => ({ id, ...cell })),
      });
    await write([{ field: 'sku', value: '' }]);
    expect((await getProduct(core, id)).fields.sku).toBe('');
    await write([
      { field: 'sku', value: null },
      { field: 'name', value: null },
    ]);
    expect((await getProduct(core, id)).fields).toMatchObject({ sku: null, name: '' });
    const refused = await write([
      { field: 'name', value: 'x' },
      { field: 'status', value: 'gone' },
    ]);
    expect(refused).toMatchObject({ error: { code: 'bad-input', data: { field: 'status' } } });
    expect((await getProduct(core, id)).fields.name).toBe('');
  });

  it('go through a preview where there are many, with what can not be read as problems', async () => {
    const { core, ids } = await openWith('a', 'b');
    const [first = 0, second = 0] = ids;
    const { id } = await core.call('previews.begin', { kind: 'paste', subject: 'status' });
    await core.call('previews.addCells', {
      id,
      cells: [
        { id: first, field: 'status', value: 'Draft' },
        { id: second, field: 'status', value: 'gone' },
      ],
    });
    await core.call('previews.addCells', { id, cells: [{ id: first, field: 'name', value: 'New' }] });
    expect(await core.call('previews.get', { id })).toMatchObject({
      kind: 'paste',
      scope: 3,
      willChange: 2,
      problems: 1,
      products: 1,
    });
    expect(await core.call('previews.apply', { id })).toMatchObject({ kind: 'paste', products: 1 });
    expect((await getProduct(core, first)).fields).toMatchObject({ status: 'draft', name: 'New' });
  });
});
