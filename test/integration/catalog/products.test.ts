import { describe, expect, it } from 'vitest';
import {
  addProduct,
  aProduct,
  editProduct,
  getProduct,
  listNames,
  openTestCatalog,
  peek,
} from '../../helpers/catalog.ts';
import { addJani, standAt } from '../../helpers/remotes.ts';

describe('saving a product', () => {
  it('keeps every field as it was typed, unreadable values too', async () => {
    const core = await openTestCatalog();
    const fields = aProduct({
      name: ' Mug\n',
      sku: '007',
      type: 'gift-card',
      description: 'a\r\n\tb',
      status: 'archived',
      price: 'about 12',
      currency: 'EURO',
      billingType: 'recurring',
      billingPeriod: 'quarterly',
      imageUrl: 'not an address',
      imageAlt: 'ä',
      customData: '{ broken',
    });
    const { id } = await addProduct(core, fields);
    expect((await getProduct(core, id)).fields).toEqual(fields);
  });

  it('counts the version up with each edit, and one Change with the values before and after', async () => {
    const core = await openTestCatalog();
    const { id } = await addProduct(core, { name: 'Mug', price: '1' });
    const saved = await editProduct(core, id, { name: 'Cup', price: null });
    expect(saved.version).toBe(2);
    const [change] = await core.call('changes.list', { limit: 1 });
    expect(change).toMatchObject({ kind: 'edit', products: 1, subject: 'Cup', undoneAt: null });
    const values = peek(core)
      .prepare('SELECT field, before, after FROM change_value WHERE change_id = ?')
      .all(change?.id);
    expect(values).toEqual([
      { field: 'name', before: 'Mug', after: 'Cup' },
      { field: 'price', before: '1', after: null },
    ]);
  });

  it('writes nothing when nothing was changed', async () => {
    const core = await openTestCatalog();
    const { id } = await addProduct(core);
    expect((await editProduct(core, id, {})).version).toBe(1);
    expect(await core.call('changes.list', { limit: 100 })).toHaveLength(1);
  });

  it('refuses to write over a newer version, and says which there is', async () => {
    const core = await openTestCatalog();
    const { id } = await addProduct(core, { name: 'first' });
    await editProduct(core, id, { name: 'second' });
    const input = { id, baseVersion: 1, fields: aProduct({ name: 'third' }), draftId: null };
    expect(await core.dispatch('products.save', input)).toMatchObject({
      ok: false,
      error: { code: 'changed-meanwhile', data: { version: 2 } },
    });
    expect((await getProduct(core, id)).fields.name).toBe('second');
  });

  it('refuses a product that is not there or in the trash', async () => {
    const core = await openTestCatalog();
    const { id } = await addProduct(core);
    await core.call('products.trash', { scope: { kind: 'ids', ids: [id] } });
    const save = (which: number) =>
      core.dispatch('products.save', {
        id: which,
        baseVersion: 1,
        fields: aProduct({ name: 'x' }),
        draftId: null,
      });
    expect(await save(id)).toMatchObject({ error: { code: 'not-allowed-now' } });
    expect(await save(99)).toMatchObject({ error: { code: 'not-found' } });
  });

  it('removes the draft that it settles, and no other', async () => {
    const core = await openTestCatalog();
    const { id } = await addProduct(core, { name: 'Mug' });
    const [mine, other] = ['0197c1a0-0000-7000-8000-000000000001', '0197c1a0-0000-7000-8000-000000000002'];
    await core.call('drafts.keep', {
      id: mine,
      productId: id,
      baseVersion: 1,
      fields: aProduct({ name: 'Cup' }),
    });
    await core.call('drafts.keep', {
      id: other,
      productId: null,
      baseVersion: 0,
      fields: aProduct({ name: 'New' }),
    });
    await core.call('products.save', {
      id,
      baseVersion: 1,
      fields: aProduct({ name: 'Cup' }),
      draftId: mine,
    });
    expect((await core.call('drafts.list', {})).map((draft) => draft.id)).toEqual([other]);
  });

  it('keeps the draft when it is refused', async () => {
    const core = await openTestCatalog();
    const { id } = await addProduct(core);
    const draftId = '0197c1a0-0000-7000-8000-000000000001';
    await core.call('drafts.keep', {
      id: draftId,
      productId: id,
      baseVersion: 1,
      fields: aProduct({ name: 'Cup' }),
    });
    await core.dispatch('products.save', { id, baseVersion: 7, fields: aProduct({ name: 'Cup' }), draftId });
    expect(await core.call('drafts.forProduct', { productId: id })).toMatchObject({ id: draftId });
  });

  it('keeps numbers and marks of money as text, whatever their length', async () => {
    const core = await openTestCatalog();
    const { id } = await addProduct(core, { price: '10.00', sku: '000123456789012345678901234567890' });
    expect((await getProduct(core, id)).fields).toMatchObject({
      price: '10.00',
      sku: '000123456789012345678901234567890',
    });
  });
});

describe('duplicating', () => {
  it('copies all but the SKU, as one Change for all', async () => {
    const core = await openTestCatalog();
    const first = await addProduct(core, { name: 'Mug', sku: '1', description: 'd' });
    const second = await addProduct(core, { name: 'Cup', sku: '2' });
    const { ids, change: told } = await core.call('products.duplicate', {
      scope: { kind: 'ids', ids: [second.id, first.id] },
    });
    const copies = await Promise.all(ids.map((id) => getProduct(core, id)));
    expect(copies.map((copy) => copy.fields)).toEqual([
      { ...second.fields, name: 'Cup (copy)', sku: null },
      { ...first.fields, name: 'Mug (copy)', sku: null },
    ]);
    const [change] = await core.call('changes.list', { limit: 1 });
    expect(change).toMatchObject({ kind: 'duplicate', products: 2, subject: '' });
    expect(told).toEqual(change);
  });

  it('copies nothing when one of them is not there', async () => {
    const core = await openTestCatalog();
    const { id } = await addProduct(core);
    const result = await core.dispatch('products.duplicate', { scope: { kind: 'ids', ids: [id, 99] } });
    expect(result).toMatchObject({ error: { code: 'not-found' } });
    expect(await listNames(core)).toHaveLength(1);
  });

  it('keeps the longest name within what a name can hold', async () => {
    const core = await openTestCatalog();
    const { id } = await addProduct(core, { name: 'n'.repeat(10_000) });
    const { ids } = await core.call('products.duplicate', { scope: { kind: 'ids', ids: [id] } });
    const [copy = 0] = ids;
    expect((await getProduct(core, copy)).fields.name).toMatch(/n \(copy\)$/);
  });
});

describe('the trash', () => {
  it('takes products out of every view and gives them back as they were', async () => {
    const core = await openTestCatalog();
    const mug = await addProduct(core, { name: 'Mug' });
    await addProduct(core, { name: 'Cup' });
    const change = await core.call('products.trash', { scope: { kind: 'ids', ids: [mug.id] } });
    expect(change).toMatchObject({ kind: 'trash', products: 1, subject: 'Mug' });
    expect(await listNames(core)).toEqual(['Cup']);
    expect(await listNames(core, { view: 'trash' })).toEqual(['Mug']);
    await core.call('products.restore', { scope: { kind: 'ids', ids: [mug.id] } });
    expect(await getProduct(core, mug.id)).toEqual(mug);
  });

  it('counts only what it moved, and says so when there was nothing to move', async () => {
    const core = await openTestCatalog();
    const { id } = await addProduct(core);
    const second = await addProduct(core);
    await core.call('products.trash', { scope: { kind: 'ids', ids: [id] } });
    expect(await core.call('products.trash', { scope: { kind: 'ids', ids: [id, second.id] } })).toMatchObject(
      { products: 1 },
    );
    expect(await core.dispatch('products.trash', { scope: { kind: 'ids', ids: [id] } })).toMatchObject({
      error: { code: 'not-allowed-now' },
    });
    await core.call('products.restore', { scope: { kind: 'ids', ids: [id, second.id] } });
    expect(await core.dispatch('products.restore', { scope: { kind: 'ids', ids: [id] } })).toMatchObject({
      error: { code: 'not-allowed-now' },
    });
  });

  it('withdraws what waits and leaves what is unsure or sent', async () => {
    const core = await openTestCatalog();
    const jani = await addJani(core);
    const db = peek(core);
    const states = ['queued', 'unsure', 'sent', 'sending'] as const;
    const ids: number[] = [];
    for (const state of states) {
      const { id } = await addProduct(core);
      standAt(db, id, jani, state);
      ids.push(id);
    }
    await core.call('products.trash', { scope: { kind: 'ids', ids } });
    const stored = db.prepare('SELECT state FROM submission ORDER BY seq').pluck().all();
    expect(stored).toEqual(['cancelled', 'unsure', 'sent', 'sending']);
  });
});

describe('the use of a SKU', () => {
  it('names the other products that have it, and the accounts that know them', async () => {
    const core = await openTestCatalog();
    const jani = await addJani(core);
    const [first, second, third] = [
      await addProduct(core, { name: 'Mug', sku: 'A' }),
      await addProduct(core, { name: 'Cup', sku: 'A' }),
      await addProduct(core, { name: 'Lid', sku: 'a' }),
    ];
    standAt(peek(core), second.id, jani, 'unsure');
    const use = await core.call('products.skuUse', { sku: 'A', except: first.id });
    expect(use).toEqual([{ id: second.id, name: 'Cup', accountIds: [jani.accountId] }]);
    expect(await core.call('products.skuUse', { sku: 'a', except: third.id })).toEqual([]);
  });

  it('remembers a sent product that is in the trash, and forgets one that was never sent', async () => {
    const core = await openTestCatalog();
    const jani = await addJani(core);
    const sent = await addProduct(core, { name: 'Sent', sku: 'A' });
    const never = await addProduct(core, { name: 'Never', sku: 'A' });
    standAt(peek(core), sent.id, jani, 'sent');
    await core.call('products.trash', { scope: { kind: 'ids', ids: [sent.id, never.id] } });
    const use = await core.call('products.skuUse', { sku: 'A', except: null });
    expect(use.map(({ name }) => name)).toEqual(['Sent']);
  });
});
