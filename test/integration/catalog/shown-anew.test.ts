import { describe, expect, it } from 'vitest';
import { addProduct, editProduct, getProduct, openTestCatalog, peek } from '../../helpers/catalog.ts';
import type { InProcess } from '../../helpers/in-process.ts';
import { addManyProducts } from '../../helpers/many-products.ts';
import { countPauses } from '../../helpers/pauses.ts';

const FIND = {
  fields: ['description' as const],
  find: 'red',
  text: 'blue',
  matchCase: true,
  wholeWord: false,
  pattern: false,
};

const scopeOf = (...ids: number[]) => ({ kind: 'ids' as const, ids });

async function fill(...descriptions: string[]): Promise<InProcess> {
  const core = await openTestCatalog();
  for (const description of descriptions) await addProduct(core, { description });
  return core;
}

const described = async (core: InProcess, id: number) => (await getProduct(core, id)).fields.description;

describe('a preview that is prepared again, since a product was changed meanwhile', () => {
  it('leaves out what was left out of the one before, and each place', async () => {
    const core = await fill('red 1', 'red red 2', 'red 3', 'red red 4', 'blue');
    const scope = scopeOf(1, 2, 3, 4, 5);
    const { id } = await core.call('previews.find', { scope, find: FIND });
    await core.call('previews.leaveOut', { id, products: [1], leftOut: true });
    for (const productId of [2, 4])
      await core.call('previews.leaveOutHits', {
        id,
        productId,
        field: 'description',
        hits: [1],
        leftOut: true,
      });
    await editProduct(core, 3, { description: 'red 3, newer' });
    await editProduct(core, 4, { description: 'red red red 4' });
    expect(await core.dispatch('previews.apply', { id })).toMatchObject({
      error: { code: 'changed-meanwhile' },
    });
    const again = await core.call('previews.find', { scope, find: FIND, like: id });
    expect(again).toMatchObject({ willChange: 2, leftOut: 2, same: 1, hits: { found: 7, chosen: 2 } });
    await core.call('previews.apply', { id: again.id });
    const all = await Promise.all([1, 2, 3, 4].map((each) => described(core, each)));
    expect(all).toEqual(['red 1', 'blue red 2', 'blue 3, newer', 'red red red 4']);
  });

  it('takes in what its scope excepts and the person took in', async () => {
    const core = await fill('a', 'b');
    const { id: snapshot } = await core.call('products.list', {
      view: 'all',
      search: '',
      descriptions: false,
      filter: null,
      sorts: [{ field: 'name', direction: 'asc' }],
    });
    const about = {
      scope: { kind: 'snapshot' as const, snapshot, except: [1] },
      actions: [{ kind: 'append' as const, field: 'description' as const, text: '!' }],
    };
    const { id } = await core.call('previews.prepare', about);
    await core.call('previews.leaveOut', { id, products: [1], leftOut: false });
    await core.call('previews.leaveOut', { id, products: [2], leftOut: true });
    const again = await core.call('previews.prepare', { ...about, like: id });
    await core.call('previews.apply', { id: again.id });
    expect([await described(core, 1), await described(core, 2)]).toEqual(['a!', 'b']);
  });
});

describe('a preview of given values', () => {
  it('is shown beside what its products have now, and writes then; what went into the trash is left out', async () => {
    const core = await fill('a', 'b', 'c', 'd');
    const { id } = await core.call('previews.begin', { kind: 'paste', subject: 'Description' });
    const cells = [1, 2, 3, 4].map((of) => ({
      id: of,
      field: 'description' as const,
      value: `pasted ${of}`,
    }));
    await core.call('previews.addCells', { id, cells });
    await core.call('previews.leaveOut', { id, products: [1], leftOut: true });
    await editProduct(core, 1, { description: 'a newer' });
    await editProduct(core, 2, { description: 'b newer' });
    await editProduct(core, 3, { description: 'pasted 3' });
    await core.call('products.trash', { scope: scopeOf(4) });
    expect(await core.dispatch('previews.apply', { id })).toMatchObject({
      error: { code: 'changed-meanwhile' },
    });
    const renewed = await core.call('previews.renew', { id });
    expect(renewed).toMatchObject({ willChange: 1, same: 1, leftOut: 2 });
    const [row] = await core.call('previews.page', { id, tab: 'will-change', from: 0, count: 9 });
    expect(row).toMatchObject({ productId: 2, before: 'b newer', after: 'pasted 2' });
    await core.call('previews.apply', { id });
    expect([await described(core, 1), await described(core, 2)]).toEqual(['a newer', 'pasted 2']);
    await core.call('changes.undo', { onLaterEdits: 'ask' });
    expect(await described(core, 2)).toBe('b newer');
  });
});

describe('a large preview of given values', () => {
  /** More than are looked at at a time. */
  const PRODUCTS = 2500;
  const ids = Array.from({ length: PRODUCTS }, (_, at) => at + 1);

  async function openPreview(isCancelled: (job: number) => boolean = () => false) {
    const core = await openTestCatalog({ isCancelled });
    addManyProducts(core.folder, PRODUCTS);
    const { id } = await core.call('previews.begin', { kind: 'paste', subject: 'Description' });
    const cells = ids.map((of) => ({ id: of, field: 'description' as const, value: `pasted ${of}` }));
    await core.call('previews.addCells', { id, cells });
    return { core, id };
  }

  const change = (core: InProcess, which: string) =>
    peek(core).exec(`UPDATE product SET description = 'newer', version = version + 1 WHERE ${which}`);

  it('is looked through part by part, while others go in between', async () => {
    const { core, id } = await openPreview();
    const { pauses } = await countPauses(() => core.call('previews.renew', { id }));
    expect(pauses).toBeGreaterThanOrEqual(3);
  });

  it.each(['id = 2500', 'id IN (1, 1000, 1001, 2000, 2001)', 'id % 2 = 0', 'true'])(
    'shows what its products have now where %s',
    async (which) => {
      const { core, id } = await openPreview();
      change(core, which);
      peek(core).exec('UPDATE product SET trashed_at = 1 WHERE id IN (1, 1500, 2500)');
      expect(await core.call('previews.renew', { id })).toMatchObject({
        willChange: PRODUCTS - 3,
        leftOut: 3,
      });
      await core.call('previews.apply', { id });
      const count = peek(core).prepare(`SELECT count(*) FROM product WHERE description = 'pasted ' || id`);
      expect(count.pluck().get()).toBe(PRODUCTS - 3);
      await core.call('changes.undo', { onLaterEdits: 'ask' });
      const newer = peek(core).prepare(
        `SELECT count(*) FROM product WHERE (${which}) <> (description = 'newer')`,
      );
      expect(newer.pluck().get()).toBe(0);
    },
  );

  it('is renewed from the beginning where that was cancelled in the middle', async () => {
    let looks = 0;
    const { core, id } = await openPreview((job) => job === 5 && (looks += 1) > 1);
    change(core, 'true');
    expect(await core.dispatch('previews.renew', { id, job: 5 })).toMatchObject({
      error: { code: 'cancelled' },
    });
    expect(looks).toBe(2);
    expect(await core.dispatch('previews.apply', { id })).toMatchObject({
      error: { code: 'changed-meanwhile', data: { products: PRODUCTS - 2000 } },
    });
    await core.call('previews.renew', { id });
    expect(await core.call('previews.apply', { id })).toMatchObject({ products: PRODUCTS });
  });
});
