import { describe, expect, it } from 'vitest';
import { addProduct, aProduct, listRows, openTestCatalog } from '../../helpers/catalog.ts';

const ID = '0197c1a0-0000-7000-8000-000000000001';
const OTHER = '0197c1a0-0000-7000-8000-000000000002';

describe('the draft of a form', () => {
  it('keeps every keystroke apart from the saved product', async () => {
    const core = await openTestCatalog();
    const product = await addProduct(core, { name: 'Mug' });
    for (const name of ['Mu', 'M', 'Mü']) {
      await core.call('drafts.keep', {
        id: ID,
        productId: product.id,
        baseVersion: 1,
        fields: aProduct({ name }),
      });
    }
    expect(await core.call('drafts.forProduct', { productId: product.id })).toMatchObject({
      id: ID,
      fields: { name: 'Mü' },
    });
    expect(await core.call('products.get', { id: product.id })).toEqual(product);
    expect(await listRows(core)).toMatchObject([{ name: 'Mug', hasDraft: true }]);
  });

  it('is gone when what was typed comes back to what is saved', async () => {
    const core = await openTestCatalog();
    const { id: productId, fields } = await addProduct(core);
    await core.call('drafts.keep', { id: ID, productId, baseVersion: 1, fields: { ...fields, sku: '' } });
    expect(await core.call('drafts.list', {})).toHaveLength(1);
    await core.call('drafts.keep', { id: ID, productId, baseVersion: 1, fields });
    expect(await core.call('drafts.list', {})).toEqual([]);
  });

  it('is none for a new product that nobody typed into', async () => {
    const core = await openTestCatalog({ currency: 'CHF' });
    const empty = aProduct({ name: '', currency: 'CHF' });
    await core.call('drafts.keep', { id: ID, productId: null, baseVersion: 0, fields: empty });
    expect(await core.call('drafts.list', {})).toEqual([]);
    await core.call('drafts.keep', {
      id: ID,
      productId: null,
      baseVersion: 0,
      fields: { ...empty, name: 'x' },
    });
    expect(await core.call('drafts.list', {})).toMatchObject([{ id: ID, productId: null }]);
  });

  it('is one for each product: newer keystrokes take the place of older ones', async () => {
    const core = await openTestCatalog();
    const { id: productId } = await addProduct(core);
    await core.call('drafts.keep', { id: ID, productId, baseVersion: 1, fields: aProduct({ name: 'a' }) });
    await core.call('drafts.keep', { id: OTHER, productId, baseVersion: 1, fields: aProduct({ name: 'b' }) });
    expect(await core.call('drafts.list', {})).toMatchObject([{ id: OTHER, fields: { name: 'b' } }]);
  });

  it('can be discarded, twice without harm', async () => {
    const core = await openTestCatalog();
    await core.call('drafts.keep', {
      id: ID,
      productId: null,
      baseVersion: 0,
      fields: aProduct({ name: 'a' }),
    });
    await core.call('drafts.discard', { id: ID });
    await core.call('drafts.discard', { id: ID });
    expect(await core.call('drafts.list', {})).toEqual([]);
  });

  it('of a product that is not there is refused', async () => {
    const core = await openTestCatalog();
    const draft = { id: ID, productId: 9, baseVersion: 1, fields: aProduct() };
    expect(await core.dispatch('drafts.keep', draft)).toMatchObject({ error: { code: 'not-found' } });
  });

  it('tells the window when a draft comes or goes, not at every keystroke', async () => {
    const core = await openTestCatalog();
    const keep = (name: string) =>
      core.call('drafts.keep', { id: ID, productId: null, baseVersion: 0, fields: aProduct({ name }) });
    for (const name of ['a', 'ab', 'abc']) await keep(name);
    expect(core.events).toHaveLength(1);
    await core.call('drafts.discard', { id: ID });
    expect(core.events).toHaveLength(2);
  });
});
