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

test('a change made elsewhere shows at once where nothing is typed, and asks where the same field is', async () => {
  const { core, product, form } = await openSaved();
  form.meetNewer(await editProduct(core, product.id, { name: 'Bulk' }));
  expect(form.store.getState().fields.name).toBe('Bulk');
  form.edit({ sku: '008' });
  form.meetNewer(await editProduct(core, product.id, { sku: '009' }));
  expect(form.store.getState()).toMatchObject({
    fields: { sku: '008', name: 'Bulk' },
    theirs: { fields: { sku: '009' } },
  });
});

test('an edit of another field made elsewhere comes into the form, and a save puts nothing back', async () => {
  const { core, product, form } = await openSaved();
  form.edit({ description: 'Typed here' });
  form.meetNewer(await editProduct(core, product.id, { price: '12.50' }));
  expect(form.store.getState()).toMatchObject({
    theirs: null,
    fields: { description: 'Typed here', price: '12.50' },
    price: { text: '12.50' },
  });
  expect(await form.save()).toMatchObject({ fields: { description: 'Typed here', price: '12.50' } });
});

test('a save that comes too late for an edit of another field goes on top of it', async () => {
  const { core, product, form } = await openSaved();
  form.edit({ description: 'Typed here' });
  await editProduct(core, product.id, { price: '12.50' });
  expect(await form.save()).toMatchObject({ fields: { description: 'Typed here', price: '12.50' } });
});

test('the saved value of a field that both sides changed leaves the other typed fields alone', async () => {
  const { core, product, form } = await openSaved();
  form.edit({ name: 'Mine', description: 'Typed here' });
  form.meetNewer(await editProduct(core, product.id, { name: 'Theirs', price: '12.50' }));
  form.takeTheirs();
  expect(form.store.getState()).toMatchObject({
    theirs: null,
    fields: { name: 'Theirs', description: 'Typed here', price: '12.50' },
  });
  expect(await form.save()).toMatchObject({ fields: { name: 'Theirs', description: 'Typed here' } });
});

test('mine goes over the one field that both sides changed, and over no other', async () => {
  const { core, product, form } = await openSaved();
  form.edit({ name: 'Mine' });
  form.meetNewer(await editProduct(core, product.id, { name: 'Theirs', price: '12.50' }));
  expect(await form.keepMine()).toMatchObject({ fields: { name: 'Mine', price: '12.50' } });
});

test('a price typed here never goes with a currency chosen elsewhere unasked', async () => {
  const { core, product, form } = await openSaved();
  form.edit({ price: '5' });
  form.meetNewer(await editProduct(core, product.id, { currency: 'JPY' }));
  expect(form.store.getState()).toMatchObject({
    fields: { price: '5', currency: 'EUR' },
    theirs: { fields: { currency: 'JPY' } },
  });
});

test('saving while a field waits for an answer says which one', async () => {
  const { core, product, form } = await openSaved();
  form.edit({ name: 'Mine' });
  form.meetNewer(await editProduct(core, product.id, { name: 'Theirs' }));
  expect(await form.save()).toBeNull();
  expect(form.store.getState().refusal).toBe('Name: changed elsewhere too. Choose above which one goes on.');
  form.edit({ name: 'Theirs' });
  expect(await form.save()).toMatchObject({ fields: { name: 'Theirs' } });
});

test('a product that goes to the trash or comes back says so in its open form', async () => {
  const { core, product, form } = await openSaved();
  await core.call('products.trash', { scope: { kind: 'ids', ids: [product.id] } });
  form.meetNewer(await getProduct(core, product.id));
  expect(form.store.getState().saved?.trashedAt).not.toBeNull();
  await core.call('products.restore', { scope: { kind: 'ids', ids: [product.id] } });
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

test('a draft that lay there while another field was edited opens on top of that edit', async () => {
  const { core, product, form } = await openSaved();
  form.edit({ description: 'Typed here' });
  await form.flush();
  await editProduct(core, product.id, { price: '12.50' });
  const draft = await core.call('drafts.forProduct', { productId: product.id });
  const again = createProductForm(
    startOfProduct(await getProduct(core, product.id), draft),
    servicesOf(core),
  );
  expect(again.store.getState()).toMatchObject({
    theirs: null,
    fields: { description: 'Typed here', price: '12.50' },
  });
});
