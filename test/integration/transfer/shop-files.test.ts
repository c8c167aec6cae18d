import { describe, expect, it } from 'vitest';
import { listRows, openTestCatalog } from '../../helpers/catalog.ts';
import { field, importText, lookAt, prepareFile, prepareText, writeFile } from '../../helpers/import.ts';

describe('what the API of WooCommerce answers', () => {
  const product = (over: object) => ({
    id: 12,
    name: 'Mug',
    slug: 'mug',
    type: 'simple',
    status: 'publish',
    sku: 'A',
    regular_price: '12.50',
    short_description: '',
    description: 'Blue',
    categories: [{ id: 9, name: 'Kitchen', slug: 'kitchen' }],
    images: [
      { id: 1, src: 'https://a.example/1.jpg', alt: '' },
      { id: 2, src: 'https://a.example/2.jpg', alt: '' },
    ],
    meta_data: [],
    ...over,
  });

  it('becomes products with their status, first image and categories', async () => {
    const core = await openTestCatalog();
    const products = [
      product({}),
      product({ id: 13, sku: 'B', status: 'draft', images: [] }),
      product({ id: 14, sku: 'C', status: 'private' }),
    ];
    const file = writeFile(JSON.stringify(products), 'woo.json');
    expect((await lookAt(core, file)).suggestion.shop).toBe('woocommerce');
    const { id, counts, notes } = await prepareFile(core, file, { images: 'custom-data' });
    expect(counts).toMatchObject({ create: 3, problems: 0 });
    expect(notes).toContain('“private” is read as status “draft” (1 cell).');
    await core.call('imports.apply', { id, remotes: [] });
    const rows = await listRows(core, { sorts: [{ field: 'created', direction: 'asc' }] });
    expect(rows.map(({ sku, status, imageUrl, price }) => [sku, status, imageUrl, price])).toEqual([
      ['A', 'active', 'https://a.example/1.jpg', '12.50'],
      ['B', 'draft', '', '12.50'],
      ['C', 'draft', 'https://a.example/1.jpg', '12.50'],
    ]);
    const first = await core.call('products.get', { id: rows[0]?.id ?? 0 });
    expect(JSON.parse(first?.fields.customData ?? '{}')).toEqual({
      categories: [{ id: 9, name: 'Kitchen', slug: 'kitchen' }],
      images: ['https://a.example/1.jpg', 'https://a.example/2.jpg'],
    });
    expect((await prepareFile(core, file, { images: 'custom-data' })).counts).toMatchObject({ same: 3 });
  });
});

it('a variation in an export of WooCommerce goes to its parent, wherever that stands', async () => {
  const core = await openTestCatalog();
  const text = `ID,Type,SKU,Name,Published,Regular price,Parent,Attribute 1 name,Attribute 1 value(s)
8,variation,SH-S,Shirt - S,1,9,id:12,Size,S
10,simple,MU,Mug,1,5,,,
12,variable,SH,Shirt,1,,,Size,"S, M"
14,simple,12,Twelve,1,5,,,
15,variation,SH-M,Shirt - M,1,10,SH,Size,M
16,variation,GO,Gone,1,10,id:99,Size,M
`;
  const { id, counts, problems } = await prepareText(core, text, { variants: 'custom-data' });
  expect(counts).toMatchObject({ create: 3, skipped: 2, problems: 1 });
  expect(problems).toMatchObject([
    {
      repair: 'product-above',
      line: 7,
      note: 'Its parent “id:99” is not in the file, or its row can’t be read.',
    },
  ]);
  const created = await core.call('imports.page', { id, tab: 'create', from: 0, count: 10 });
  const shirt = created.find(({ sku }) => sku === 'SH');
  const data = JSON.parse(
    shirt?.values.find((value) => value.field === 'customData')?.after ?? '{}',
  ) as object;
  expect(data).toMatchObject({
    variants: [
      { sku: 'SH-S', price: '9' },
      { sku: 'SH-M', price: '10' },
    ],
  });
});

const NESTED = 'Put its column into the custom data, or leave it out.';

describe('a list or an object in JSON', () => {
  it('is a named problem where it would have to be a text, and kept as it is in the custom data', async () => {
    const core = await openTestCatalog();
    const products = [
      { sku: 'A', name: { en: 'Mug' }, price: 1 },
      { sku: 'B', name: 'Bowl', price: { amount: 5 }, tags: ['x', { y: 1 }] },
      { sku: 'C', name: 'Cup', price: 2, tags: ['x', { y: 1 }], image: { src: 'https://a.example/1.jpg' } },
      { sku: 'D', name: 'Dish', image: [{ file: '1.jpg' }] },
    ];
    const file = writeFile(JSON.stringify(products), 'shop.json');
    const columns = [
      field('sku'),
      field('name'),
      field('price'),
      { to: 'custom-data', key: 'tags' } as const,
      field('imageUrl'),
    ];
    const { id, problems } = await prepareFile(core, file, { columns, key: 'sku' });
    expect(problems).toMatchObject([
      { repair: 'nested', rows: 3, note: `What the file has for the name is a list or an object. ${NESTED}` },
    ]);
    await core.call('imports.apply', { id, remotes: [] });
    const [cup] = await listRows(core);
    expect(cup).toMatchObject({ sku: 'C', imageUrl: 'https://a.example/1.jpg' });
    const { fields } = (await core.call('products.get', { id: cup?.id ?? 0 })) ?? {};
    expect(fields?.customData).toBe('{"tags":["x",{"y":1}]}');
  });
});

describe('a price with another currency beside it', () => {
  it('is a problem and never taken for one of the product’s, unless the person wants the currency too', async () => {
    const core = await openTestCatalog();
    await importText(core, 'sku,name,currency\nE,In euros,EUR\nU,In dollars,USD\n');
    const text = 'sku,name,price\nE,In euros,12 USD\nU,In dollars,$12\nN,New,12 €\nM,New,CHF 12\n';
    expect((await prepareText(core, text)).problems).toMatchObject([{ repair: 'price-with-sign', rows: 4 }]);
    const dropped = await prepareText(core, text, { priceSigns: 'drop' });
    expect(dropped).toMatchObject({
      counts: { update: 1, create: 1, problems: 2 },
      problems: [
        {
          repair: 'price-other-currency',
          rows: 2,
          note: 'The price “12 USD” is not in the currency of the product, EUR. Say its currency in a column, or take it from beside the price.',
        },
      ],
    });
    await importText(core, text, { priceSigns: 'drop', signCurrency: 'take' });
    const rows = await listRows(core, { sorts: [{ field: 'sku', direction: 'asc' }] });
    expect(rows.map(({ sku, price, currency }) => [sku, price, currency])).toEqual([
      ['E', '12', 'USD'],
      ['M', '12', 'CHF'],
      ['N', '12', 'EUR'],
      ['U', '12', 'USD'],
    ]);
  });
});
