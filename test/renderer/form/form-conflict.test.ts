import { expect, test } from 'vitest';
import { startOfProduct } from '../../../src/renderer/features/form/form-start.ts';
import { createProductForm } from '../../../src/renderer/features/form/form-store.ts';
import { editProduct, getProduct } from '../../helpers/catalog.ts';
import { draftsOf, openSaved, servicesOf } from './open-form.ts';

test('a product that was saved elsewhere meanwhile is asked about; mine goes on over it', async () => {
  const { core, product, form } = await openSaved();
  form.edit({ name: 'Mine' });
  await editProduct(core, product.id, { name: 'Theirs' });
  expect(await form.save()).toBeNull();
  expect(form.store.getState().theirs?.fields.name).toBe('Theirs');
  expect(await form.keepMine()).toMatchObject({ fields: { name: 'Mine' } });
  expect(form.store.getState().theirs).toBeNull();
});

test('a product that was saved elsewhere meanwhile is asked about; theirs is taken', async () => {
  const { core, product, form } = await openSaved();
  form.edit({ name: 'Mine' });
  await form.flush();
  await editProduct(core, product.id, { name: 'Theirs' });
  await form.save();
  await form.discard();
  expect(form.store.getState()).toMatchObject({ fields: { name: 'Theirs' }, theirs: null });
  expect(await draftsOf(core)).toEqual([]);
});

test('a change made elsewhere shows at once where nothing is typed, and asks where something is', async () => {
  const { core, product, form } = await openSaved();
  form.meetNewer(await editProduct(core, product.id, { name: 'Bulk' }));
  expect(form.store.getState().fields.name).toBe('Bulk');
  form.edit({ sku: '008' });
  form.meetNewer(await editProduct(core, product.id, { name: 'Bulk again' }));
  expect(form.store.getState()).toMatchObject({
    fields: { sku: '008', name: 'Bulk' },
    theirs: { fields: { name: 'Bulk again' } },
  });
});

test('a product that goes to the trash or comes back says so in its open form', async () => {
  const { core, product, form } = await openSaved();
  await core.call('products.trash', { ids: [product.id] });
  form.meetNewer(await getProduct(core, product.id));
  expect(form.store.getState().saved?.trashedAt).not.toBeNull();
  await core.call('products.restore', { ids: [product.id] });
  form.meetNewer(await getProduct(core, product.id));
  expect(form.store.getState().saved?.trashedAt).toBeNull();
});

test('a draft that is older than the saved product asks as soon as the form opens', async () => {
  const { core, product, form } = await openSaved();
  form.edit({ name: 'Mine' });
  await form.flush();
  await editProduct(core, product.id, { name: 'Theirs' });
  const draft = await core.call('drafts.forProduct', { productId: product.id });
  const again = createProductForm(
    startOfProduct(await getProduct(core, product.id), draft),
    servicesOf(core),
  );
  expect(again.store.getState()).toMatchObject({
    fields: { name: 'Mine' },
    theirs: { fields: { name: 'Theirs' } },
  });
});
