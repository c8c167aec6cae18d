import { describe, expect, it } from 'vitest';
import type { FixedValue } from '../../../src/shared/model/transfer.ts';
import { addProduct, getProduct, listRows, openTestCatalog } from '../../helpers/catalog.ts';
import { field, importText, lookAt, prepareText, writeFile } from '../../helpers/import.ts';

const TWO = 'sku,name,price\nA,Mug,5\nB,Bowl,6\n';

function fix(
  name: Extract<FixedValue['into'], { to: 'field' }>['field'],
  value: string,
  on: FixedValue['on'],
) {
  return { into: { to: 'field', field: name }, value, on } satisfies FixedValue;
}

const SUPPLIER: FixedValue = {
  into: { to: 'custom-data', key: 'supplier' },
  value: 'Nordlicht "Nord"',
  on: 'new',
};

async function openWithMug() {
  const core = await openTestCatalog();
  const mug = await addProduct(core, {
    sku: 'A',
    name: 'Mug',
    price: '5',
    currency: 'USD',
    status: 'active',
    customData: '{"a":1}',
  });
  return { core, mug };
}

describe('a value for all rows', () => {
  it('becomes that of new products only, unless it is said to be for all', async () => {
    const { core, mug } = await openWithMug();
    const fixed = [fix('currency', 'GBP', 'new'), fix('status', 'draft', 'new'), SUPPLIER];
    const { id, counts } = await prepareText(core, TWO, { fixed });
    expect(counts).toMatchObject({ create: 1, same: 1, update: 0 });
    await core.call('imports.apply', { id, remotes: [] });
    const made = (await listRows(core)).find(({ sku }) => sku === 'B');
    expect((await getProduct(core, made?.id ?? 0)).fields).toMatchObject({
      currency: 'GBP',
      status: 'draft',
      customData: '{"supplier":"Nordlicht \\"Nord\\""}',
    });
    expect((await getProduct(core, mug.id)).fields).toMatchObject({
      currency: 'USD',
      status: 'active',
      customData: '{"a":1}',
    });
  });

  it('is written over what products have where it is said to be for all, and shown before', async () => {
    const { core } = await openWithMug();
    const fixed = [
      fix('currency', 'GBP', 'all'),
      fix('status', 'draft', 'new'),
      { ...SUPPLIER, on: 'all' as const },
    ];
    const { id, counts } = await prepareText(core, TWO, { fixed });
    expect(counts).toMatchObject({ create: 1, update: 1 });
    const [row] = await core.call('imports.page', { id, tab: 'update', from: 0, count: 9 });
    expect(row?.values).toEqual([
      { field: 'currency', before: 'USD', after: 'GBP' },
      { field: 'customData', before: '{"a":1}', after: '{"a":1,"supplier":"Nordlicht \\"Nord\\""}' },
    ]);
  });

  it('is the currency that a price with a sign is held against', async () => {
    const core = await openTestCatalog();
    const fixed = [fix('currency', 'GBP', 'new')];
    const { counts, problems } = await prepareText(core, 'sku,name,price\nA,Mug,£5\nB,Bowl,6 USD\n', {
      fixed,
      priceSigns: 'drop',
      signCurrency: 'take',
    });
    expect(counts).toMatchObject({ create: 1, problems: 1 });
    expect(problems).toMatchObject([{ repair: 'price-other-currency', line: 3 }]);
  });

  it('brings no product in twice that was found without a SKU, also where it changes it', async () => {
    const core = await openTestCatalog();
    const text = 'sku,name,price\n,Mug,5\n';
    await importText(core, text, { fixed: [fix('status', 'draft', 'new')] });
    const again = await prepareText(core, text, { fixed: [fix('status', 'draft', 'new')] });
    expect(again.counts).toMatchObject({ same: 1, create: 0 });
    const all = await prepareText(core, text, { fixed: [fix('status', 'active', 'all')] });
    expect(all.counts).toMatchObject({ update: 1, create: 0 });
  });

  it.each([
    [[fix('price', '1.234', 'new')], 'A value for all rows can’t be used. The price “1.234” can be read as'],
    [[fix('price', '12 €', 'new')], 'has a currency beside the number'],
    [[fix('status', 'gone', 'new')], '“gone” is no status'],
    [[fix('type', '  ', 'new')], 'The value of all rows for the type is empty. Type one.'],
    [
      [fix('currency', 'EUR', 'new'), fix('currency', 'USD', 'all')],
      'Two values for all rows go into the currency.',
    ],
    [
      [SUPPLIER, { ...SUPPLIER, value: 'x' }],
      'Two values for all rows go into the custom data under “supplier”.',
    ],
  ] as const)('is refused before anything is read where it can’t be used: %j', async (fixed, message) => {
    const core = await openTestCatalog();
    // With another price column away, the price can be fixed.
    const columns = [field('sku'), field('name'), { to: 'ignore' as const }];
    const asked = prepareText(core, TWO, { fixed: [...fixed], columns });
    await expect(asked).rejects.toThrow(message);
  });

  it('is refused where a column goes to the same place', async () => {
    const core = await openTestCatalog();
    const asked = prepareText(core, TWO, { fixed: [fix('price', '7', 'all')] });
    await expect(asked).rejects.toThrow(
      'A column and a value for all rows both go into the price. Leave one of them out.',
    );
  });

  it('is remembered with where columns go, but never again written over what is here', async () => {
    const core = await openTestCatalog();
    await importText(core, TWO, { fixed: [fix('currency', 'GBP', 'all'), SUPPLIER] });
    const { suggestion } = await lookAt(core, writeFile('sku,name,price\nC,Cup,7\n'));
    expect(suggestion.plan.fixed).toEqual([fix('currency', 'GBP', 'new'), SUPPLIER]);
    expect(suggestion.recalled).toEqual(['fixed']);
  });
});
