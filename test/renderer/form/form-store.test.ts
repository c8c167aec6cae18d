import { expect, test } from 'vitest';
import { keepChoices, startOfNew, startOfProduct } from '../../../src/renderer/features/form/form-start.ts';
import { createProductForm } from '../../../src/renderer/features/form/form-store.ts';
import { newProductFields } from '../../../src/shared/model/new-product.ts';
import type { Product } from '../../../src/shared/model/product.ts';
import { addProduct, getProduct, openTestCatalog } from '../../helpers/catalog.ts';
import { aTarget } from './form-helpers.ts';
import { draftsOf, openSaved, servicesOf } from './open-form.ts';

async function openNew() {
  const core = await openTestCatalog();
  return { core, form: createProductForm(startOfNew('EUR', null, null), servicesOf(core)) };
}

test('what is typed lies in the catalog as a draft, and the product stays as it was saved', async () => {
  const { core, product, form } = await openSaved();
  form.edit({ name: 'Enamel mug' });
  await form.flush();
  expect(await draftsOf(core)).toMatchObject([{ productId: product.id, fields: { name: 'Enamel mug' } }]);
  expect((await getProduct(core, product.id)).fields.name).toBe('Mug');
});

test('a form opened again shows the draft and since when it is there', async () => {
  const { core, product, form } = await openSaved();
  form.edit({ name: 'Enamel mug' });
  await form.flush();
  const draft = await core.call('drafts.forProduct', { productId: product.id });
  const again = createProductForm(startOfProduct(product, draft), servicesOf(core));
  expect(again.store.getState()).toMatchObject({
    fields: { name: 'Enamel mug' },
    draftSince: draft?.updatedAt,
  });
});

test('typing back to what is saved leaves no draft that would hold back sending', async () => {
  const { core, form } = await openSaved();
  form.edit({ name: 'Enamel mug' });
  await form.flush();
  form.edit({ name: 'Mug' });
  await form.flush();
  expect(await draftsOf(core)).toEqual([]);
  expect(form.store.getState().keep).toEqual({ kind: 'clean' });
});

test('a new product is saved with any problem, its draft is settled and it can be edited on', async () => {
  const { core, form } = await openNew();
  form.edit({ name: '', sku: '001' });
  form.typePrice('ten');
  await form.flush();
  const saved = await form.save();
  expect(saved?.fields).toMatchObject({ name: '', sku: '001', price: 'ten' });
  expect(await draftsOf(core)).toEqual([]);
  form.edit({ name: 'Mug' });
  const again = await form.save();
  expect(again).toMatchObject({ id: saved?.id, version: (saved?.version ?? 0) + 1 });
});

test('several unfinished new products lie beside each other', async () => {
  const { core, form } = await openNew();
  const second = createProductForm(startOfNew('EUR', null, null), servicesOf(core));
  form.edit({ name: 'One' });
  second.edit({ name: 'Two' });
  await Promise.all([form.flush(), second.flush()]);
  const names = (await draftsOf(core)).map(({ fields }) => fields.name);
  expect(new Set(names)).toEqual(new Set(['One', 'Two']));
});

test('what is typed while a save is on its way stays on top of it', async () => {
  const core = await openTestCatalog();
  const product = await addProduct(core, { name: 'Mug' });
  const services = servicesOf(core);
  const form = createProductForm(startOfProduct(product, null), {
    ...services,
    save: (input) => {
      if (input.fields.name === 'First') form.edit({ name: 'First and more' });
      return services.save(input);
    },
  });
  form.edit({ name: 'First' });
  expect(await form.save()).toMatchObject({ fields: { name: 'First' } });
  await form.flush();
  expect(form.store.getState().fields.name).toBe('First and more');
  expect(await draftsOf(core)).toMatchObject([{ fields: { name: 'First and more' } }]);
  expect(await form.save()).toMatchObject({ fields: { name: 'First and more' } });
});

test('discard empties a new form and leaves nothing in the catalog', async () => {
  const { core, form } = await openNew();
  form.edit({ name: 'Mug' });
  await form.flush();
  await form.discard();
  expect(form.store.getState().fields.name).toBe('');
  expect(await draftsOf(core)).toEqual([]);
});

test('text that the catalog can not hold says so and stays in the form', async () => {
  const { core, form } = await openNew();
  form.edit({ name: 'x'.repeat(10_001) });
  await form.flush();
  expect(form.store.getState().keep).toMatchObject({
    kind: 'not-kept',
    message: expect.stringContaining('10,000') as unknown,
  });
  expect(await form.save()).toBeNull();
  expect(form.store.getState().refusal).toContain('10,000');
  expect(form.store.getState().fields.name).toHaveLength(10_001);
  form.edit({ name: 'Mug' });
  await form.flush();
  expect(await draftsOf(core)).toHaveLength(1);
});

test('a price that reads two ways stays a problem until the person has chosen, also after saving', async () => {
  const { core, form } = await openNew();
  form.setTargets([aTarget('journeybee', { accountCurrency: 'EUR' })]);
  form.edit({ name: 'Mug' });
  form.typePrice('1.234');
  expect(form.store.getState().verdicts[0]?.problems).toBe(1);
  const saved = (await form.save()) as Product;
  const again = createProductForm(startOfProduct(await getProduct(core, saved.id), null), servicesOf(core));
  expect(again.store.getState().price.reading.kind).toBe('ambiguous');
  again.choosePrice('1234');
  expect(again.store.getState().fields.price).toBe('1234');
});

test('the next product keeps type, currency, billing and status, and nothing else', () => {
  const fields = {
    ...newProductFields('EUR'),
    name: 'Mug',
    sku: '1',
    type: 'subscription',
    currency: 'USD',
    status: 'active',
    billingType: 'recurring',
    billingPeriod: 'yearly',
    price: '3',
  } as const;
  expect(keepChoices(fields)).toMatchObject({
    name: '',
    sku: null,
    price: null,
    type: 'subscription',
    currency: 'USD',
    status: 'active',
    billingType: 'recurring',
    billingPeriod: 'yearly',
  });
});
