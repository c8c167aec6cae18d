import { expect, it } from 'vitest';
import { addProduct, editProduct, openTestCatalog } from '../../helpers/catalog.ts';
import type { InProcess } from '../../helpers/in-process.ts';

async function valuesOfNewest(core: InProcess) {
  const [newest] = await core.call('changes.list', { limit: 1 });
  return await core.call('changes.values', { id: newest?.id ?? 0 });
}

it('a change tells what it made of what, field by field', async () => {
  const core = await openTestCatalog();
  const { id } = await addProduct(core, { name: 'Mug', price: '5.00' });
  expect(await valuesOfNewest(core)).toMatchObject({
    total: 1,
    values: [{ productId: id, name: 'Mug', field: 'trashed', after: null }],
  });
  await editProduct(core, id, { name: 'Cup', price: null, imageUrl: 'https://img.example/1.png' });
  const { values } = await valuesOfNewest(core);
  expect(values.toSorted((a, b) => a.field.localeCompare(b.field))).toEqual([
    { productId: id, name: 'Cup', field: 'imageUrl', before: '', after: 'https://img.example/1.png' },
    { productId: id, name: 'Cup', field: 'name', before: 'Mug', after: 'Cup' },
    { productId: id, name: 'Cup', field: 'price', before: '5.00', after: null },
  ]);
});

it('of a long text, a change shows what is near the first difference', async () => {
  const core = await openTestCatalog();
  const start = '🫖'.repeat(500);
  const { id } = await addProduct(core, { description: `${start}old end` });
  await editProduct(core, id, { description: `${start}new end` });
  const [shown] = (await valuesOfNewest(core)).values;
  expect(shown?.before).toMatch(/^…(🫖){15}old end$/u);
  expect(shown?.after).toMatch(/^…(🫖){15}new end$/u);
});

it('of many values, a change shows the first hundred and how many there are', async () => {
  const core = await openTestCatalog();
  const ids: number[] = [];
  for (let n = 0; n < 101; n += 1) ids.push((await addProduct(core, { name: `P${n}` })).id);
  const cells = ids.map((id) => ({ id, field: 'type' as const, value: 'tool' }));
  await core.call('cells.write', { cells, kind: 'fill', subject: 'Type' });
  const { values, total } = await valuesOfNewest(core);
  expect([values.length, total]).toEqual([100, 101]);
});
