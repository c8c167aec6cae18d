import { describe, expect, it } from 'vitest';
import { EVERY_PRODUCT } from '../../../src/shared/model/every-product.ts';
import { openTestCatalog, peek } from '../../helpers/catalog.ts';
import type { InProcess } from '../../helpers/in-process.ts';
import { addManyProducts } from '../../helpers/many-products.ts';

/** More than go at a time. */
const PRODUCTS = 2500;

async function openPreview(): Promise<{ core: InProcess; id: string }> {
  const core = await openTestCatalog();
  addManyProducts(core.folder, PRODUCTS);
  const list = await core.call('products.list', EVERY_PRODUCT);
  const { id } = await core.call('previews.prepare', {
    scope: { kind: 'snapshot', snapshot: list.id },
    actions: [
      { kind: 'append', field: 'name', text: '!' },
      { kind: 'append', field: 'description', text: '!' },
    ],
  });
  return { core, id };
}

describe('a large preview', () => {
  it('is left out whole, and taken in again', async () => {
    const { core, id } = await openPreview();
    const leaveOut = (leftOut: boolean) => core.call('previews.leaveOut', { id, products: 'all', leftOut });
    expect(await leaveOut(true)).toMatchObject({ willChange: 0, leftOut: 2 * PRODUCTS, products: 0 });
    expect(await leaveOut(true)).toMatchObject({ willChange: 0, leftOut: 2 * PRODUCTS, products: 0 });
    expect(await leaveOut(false)).toMatchObject({ willChange: 2 * PRODUCTS, leftOut: 0, products: PRODUCTS });
  });

  it('is left out by one field', async () => {
    const { core, id } = await openPreview();
    const part = { id, products: 'all', field: 'name' } as const;
    const left = { willChange: PRODUCTS, leftOut: PRODUCTS, products: PRODUCTS };
    expect(await core.call('previews.leaveOut', { ...part, leftOut: true })).toMatchObject(left);
    expect(await core.call('previews.leaveOut', { ...part, field: 'sku', leftOut: false })).toMatchObject(
      left,
    );
    const all = { willChange: 2 * PRODUCTS, leftOut: 0 };
    expect(await core.call('previews.leaveOut', { ...part, leftOut: false })).toMatchObject(all);
  });

  it('is not applied while it is half left out, and what is ticked meanwhile counts after it', async () => {
    const { core, id } = await openPreview();
    const [, one, applied] = await Promise.all([
      core.call('previews.leaveOut', { id, products: 'all', leftOut: true }),
      core.call('previews.leaveOut', { id, products: [7], field: 'name', leftOut: false }),
      core.call('previews.apply', { id }),
    ]);
    expect(one).toMatchObject({ willChange: 1, leftOut: 2 * PRODUCTS - 1 });
    expect(applied).toMatchObject({ products: 1, subject: 'name and description' });
  });

  it('shows the same rows by pages wherever they begin, while some are left out', async () => {
    const { core, id } = await openPreview();
    const pages = async (tab: 'will-change' | 'left-out', count: number) => {
      const places: string[] = [];
      for (let from = 0; ; from += count) {
        const rows = await core.call('previews.page', { id, tab, from, count });
        places.push(...rows.map(({ productId, field }) => `${productId} ${field}`));
        if (rows.length < count) return places;
      }
    };
    const out = [1, 2, 1023, 1024, 1025, 2047, 2048, 2049, PRODUCTS];
    await core.call('previews.leaveOut', { id, products: out, leftOut: true });
    await core.call('previews.leaveOut', { id, products: [1500, 1024], field: 'name', leftOut: true });
    await core.call('previews.leaveOut', { id, products: [2048], field: 'description', leftOut: false });
    const expected = { 'will-change': [] as string[], 'left-out': [] as string[] };
    for (let product = 1; product <= PRODUCTS; product += 1) {
      for (const field of ['name', 'description']) {
        const isOut =
          (out.includes(product) && !(product === 2048 && field === 'description')) ||
          (product === 1500 && field === 'name');
        expected[isOut ? 'left-out' : 'will-change'].push(`${product} ${field}`);
      }
    }
    for (const count of [7, 100]) expect(await pages('left-out', count)).toEqual(expected['left-out']);
    for (const count of [93, 200]) expect(await pages('will-change', count)).toEqual(expected['will-change']);
    const last = { id, tab: 'will-change', from: expected['will-change'].length, count: 10 } as const;
    expect(await core.call('previews.page', last)).toEqual([]);
  });

  it('shows rows of products whose ids need more than 31 bits', async () => {
    const core = await openTestCatalog();
    addManyProducts(core.folder, 2);
    peek(core).exec('UPDATE product SET id = 3000000000 WHERE id = 2');
    const list = await core.call('products.list', EVERY_PRODUCT);
    const { id } = await core.call('previews.prepare', {
      scope: { kind: 'snapshot', snapshot: list.id },
      actions: [{ kind: 'append', field: 'name', text: '!' }],
    });
    const page = await core.call('previews.page', { id, tab: 'will-change', from: 1, count: 10 });
    expect(page.map(({ productId }) => productId)).toEqual([3_000_000_000]);
  });

  it('takes the ticks of the one before, part by part', async () => {
    const { core, id } = await openPreview();
    await core.call('previews.leaveOut', { id, products: 'all', field: 'description', leftOut: true });
    await core.call('previews.leaveOut', { id, products: [3, PRODUCTS], leftOut: true });
    const list = await core.call('products.list', EVERY_PRODUCT);
    const next = await core.call('previews.prepare', {
      scope: { kind: 'snapshot', snapshot: list.id, except: [4] },
      actions: [{ kind: 'append', field: 'name', text: '?' }],
      like: id,
    });
    expect(next).toMatchObject({ willChange: PRODUCTS - 2, leftOut: 2, products: PRODUCTS - 2 });
  });
});
