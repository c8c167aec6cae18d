import { describe, expect, it } from 'vitest';
import {
  addProduct,
  applyBulk,
  editProduct,
  listNames,
  listRows,
  openTestCatalog,
  peek,
} from '../../helpers/catalog.ts';
import type { InProcess } from '../../helpers/in-process.ts';
import { addJani, addJourneyBee, standAt } from '../../helpers/remotes.ts';

/** The problems of each product at each remote, in order. */
async function problems(core: InProcess): Promise<number[][]> {
  return (await listRows(core)).map((row) => row.remotes.map((remote) => remote.problems));
}

describe('the problems of products', () => {
  it('are known for every product as soon as a remote is added', async () => {
    const core = await openTestCatalog();
    await addProduct(core, { name: '' });
    await addProduct(core, { name: 'Mug', price: '1.00' });
    await addJani(core);
    expect(await problems(core)).toEqual([[1], [0]]);
    await addJourneyBee(core);
    expect(await problems(core)).toEqual([
      [1, 2],
      [0, 0],
    ]);
  });

  it('are known of a catalog with more products than one batch', async () => {
    const core = await openTestCatalog();
    for (let number = 0; number < 505; number += 1)
      await addProduct(core, { name: number % 5 === 0 ? '' : 'x' });
    await addJani(core);
    expect(await core.call('products.counts', {})).toMatchObject({ all: 505, problems: 101 });
  });

  it('follow every way in which a product changes', async () => {
    const core = await openTestCatalog();
    await addJani(core);
    const { id } = await addProduct(core, { name: 'Mug' });
    await editProduct(core, id, { name: '' });
    expect(await problems(core)).toEqual([[1]]);
    await core.call('changes.undo', { onLaterEdits: 'ask' });
    expect(await problems(core)).toEqual([[0]]);
    await applyBulk(core, [id], { kind: 'set', field: 'imageUrl', text: 'no address' });
    expect(await problems(core)).toEqual([[1]]);
    await core.call('products.duplicate', { scope: { kind: 'ids', ids: [id] } });
    expect(await problems(core)).toEqual([[1], [1]]);
  });

  it('follow the choices for a remote', async () => {
    const core = await openTestCatalog();
    const bee = await addJourneyBee(core);
    await addProduct(core, { name: 'Mug', price: '1.00', currency: 'USD' });
    expect(await problems(core)).toEqual([[1]]);
    const {
      id,
      accountId: _account,
      origin: _origin,
      createdAt: _created,
      removedAt: _removed,
      ...input
    } = bee;
    const settings = { ...bee.settings, currencies: { USD: 'aaaa' } };
    await core.call('remotes.update', { id, remote: { ...input, settings } });
    expect(await problems(core)).toEqual([[0]]);
  });

  it('are found again when a product comes out of the trash', async () => {
    const core = await openTestCatalog();
    const { id } = await addProduct(core, { name: '' });
    await core.call('products.trash', { scope: { kind: 'ids', ids: [id] } });
    await addJani(core);
    await core.call('products.restore', { scope: { kind: 'ids', ids: [id] } });
    expect(await listNames(core, { view: 'problems' })).toEqual(['']);
  });

  it('include a SKU that another product was sent with to the same account', async () => {
    const core = await openTestCatalog();
    const bee = await addJourneyBee(core);
    const sent = await addProduct(core, { name: 'Mug', sku: 'A', price: '1' });
    standAt(peek(core), sent.id, bee, 'sent');
    await addProduct(core, { name: 'Cup', sku: 'A', price: '1' });
    await addProduct(core, { name: 'Lid', sku: 'a', price: '1' });
    expect(await problems(core)).toEqual([[0], [1], [0]]);
    await core.call('products.trash', { scope: { kind: 'ids', ids: [sent.id] } });
    await editProduct(core, 2, { name: 'Cup 2' });
    expect(await problems(core)).toEqual([[1], [0]]);
  });
});
