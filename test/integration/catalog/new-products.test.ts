import { describe, expect, it } from 'vitest';
import { addProduct, aProduct, getProduct, listNames, openTestCatalog, peek } from '../../helpers/catalog.ts';
import type { InProcess } from '../../helpers/in-process.ts';

const rows = (count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => aProduct({ name: `New ${from + n}`, sku: `N-${from + n}` }));

/** A paste that is staged: a cell of a product that is there where it is named, and new products in two parts. */
async function stagePaste(core: InProcess, count: number, product: number | null = null): Promise<string> {
  const { id } = await core.call('previews.begin', { kind: 'paste', subject: 'Description' });
  if (product !== null) {
    await core.call('previews.addCells', {
      id,
      cells: [{ id: product, field: 'description', value: 'new' }],
    });
  }
  const first = Math.ceil(count / 2);
  await core.call('previews.addProducts', { id, products: rows(first) });
  await core.call('previews.addProducts', { id, products: rows(count - first, first) });
  return id;
}

/** Everything that a paste writes. */
function everything(core: InProcess): unknown[] {
  return ['product', 'change', 'change_value', 'product_check'].map((table) =>
    peek(core).prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all(),
  );
}

const countIn = async (core: InProcess) => (await core.call('products.counts', {})).all;

describe('new products of a paste', () => {
  it('are one Change, in the order of the rows, back and forth', async () => {
    const core = await openTestCatalog();
    const id = await stagePaste(core, 700);
    expect(await core.call('previews.get', { id })).toMatchObject({ willChange: 0, products: 0, added: 700 });
    expect(await countIn(core)).toBe(0);
    const applied = await core.call('previews.apply', { id });
    expect(applied).toMatchObject({ kind: 'create', products: 700, subject: '' });
    expect(applied.added).toHaveLength(100);
    for (const at of [0, 99])
      expect((await getProduct(core, applied.added[at] ?? 0)).fields.name).toBe(`New ${at}`);
    expect((await getProduct(core, (applied.added[0] ?? 0) + 699)).fields.sku).toBe('N-699');
    expect(await core.call('changes.list', { limit: 10 })).toHaveLength(1);
    await core.call('changes.undo', { onLaterEdits: 'ask' });
    expect(await core.call('products.counts', {})).toMatchObject({ all: 0, trash: 700 });
    await core.call('changes.redo', { onLaterEdits: 'ask' });
    expect(await core.call('products.counts', {})).toMatchObject({ all: 700, trash: 0 });
  });

  it('are found as any other product', async () => {
    const core = await openTestCatalog();
    await core.call('previews.apply', { id: await stagePaste(core, 30) });
    expect(await listNames(core, { search: 'New 17' })).toEqual(['New 17']);
    expect(core.reader.findDamage()).toEqual([]);
  });

  it('are named by the one that it is', async () => {
    const core = await openTestCatalog();
    const { id } = await core.call('previews.begin', { kind: 'paste', subject: 'Name' });
    await core.call('previews.addProducts', { id, products: [aProduct({ name: 'Tin cup' })] });
    expect(await core.call('previews.apply', { id })).toMatchObject({ subject: 'Tin cup', products: 1 });
  });

  it('are one Change with the cells of the same paste', async () => {
    const core = await openTestCatalog();
    const { id: product } = await addProduct(core, { description: 'old' });
    const id = await stagePaste(core, 3, product);
    expect(await core.call('previews.apply', { id })).toMatchObject({ kind: 'paste', products: 4 });
    expect((await getProduct(core, product)).fields.description).toBe('new');
    await core.call('changes.undo', { onLaterEdits: 'ask' });
    expect(await core.call('products.counts', {})).toMatchObject({ all: 1, trash: 3 });
    expect((await getProduct(core, product)).fields.description).toBe('old');
  });

  it('are one Change where somebody saves while they are staged, and after', async () => {
    const core = await openTestCatalog();
    const { id: product } = await addProduct(core, { description: 'old' });
    const id = await stagePaste(core, 4, product);
    const { version, fields } = await getProduct(core, product);
    const saved = { ...fields, name: 'Saved meanwhile' };
    await core.call('products.save', { id: product, baseVersion: version, fields: saved, draftId: null });
    await core.call('previews.addProducts', { id, products: rows(2, 4) });
    expect(await core.call('previews.apply', { id })).toMatchObject({ products: 7 });
    expect((await core.call('changes.list', { limit: 10 })).map(({ products }) => products)).toEqual([
      7, 1, 1,
    ]);
    await core.call('changes.undo', { onLaterEdits: 'ask' });
    expect(await countIn(core)).toBe(1);
    expect((await getProduct(core, product)).fields).toMatchObject({
      name: 'Saved meanwhile',
      description: 'old',
    });
  });

  it('do not come where a cell of the same paste was changed meanwhile', async () => {
    const core = await openTestCatalog();
    const { id: product } = await addProduct(core, { description: 'old' });
    const id = await stagePaste(core, 2, product);
    const { version, fields } = await getProduct(core, product);
    const saved = { ...fields, description: 'newer' };
    await core.call('products.save', { id: product, baseVersion: version, fields: saved, draftId: null });
    const refused = await core.dispatch('previews.apply', { id });
    expect(refused).toMatchObject({ error: { code: 'changed-meanwhile' } });
    expect(await countIn(core)).toBe(1);
  });

  it('leave nothing where any write fails, and come once nothing does', async () => {
    const core = await openTestCatalog();
    const { id: product } = await addProduct(core, { description: 'old' });
    const id = await stagePaste(core, 600, product);
    const before = everything(core);
    const db = peek(core);
    for (const write of [
      "product WHEN NEW.name = 'New 599'",
      'change_value WHEN NEW.after IS NULL',
      'change',
    ]) {
      db.exec(`CREATE TRIGGER failing BEFORE INSERT ON ${write} BEGIN SELECT RAISE(ABORT, 'injected'); END`);
      expect({ write, ...(await core.dispatch('previews.apply', { id })) }).toMatchObject({
        write,
        ok: false,
      });
      db.exec('DROP TRIGGER failing');
      expect(everything(core)).toEqual(before);
    }
    expect(await core.call('previews.apply', { id })).toMatchObject({ products: 601 });
  });

  it('leave nothing where they are cancelled, while they are staged or while they are written', async () => {
    let cancelled = 0;
    let heard = 0;
    const core = await openTestCatalog({
      isCancelled: (job) => job === cancelled,
      emit: ({ event, data }) => {
        if (event !== 'jobProgress') return;
        heard += 1;
        if (data.job === 7 && data.stage === 'applying') cancelled = 7;
      },
    });
    const { id: product } = await addProduct(core, { description: 'old' });
    const before = everything(core);
    const id = await stagePaste(core, 600, product);
    cancelled = 6;
    const more = await core.dispatch('previews.addProducts', { id, products: rows(1), job: 6 });
    expect(more).toMatchObject({ error: { code: 'cancelled' } });
    const applied = await core.dispatch('previews.apply', { id, job: 7 });
    expect(applied).toMatchObject({ error: { code: 'cancelled' } });
    expect(heard).toBeGreaterThan(0);
    expect(everything(core)).toEqual(before);
    expect(await core.call('previews.apply', { id, job: 8 })).toMatchObject({ products: 601 });
  });

  it('are gone with their preview when it is closed, and are no import', async () => {
    const core = await openTestCatalog();
    const id = await stagePaste(core, 5);
    expect(await core.dispatch('imports.get', { id })).toMatchObject({ ok: false });
    await core.call('previews.close', { id });
    for (const [operation, input] of [
      ['previews.apply', { id }],
      ['previews.addProducts', { id, products: rows(1) }],
    ] as const) {
      expect(await core.dispatch(operation, input)).toMatchObject({ error: { code: 'out-of-date' } });
    }
    expect(await countIn(core)).toBe(0);
  });
});
