import { describe, expect, it } from 'vitest';
import { createNextProblem } from '../../../src/main/core/domain/catalog/next-problem.ts';
import { createSnapshots } from '../../../src/main/core/domain/catalog/snapshots.ts';
import { EVERY_PRODUCT } from '../../../src/shared/model/every-product.ts';
import type { ListQuery } from '../../../src/shared/model/query.ts';
import { addProduct, editProduct, openTestCatalog, peek } from '../../helpers/catalog.ts';
import type { InProcess } from '../../helpers/in-process.ts';
import { addManyProducts } from '../../helpers/many-products.ts';
import { addJani, addJourneyBee, standAt } from '../../helpers/remotes.ts';

/** In the order in which they were added. */
async function list(core: InProcess, query: Partial<ListQuery> = {}): Promise<number> {
  const sorts = [{ field: 'created', direction: 'asc' }] as const;
  const { id } = await core.call('products.list', { ...EVERY_PRODUCT, sorts: [...sorts], ...query });
  return id;
}

async function nextOf(core: InProcess, query: Partial<ListQuery> = {}) {
  const snapshot = await list(core, query);
  return async (after: number | null, step: 1 | -1 = 1) =>
    await core.call('products.nextProblem', { snapshot, after, step });
}

/** Every second of five products has no price, which JourneyBee needs. */
async function openFive(): Promise<InProcess> {
  const core = await openTestCatalog();
  await addJourneyBee(core);
  for (const n of [0, 1, 2, 3, 4]) {
    await addProduct(core, { name: `P${n}`, price: n % 2 === 1 ? null : '1.00' });
  }
  return core;
}

describe('the next row with a problem', () => {
  it('is the one after a row, or before it, once around the end', async () => {
    const next = await nextOf(await openFive());
    expect([await next(null), await next(0), await next(1), await next(2), await next(3)]).toEqual([
      1, 1, 3, 3, 1,
    ]);
    expect([await next(null, -1), await next(4, -1), await next(3, -1), await next(1, -1)]).toEqual([
      3, 3, 1, 3,
    ]);
  });

  it('is the row itself where no other has one, and none where it has none either', async () => {
    const core = await openFive();
    await editProduct(core, 2, { price: '1.00' });
    const next = await nextOf(core);
    expect([await next(3), await next(3, -1)]).toEqual([3, 3]);
    await editProduct(core, 4, { price: '1.00' });
    expect([await next(3), await next(null), await next(0, -1)]).toEqual([null, null, null]);
    const nothing = await nextOf(core, { search: 'nothing is called so' });
    expect([await nothing(null), await nothing(null, -1)]).toEqual([null, null]);
  });

  it('follows the order of its list, and knows its rows alone', async () => {
    const core = await openFive();
    const byName = await nextOf(core, { sorts: [{ field: 'name', direction: 'desc' }] });
    await editProduct(core, 4, { price: '1.00' });
    expect(await byName(null)).toBe(3);
    const one = await nextOf(core, { search: 'P2' });
    expect(await one(null)).toBeNull();
  });

  it('is of the trash in its list alone', async () => {
    const core = await openFive();
    await core.call('products.trash', { scope: { kind: 'ids', ids: [2, 3] } });
    expect(await (await nextOf(core))(null)).toBe(1);
    expect(await (await nextOf(core))(1)).toBe(1);
    expect(await (await nextOf(core, { view: 'trash' }))(1)).toBe(0);
  });

  it('is one at a remote in use, also where that has the product already, as its cells show', async () => {
    const core = await openTestCatalog();
    await addJani(core);
    const bee = await addJourneyBee(core);
    const { id } = await addProduct(core, { price: '1.00' });
    standAt(peek(core), id, bee, 'sent');
    await editProduct(core, id, { price: null });
    const next = await nextOf(core);
    expect(await next(null)).toBe(0);
    await core.call('remotes.remove', { id: bee.id });
    expect(await next(null)).toBeNull();
  });

  it('is what no remote would take while there is none', async () => {
    const core = await openTestCatalog();
    await addProduct(core, { price: '1.00' });
    await addProduct(core, { price: '1.00', currency: 'ZZZ9' });
    await addProduct(core, { name: '' });
    const next = await nextOf(core);
    expect([await next(null), await next(1), await next(2), await next(null, -1)]).toEqual([1, 2, 1, 2]);
    await addJani(core);
    expect(await next(1)).toBe(2);
  });

  it('is out of date with its list', async () => {
    const core = await openFive();
    const asked = { snapshot: 99, after: null, step: 1 };
    expect(await core.dispatch('products.nextProblem', asked)).toMatchObject({
      error: { code: 'out-of-date' },
    });
  });
});

describe('in a list of many', () => {
  const FAR = 3000;

  it.each(['a remote', 'no remote'])('the only one is found in the last row with %s', async (where) => {
    const core = await openTestCatalog();
    addManyProducts(core.folder, FAR - 1);
    if (where === 'a remote') await addJourneyBee(core);
    peek(core).exec('UPDATE product_check SET problems = 0');
    const next = await nextOf(core, { sorts: [{ field: 'updated', direction: 'asc' }] });
    expect([await next(null), await next(17, -1)]).toEqual([null, null]);
    await addProduct(core, { name: '', price: '1.00' });
    const after = await nextOf(core, { sorts: [{ field: 'updated', direction: 'asc' }] });
    expect([await after(null), await after(FAR - 1), await after(0, -1), await after(5, -1)]).toEqual(
      Array.from({ length: 4 }, () => FAR - 1),
    );
    const back = await nextOf(core, { sorts: [{ field: 'updated', direction: 'desc' }] });
    expect([await back(1), await back(FAR - 1, -1), await back(0)]).toEqual([0, 0, 0]);
  });

  it.each(['a remote', 'no remote'])('none is lost between two stretches with %s', async (where) => {
    const core = await openTestCatalog();
    addManyProducts(core.folder, 4500);
    if (where === 'a remote') await addJourneyBee(core);
    const db = peek(core);
    const next = await nextOf(core);
    const found: (number | null)[] = [];
    for (const id of [1, 200, 201, 4500]) {
      db.exec(`UPDATE product_check SET problems = (product_id = ${id});
        UPDATE product SET name = iif(id = ${id}, '', 'P') WHERE id = ${id} OR name = ''`);
      // Its own row is looked at last, long after those that are looked up one by one.
      found.push(await next(id - 1));
    }
    expect(found).toEqual([0, 199, 200, 4499]);
  });

  it('a newer question ends an older one', async () => {
    const core = await openTestCatalog();
    addManyProducts(core.folder, FAR);
    const snapshot = await list(core);
    const ask = async () => await core.dispatch('products.nextProblem', { snapshot, after: null, step: 1 });
    const [first, second] = await Promise.all([ask(), ask()]);
    expect(first).toMatchObject({ error: { code: 'cancelled' } });
    expect(second).toMatchObject({ value: null });
  });

  it('lets others go first all the time', async () => {
    const snapshots = createSnapshots();
    const { id: snapshot } = snapshots.add(Uint32Array.from({ length: 200_000 }, (_, n) => n + 1));
    let breaths = 0;
    let most = 0;
    const next = createNextProblem({
      snapshots,
      problems: {
        among: (ids) => {
          most = Math.max(most, ids.length);
          return [];
        },
        all: async () => await Promise.resolve(new Uint8Array(200_001)),
      },
      breathe: async () => {
        breaths += 1;
        await Promise.resolve();
      },
    });
    expect(await next({ snapshot, after: null, step: 1 })).toBeNull();
    expect(most).toBeLessThanOrEqual(200);
    expect(breaths).toBeGreaterThan(10);
  });
});
