import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openProduct } from '../../../../src/renderer/features/form/form-session.ts';
import {
  editCell,
  readSheet,
  writeLeft,
} from '../../../../src/renderer/features/products/grid/grid-actions.ts';
import {
  dropTyped,
  leaveEdit,
  noteTyped,
  openEdit,
  writeEditsBy,
} from '../../../../src/renderer/features/products/grid/open-edit.ts';
import { forgetList, showQuery } from '../../../../src/renderer/features/products/list-reading.ts';
import { rowAt, useRows } from '../../../../src/renderer/features/products/rows-store.ts';
import { EVERY_PRODUCT } from '../../../../src/shared/model/every-product.ts';
import type { ProductField } from '../../../../src/shared/model/product.ts';
import type { InProcess } from '../../../helpers/in-process.ts';
import { openCoreForWindow } from '../../../helpers/render-with-core.tsx';

const FORM = 'b7b0e1d2-6c1f-4f8a-9a7e-0d3f5c2b1a90';
const ENGLISH = { decimal: '.', group: ',' };
let core: InProcess;

beforeEach(async () => {
  forgetList();
  ({ core } = await openCoreForWindow({ products: [{ name: 'Mug', sku: 'M-1', price: '5.00' }] }));
  await showQuery(EVERY_PRODUCT);
  writeEditsBy({ marks: ENGLISH, write: (edit) => void writeLeft(edit, ENGLISH) });
});
afterEach(() => {
  vi.useRealTimers();
  dropTyped();
});

function aboutOf(field: ProductField) {
  const row = rowAt(useRows.getState(), 0);
  if (row === undefined) throw new Error('the list has a row');
  return { id: row.id, field, value: row[field], cut: false };
}

const saved = async (field: ProductField) =>
  (await core.call('products.get', { id: aboutOf('name').id }))?.fields[field];
const draft = async () => await core.call('drafts.forProduct', { productId: aboutOf('name').id });

test('what was typed is written when the cell’s editor goes away by itself, as with its list', async () => {
  const gone = openEdit(() => undefined);
  noteTyped(aboutOf('sku'), 'M-2');
  gone();
  await expect.poll(() => saved('sku')).toBe('M-2');
  expect(await core.call('changes.list', { limit: 5 })).toHaveLength(2);
});

test('going on to something else closes the editor and writes once', async () => {
  const closed = vi.fn<() => void>();
  const gone = openEdit(closed);
  noteTyped(aboutOf('sku'), 'M');
  noteTyped(aboutOf('sku'), 'M-3');
  leaveEdit();
  gone();
  expect(closed).toHaveBeenCalledOnce();
  await expect.poll(() => saved('sku')).toBe('M-3');
  await new Promise((done) => setTimeout(done, 500));
  expect(await draft()).toBeNull();
  expect(await core.call('changes.list', { limit: 5 })).toHaveLength(2);
});

test('what was let go by Escape is not written when the editor goes away', async () => {
  const gone = openEdit(() => undefined);
  noteTyped(aboutOf('sku'), 'never');
  dropTyped();
  gone();
  await new Promise((done) => setTimeout(done, 500));
  expect(await saved('sku')).toBe('M-1');
  expect(await draft()).toBeNull();
});

test('what is being typed is kept as an unsaved form within half a second, and no longer than it is open', async () => {
  noteTyped(aboutOf('sku'), 'M-4 and mo');
  await new Promise((done) => setTimeout(done, 500));
  await expect.poll(draft).toMatchObject({ fields: { name: 'Mug', sku: 'M-4 and mo' } });
  noteTyped(aboutOf('sku'), 'M-4 and more');
  await expect.poll(draft).toMatchObject({ fields: { sku: 'M-4 and more' } });
  const about = aboutOf('sku');
  dropTyped();
  await editCell(about, 'M-4 and more', ENGLISH, () => undefined);
  expect(await draft()).toBeNull();
  expect(await saved('sku')).toBe('M-4 and more');
});

test('what was typed in the form before is there again after the cell', async () => {
  const { id } = aboutOf('name');
  const product = await core.call('products.get', { id });
  if (product === null) throw new Error('it is there');
  const fields = { ...product.fields, description: 'begun' };
  await core.call('drafts.keep', { id: FORM, productId: id, baseVersion: product.version, fields });
  noteTyped(aboutOf('sku'), 'M-5');
  await expect.poll(draft).toMatchObject({ id: FORM, fields: { description: 'begun', sku: 'M-5' } });
  leaveEdit();
  await expect.poll(() => saved('sku')).toBe('M-5');
  expect(await draft()).toMatchObject({ id: FORM, fields: { description: 'begun', sku: 'M-1' } });
});

test('a price that reads two ways is neither lost nor guessed: it waits in the form', async () => {
  const gone = openEdit(() => undefined);
  noteTyped(aboutOf('price'), '1.234');
  gone();
  await expect.poll(draft).toMatchObject({ fields: { price: ' 1.234' } });
  expect(await saved('price')).toBe('5.00');
  expect(readSheet().rows).toBe(1);
});

test('a form that opens while its product’s cell is edited begins with what is saved', async () => {
  const { id } = aboutOf('name');
  const isDirty = async (): Promise<boolean> => {
    const session = await openProduct(id);
    if (session.kind !== 'open') throw new Error('the product is there');
    return session.model.isDirty();
  };
  noteTyped(aboutOf('sku'), 'M-6');
  await expect.poll(draft).toMatchObject({ fields: { sku: 'M-6' } });
  expect(await isDirty()).toBe(false);
  leaveEdit();
  await expect.poll(draft).toBeNull();
  const gone = openEdit(() => undefined);
  noteTyped(aboutOf('price'), '1.234');
  gone();
  await expect.poll(draft).toMatchObject({ fields: { price: ' 1.234' } });
  expect(await isDirty()).toBe(true);
});
