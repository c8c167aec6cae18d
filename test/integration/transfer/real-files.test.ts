import { describe, expect, it } from 'vitest';
import { listRows, openTestCatalog } from '../../helpers/catalog.ts';
import { lookAt, prepareFile } from '../../helpers/import.ts';
import { realFile } from '../../helpers/real-files.ts';

describe('an export of Shopify', () => {
  it('becomes one product for each variant, with its options in the name', async (context) => {
    const file = realFile(context, 'shopify/apparel.csv');
    const core = await openTestCatalog();
    const asked = await prepareFile(core, file);
    expect(asked).toMatchObject({
      counts: { rows: 22, create: 20, problems: 2 },
      problems: [{ repair: 'variant-rows' }],
    });
    const { id, counts, notes } = await prepareFile(core, file, { variants: 'each' });
    expect(counts).toMatchObject({ rows: 22, create: 22, problems: 0, skipped: 0 });
    expect(notes).toContain('“true” is read as status “active” (22 cells).');
    await core.call('imports.apply', { id, remotes: [] });
    const rows = await listRows(core);
    expect(
      rows
        .filter(({ name }) => name.startsWith('Classic Varsity Top'))
        .map(({ name, price }) => [name, price]),
    ).toEqual([
      ['Classic Varsity Top – Small', '60'],
      ['Classic Varsity Top – Medium', '60'],
      ['Classic Varsity Top – Large', '60'],
    ]);
    expect(rows.every(({ imageUrl }) => imageUrl.startsWith('https://'))).toBe(true);
  });

  it('becomes one product for each handle, its variants beside it', async (context) => {
    const core = await openTestCatalog();
    const { id, counts } = await prepareFile(core, realFile(context, 'shopify/apparel.csv'), {
      variants: 'custom-data',
    });
    expect(counts).toMatchObject({ create: 20, skipped: 2, problems: 0 });
    const [top] = await core.call('imports.page', { id, tab: 'create', from: 1, count: 1 });
    const data = JSON.parse(top?.values.find(({ field }) => field === 'customData')?.after ?? '{}') as object;
    expect(data).toMatchObject({
      variants: [{ option1: 'Small' }, { option1: 'Medium' }, { option1: 'Large' }],
    });
  });
});

describe('an export of Vendure', () => {
  it('has its cells trimmed, its variants named, and a SKU that it has three times told', async (context) => {
    const file = realFile(context, 'vendure/products.csv');
    const core = await openTestCatalog();
    expect(await lookAt(core, file)).toMatchObject({
      suggestion: { shop: 'vendure', plan: { spaces: 'trim' } },
    });
    const { id, counts, problems } = await prepareFile(core, file, { variants: 'each' });
    expect(counts).toMatchObject({ rows: 88, create: 86, problems: 2 });
    expect(problems).toMatchObject([
      { repair: 'duplicate-in-file', note: 'The SKU “404.038.96” stands in line 87 already.' },
    ]);
    await core.call('imports.apply', { id, remotes: [] });
    const [laptop, other] = await listRows(core, { sorts: [{ field: 'created', direction: 'asc' }] });
    expect(laptop).toMatchObject({ name: 'Laptop – 13 inch / 8GB', sku: 'L2201308', price: '1299.00' });
    expect(other).toMatchObject({
      name: 'Laptop – 15 inch / 8GB',
      imageUrl: 'derick-david-409858-unsplash.jpg',
    });
    expect((await prepareFile(core, file, { variants: 'each' })).counts).toMatchObject({
      same: 86,
      problems: 2,
    });
  });

  it('is one product for each of its 54, however its variants are kept', async (context) => {
    const core = await openTestCatalog();
    const file = realFile(context, 'vendure/products.csv');
    for (const variants of ['first', 'custom-data'] as const) {
      const { counts } = await prepareFile(core, file, { variants });
      expect(counts).toMatchObject({ create: 54, skipped: 34, problems: 0 });
    }
  });
});
