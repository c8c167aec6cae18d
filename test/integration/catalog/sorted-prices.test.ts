import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCanonicalPrice } from '../../../src/shared/model/money.ts';
import { aProduct, listRows, openTestCatalog, peek } from '../../helpers/catalog.ts';
import type { InProcess } from '../../helpers/in-process.ts';

async function addPrices(core: InProcess, prices: readonly (string | null)[]): Promise<void> {
  const products = prices.map((price) => aProduct({ name: 'x', price }));
  if (products.length > 0) await core.call('products.add', { products, remotes: [] });
}

async function byPrice(core: InProcess, direction: 'asc' | 'desc', search = ''): Promise<unknown[]> {
  const rows = await listRows(core, { search, sorts: [{ field: 'price', direction }] });
  return rows.map(({ price }) => price);
}

/** Prices, then what is none, then what is empty; ties by age. */
function inOrder(prices: readonly (string | null)[]): unknown[] {
  const groupOf = (price: string | null) => {
    if (price === null || price.trim() === '') return 2;
    return isCanonicalPrice(price) ? 0 : 1;
  };
  const valueOf = (price: string | null) => (groupOf(price) === 0 ? Number(price) : 0);
  return prices.toSorted((a, b) => groupOf(a) - groupOf(b) || valueOf(a) - valueOf(b));
}

describe('prices', () => {
  it('stand before what can’t be read as one, and that before what is empty, in both directions', async () => {
    const core = await openTestCatalog();
    await addPrices(core, ['abc', '20', '', '12,50 €', '3', null, '-1', '0', '007', '9.5']);
    for (const search of ['', 'x']) {
      expect(await byPrice(core, 'asc', search)).toEqual(
        ['-1', '0', '3', '9.5', '20']
          .concat('abc', '12,50 €', '007')
          .concat('')
          .concat([null as never]),
      );
      expect(await byPrice(core, 'desc', search)).toEqual(
        ['20', '9.5', '3', '0', '-1', '007', '12,50 €', 'abc'].concat([null as never]).concat(''),
      );
    }
  });

  it('that can’t be read are equals for the next sort', async () => {
    const core = await openTestCatalog();
    const products = [
      aProduct({ name: 'c', price: 'abc' }),
      aProduct({ name: 'b', price: '12,50' }),
      aProduct({ name: 'a', price: '12,50 €' }),
      aProduct({ name: 'd', price: '5' }),
    ];
    await core.call('products.add', { products, remotes: [] });
    const sorts = (['price', 'name'] as const).map((field) => ({ field, direction: 'asc' as const }));
    expect((await listRows(core, { sorts })).map(({ name }) => name)).toEqual(['d', 'a', 'b', 'c']);
  });

  it('of any text stand in this order', async () => {
    const core = await openTestCatalog();
    const digits = fc.string({ unit: fc.constantFrom('0', '1', '9', '.', ',', '-', 'e', ' '), maxLength: 5 });
    const price = fc.oneof(digits, fc.integer().map(String), fc.constant('9'.repeat(16)), fc.constant(null));
    await fc.assert(
      fc.asyncProperty(fc.array(price, { maxLength: 30 }), async (prices) => {
        peek(core).exec('UPDATE product SET trashed_at = 1');
        await addPrices(core, prices);
        expect(await byPrice(core, 'asc')).toEqual(inOrder(prices));
      }),
      { numRuns: 40 },
    );
  });
});
