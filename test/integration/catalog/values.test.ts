import { describe, expect, it } from 'vitest';
import type { Output } from '../../../src/shared/contract/api.ts';
import { EVERY_PRODUCT } from '../../../src/shared/model/every-product.ts';
import { BLANK_FIELDS } from '../../helpers/blank-fields.ts';
import { addProduct, listRows, openTestCatalog } from '../../helpers/catalog.ts';

describe('the values of a list', () => {
  it('are there in full, in the order of the list, with what is not set apart from what is empty', async () => {
    const core = await openTestCatalog();
    const mug = await addProduct(core, { name: 'a', sku: null, description: 'x'.repeat(1000) });
    const bowl = await addProduct(core, { name: 'b', sku: '', description: 'nul\0byte' });
    const { id: snapshot } = await core.call('products.list', EVERY_PRODUCT);
    const fields = ['name', 'sku', 'description'] as const;
    expect(await core.call('products.values', { snapshot, from: 0, count: 10, fields: [...fields] })).toEqual(
      {
        ids: [1, 2],
        values: [
          ['a', null, 'x'.repeat(1000)],
          ['b', '', 'nul\0byte'],
        ],
        times: [mug, bowl].map(({ createdAt, updatedAt }) => ({ createdAt, updatedAt })),
        next: null,
      },
    );
  });

  it('come in several answers where they are large, each row once', async () => {
    const core = await openTestCatalog();
    const products = Array.from({ length: 7 }, (_, n) => ({
      name: String(n),
      description: 'x'.repeat(900_000),
    }));
    for (const fields of products) await addProduct(core, fields);
    const { id: snapshot } = await core.call('products.list', EVERY_PRODUCT);
    const names: (string | null | undefined)[] = [];
    let answers = 0;
    for (let from: number | null = 0; from !== null; ) {
      const page: Output<'products.values'> = await core.call('products.values', {
        snapshot,
        from,
        count: 7 - from,
        fields: ['name', 'description'],
      });
      names.push(...page.values.map(([name]) => name));
      answers += 1;
      from = page.next;
    }
    expect(names).toEqual(['0', '1', '2', '3', '4', '5', '6']);
    expect(answers).toBe(4);
  });
});

describe('a row', () => {
  it('names the fields of which it has the first 160 characters alone', async () => {
    const core = await openTestCatalog();
    await addProduct(core, { name: '😀'.repeat(160), description: '😀'.repeat(161), imageAlt: 'nul\0byte' });
    const [row] = await listRows(core);
    expect(row?.cut).toEqual(['description', 'imageAlt']);
    expect(row?.name).toBe('😀'.repeat(160));
    expect(row?.description).toBe('😀'.repeat(160));
  });

  it('is found by its product, wherever that stands', async () => {
    const core = await openTestCatalog();
    await addProduct(core, { name: 'a' });
    const gone = await addProduct(core, { name: 'b' });
    await core.call('products.trash', { scope: { kind: 'ids', ids: [gone.id] } });
    const rows = await core.call('products.rows', { ids: [gone.id, 99, 1] });
    expect(rows.map(({ name }) => name)).toEqual(['b', 'a']);
  });
});

describe('the first rows of a search', () => {
  it('are the newest where there are many, and none where the list comes at once', async () => {
    const core = await openTestCatalog();
    const products = Array.from({ length: 250 }, (_, n) => ({ ...BLANK_FIELDS, name: `mug ${n}` }));
    await core.call('products.add', { products, remotes: [] });
    const rows = await core.call('products.glance', { ...EVERY_PRODUCT, search: 'mu' });
    expect([rows?.length, rows?.[0]?.name]).toEqual([200, 'mug 249']);
    expect(await core.call('products.glance', { ...EVERY_PRODUCT, search: 'mug 249' })).toBeNull();
    expect(await core.call('products.glance', EVERY_PRODUCT)).toBeNull();
    expect(await core.call('products.glance', { ...EVERY_PRODUCT, search: '--' })).toBeNull();
  });
});

it('says which SKUs of a file no product has', async () => {
  const core = await openTestCatalog();
  await addProduct(core, { name: 'a', sku: 'A' });
  const gone = await addProduct(core, { name: 'b', sku: 'B' });
  await core.call('products.trash', { scope: { kind: 'ids', ids: [gone.id] } });
  const many = Array.from({ length: 1_200 }, (_, at) => `S${at}`);
  expect(await core.call('products.unknownSkus', { skus: ['A', 'B', 'a'] })).toEqual({
    count: 2,
    first: ['B', 'a'],
  });
  expect(await core.call('products.unknownSkus', { skus: [...many, 'A'] })).toEqual({
    count: 1_200,
    first: many.slice(0, 5),
  });
  expect(await core.call('products.unknownSkus', { skus: [] })).toEqual({ count: 0, first: [] });
});
