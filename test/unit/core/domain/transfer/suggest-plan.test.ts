import { describe, expect, it } from 'vitest';
import { suggestPlan } from '../../../../../src/main/core/domain/transfer/suggest-plan.ts';
import type { TableLook } from '../../../../../src/shared/model/table-file.ts';
import type { ColumnTarget, ImportPlan } from '../../../../../src/shared/model/transfer.ts';

const KNOWN = { catalogMark: 'cafe0001', currency: 'EUR', remembered: null };

function lookAt(headings: readonly string[], ...rows: readonly (readonly (string | null)[])[]): TableLook {
  return {
    reading: { format: 'csv', encoding: 'utf-8', delimiter: ',', sheet: null, headingRow: 1, guarded: true },
    sheets: [],
    headings,
    sample: rows.map((cells, at) => ({ line: at + 2, cells })),
    warnings: [],
    size: 1,
    mark: '',
  };
}

function nameTarget(target: ColumnTarget): string {
  if (target.to === 'field') return target.field;
  return target.to === 'custom-data' ? `+${target.key}` : target.to;
}

/** Each heading with where it is suggested to go; what is left out is left out. */
function suggestFor(headings: readonly string[], known: Partial<typeof KNOWN> = {}) {
  const { plan, shop } = suggestPlan(lookAt(headings), { ...KNOWN, ...known });
  const columns = headings.map(
    (heading, at) => [heading, nameTarget(plan.columns[at] ?? { to: 'ignore' })] as const,
  );
  return {
    shop,
    belong: plan.belong,
    columns: Object.fromEntries(columns.filter(([, to]) => to !== 'ignore')),
  };
}

describe('columns', () => {
  it('are known by the words of Offshelf and by others for them, whatever their case and spaces', () => {
    expect(
      suggestFor(['  Product Name ', 'SKU', 'Billing_Type', 'image address', 'customData.brand', 'Colour'])
        .columns,
    ).toEqual({
      '  Product Name ': 'name',
      SKU: 'sku',
      Billing_Type: 'billingType',
      'image address': 'imageUrl',
      'customData.brand': '+brand',
    });
  });

  it('never go into the same field twice, and say so', () => {
    const { plan, reasons } = suggestPlan(lookAt(['name', 'title']), KNOWN);
    expect(plan.columns.map(nameTarget)).toEqual(['name', 'ignore']);
    expect(reasons).toEqual(['the same word', 'another column is the name already']);
  });

  it('take what says more, wherever it stands: Shopify tells drafts apart in Status, and not in Published', () => {
    const { columns } = suggestFor(['Handle', 'Title', 'Published', 'Variant Price', 'Status']);
    expect(columns).toEqual({ Title: 'name', 'Variant Price': 'price', Status: 'status' });
  });

  it('may be called like anything that JavaScript knows', () => {
    expect(suggestFor(['constructor', '__proto__', 'toString', 'name']).columns).toEqual({ name: 'name' });
  });

  it('of Shopify', () => {
    expect(
      suggestFor([
        'Handle',
        'Title',
        'Body (HTML)',
        'Vendor',
        'Option1 Value',
        'Variant SKU',
        'Variant Price',
        'Image Src',
        'Status',
      ]),
    ).toEqual({
      shop: 'shopify',
      belong: { by: 'same', column: 0 },
      columns: {
        Title: 'name',
        'Body (HTML)': 'description',
        Vendor: '+vendor',
        'Option1 Value': '+option1',
        'Variant SKU': 'sku',
        'Variant Price': 'price',
        'Image Src': 'imageUrl',
        Status: 'status',
      },
    });
  });

  it('of WooCommerce', () => {
    const { shop, belong, columns } = suggestFor([
      'ID',
      'Type',
      'SKU',
      'Name',
      'Published',
      'Regular price',
      'Images',
      'Parent',
    ]);
    expect({ shop, belong }).toEqual({ shop: 'woocommerce', belong: { by: 'names', column: 7, id: 0 } });
    expect(columns).toEqual({
      SKU: 'sku',
      Name: 'name',
      Published: 'status',
      'Regular price': 'price',
      Images: 'imageUrl',
    });
  });

  it('of Magento', () => {
    const { shop, columns } = suggestFor([
      'sku',
      'attribute_set_code',
      'product_type',
      'name',
      'product_online',
      'price',
      'base_image',
    ]);
    expect(shop).toBe('magento');
    expect(columns).toEqual({
      sku: 'sku',
      name: 'name',
      product_online: 'status',
      price: 'price',
      base_image: 'imageUrl',
    });
  });

  it.each([
    [['Product ID', 'Image', 'Name', 'Reference', 'Price (tax excl.)', 'Status'], 'Reference'],
    [['ID', 'Active (0/1)', 'Name *', 'Price tax excluded', 'Reference #'], 'Reference #'],
  ])('of PrestaShop: %j', (headings, sku) => {
    const { shop, columns } = suggestFor(headings);
    expect(shop).toBe('prestashop');
    expect(columns).toMatchObject({ [sku]: 'sku' });
    expect(Object.values(columns)).toEqual(expect.arrayContaining(['name', 'price', 'status']));
  });

  it('of Vendure', () => {
    const { shop, belong, columns } = suggestFor([
      'name',
      'slug',
      'description',
      'assets',
      'optionGroups',
      'optionValues',
      'sku',
      'price',
    ]);
    expect({ shop, belong }).toEqual({ shop: 'vendure', belong: { by: 'blank-name' } });
    expect(columns).toMatchObject({ name: 'name', assets: 'imageUrl', optionValues: '+option', sku: 'sku' });
  });

  it('of Medusa, whose price is the one in the currency of the catalog', () => {
    const headings = [
      'Product Handle',
      'Product Title',
      'Variant Sku',
      'Variant Price EUR',
      'Variant Price USD',
    ];
    expect(suggestFor(headings)).toMatchObject({
      shop: 'medusa',
      belong: { by: 'same', column: 0 },
      columns: { 'Variant Price EUR': 'price', 'Variant Price USD': '+priceUSD' },
    });
    expect(suggestFor(headings, { currency: 'USD' }).columns).toMatchObject({ 'Variant Price USD': 'price' });
  });
});

describe('rows', () => {
  const keyOf = (look: TableLook) => suggestPlan(look, KNOWN).plan.key;

  it('are found by SKU where there are any, else by name', () => {
    expect(keyOf(lookAt(['sku', 'name'], ['A', 'Mug']))).toBe('sku');
    expect(keyOf(lookAt(['sku', 'name'], ['', 'Mug']))).toBe('name');
  });

  it('of Offshelf’s own export are found by its ids in the catalog that wrote it, and by SKU in another one', () => {
    const headings = ['offshelfId', 'name', 'sku'];
    expect(keyOf(lookAt(headings, ['cafe0001-1', 'Mug', 'A']))).toBe('product-id');
    expect(keyOf(lookAt(headings, ['beef0002-1', 'Mug', 'A']))).toBe('sku');
  });

  it('are trimmed where most cells are filled up with spaces, which is said', () => {
    const padded = suggestPlan(lookAt(['name', 'sku'], ['Mug   ', 'A  '], ['Bowl  ', 'B']), KNOWN);
    expect(padded.plan.spaces).toBe('trim');
    expect(padded.notes.join()).toContain('spaces');
    expect(suggestPlan(lookAt(['name', 'sku'], ['Mug ', 'A'], ['Bowl', 'B']), KNOWN).plan.spaces).toBe(
      'keep',
    );
  });
});

it('an export of Offshelf keeps its spaces, however many cells have them', () => {
  const own = lookAt(['offshelfId', 'name', 'sku', 'description'], ['cafe0001-1', ' Mug ', 'A ', 'Blue ']);
  expect(suggestPlan(own, KNOWN).plan.spaces).toBe('keep');
});

it('what was decided for the same headings is used again, but for the decimal sign and the clearing of blank cells', () => {
  const look = lookAt(['title', 'cost'], ['Mug', '1']);
  const remembered: ImportPlan = {
    ...suggestPlan(look, KNOWN).plan,
    columns: [
      { to: 'field', field: 'name' },
      { to: 'field', field: 'price' },
    ],
    blank: 'clear',
    decimal: ',',
  };
  const again = suggestPlan(look, { ...KNOWN, remembered });
  expect(again.remembered).toBe(true);
  expect(again.plan).toMatchObject({ columns: remembered.columns, blank: 'keep', decimal: null });
});

it('what was said of doubtful SKUs, of the currency beside prices and of whose ids these are is asked about each time', () => {
  const look = lookAt(['sku', 'name'], ['A', 'Mug']);
  const { plan } = suggestPlan(look, KNOWN);
  const remembered: ImportPlan = { ...plan, nearSkus: 'apart', signCurrency: 'take', keyRemote: 1 };
  expect(suggestPlan(look, { ...KNOWN, remembered }).plan).toEqual(plan);
});

it('tells what of a plan is so only because it was the last time', () => {
  const look = lookAt(['sku', 'name'], ['A', 'Mug']);
  const { plan, recalled } = suggestPlan(look, KNOWN);
  expect(recalled).toEqual([]);
  const remembered: ImportPlan = { ...plan, mode: 'update', spaces: 'trim', blank: 'clear' };
  expect(suggestPlan(look, { ...KNOWN, remembered }).recalled).toEqual(['mode', 'spaces']);
});

describe('what rows were found by the last time', () => {
  const look = lookAt(['sku', 'name'], ['A', 'Mug']);
  const { plan } = suggestPlan(look, KNOWN);

  it('is used again where the person chose it', () => {
    const remembered: ImportPlan = { ...plan, key: 'name', keyChosen: true };
    const again = suggestPlan(look, { ...KNOWN, remembered });
    expect(again.plan).toMatchObject({ key: 'name', keyChosen: true });
    expect(again.recalled).toEqual(['key']);
  });

  it('is worked out anew where it only followed from a file without SKUs', () => {
    const again = suggestPlan(look, { ...KNOWN, remembered: { ...plan, key: 'name' } });
    expect(again.plan.key).toBe('sku');
    expect(again.plan.keyChosen).toBeUndefined();
    expect(again.recalled).toEqual([]);
  });

  it('follows where the columns went the last time', () => {
    const columns: ImportPlan['columns'] = [{ to: 'ignore' }, { to: 'field', field: 'name' }];
    const again = suggestPlan(look, { ...KNOWN, remembered: { ...plan, columns, key: 'name' } });
    expect(again.plan.key).toBe('name');
  });
});
