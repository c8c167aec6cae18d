import { describe, expect, it } from 'vitest';
import type { BulkAction } from '../../../src/shared/model/bulk-action.ts';
import { EVERY_PRODUCT } from '../../../src/shared/model/every-product.ts';
import {
  addProduct,
  applyBulk,
  editProduct,
  getProduct,
  openTestCatalog,
  peek,
} from '../../helpers/catalog.ts';
import type { InProcess } from '../../helpers/in-process.ts';

const APPEND: BulkAction = { kind: 'append', field: 'description', text: '!' };
const REPLACE: BulkAction = {
  kind: 'replace',
  field: 'description',
  find: 'red',
  text: 'blue',
  matchCase: false,
  wholeWord: false,
  pattern: false,
};

async function openWith(...texts: readonly string[]): Promise<{ core: InProcess; ids: number[] }> {
  const core = await openTestCatalog();
  const ids: number[] = [];
  for (const description of texts) ids.push((await addProduct(core, { description })).id);
  return { core, ids };
}

async function descriptions(core: InProcess, ids: readonly number[]): Promise<string[]> {
  return Promise.all(ids.map(async (id) => (await getProduct(core, id)).fields.description));
}

const prepare = (core: InProcess, ids: number[], action: BulkAction) =>
  core.call('previews.prepare', { scope: { kind: 'ids', ids }, actions: [action] });

describe('the preview of a bulk edit', () => {
  it('shows before and after, counts what adds up to the scope, and writes nothing', async () => {
    const { core, ids } = await openWith('red', 'green', 'Red red');
    const preview = await prepare(core, ids, REPLACE);
    expect(preview).toMatchObject({ scope: 3, willChange: 2, same: 1, leftOut: 0 });
    const page = (tab: 'will-change' | 'same' | 'left-out') =>
      core.call('previews.page', { id: preview.id, tab, from: 0, count: 200 });
    expect(await page('will-change')).toMatchObject([
      { productId: ids[0], before: 'red', after: 'blue', leftOut: false },
      { productId: ids[2], before: 'Red red', after: 'blue blue', leftOut: false },
    ]);
    expect(await page('same')).toMatchObject([{ productId: ids[1], before: 'green', after: 'green' }]);
    expect(await page('left-out')).toEqual([]);
    expect(await descriptions(core, ids)).toEqual(['red', 'green', 'Red red']);
  });

  it('leaves out rows and takes them back, one by one or all', async () => {
    const { core, ids } = await openWith('red 1', 'red 2', 'green');
    const { id } = await prepare(core, ids, REPLACE);
    const leaveOut = (products: number[] | 'all', leftOut: boolean) =>
      core.call('previews.leaveOut', { id, products, leftOut });
    expect(await leaveOut([ids[0] ?? 0, ids[2] ?? 0], true)).toMatchObject({
      willChange: 1,
      same: 1,
      leftOut: 1,
    });
    expect(await leaveOut('all', true)).toMatchObject({ willChange: 0, same: 1, leftOut: 2 });
    expect(await leaveOut([ids[1] ?? 0], false)).toMatchObject({ willChange: 1, same: 1, leftOut: 1 });
    const [row] = await core.call('previews.page', { id, tab: 'left-out', from: 0, count: 10 });
    expect(row).toMatchObject({ productId: ids[0], leftOut: true });
    expect(await leaveOut('all', false)).toMatchObject({ willChange: 2, same: 1, leftOut: 0 });
  });

  it('goes page by page, with the names and SKUs', async () => {
    const { core, ids } = await openWith(...Array.from({ length: 25 }, (_, at) => `red ${at}`));
    const { id } = await prepare(core, ids, REPLACE);
    const page = await core.call('previews.page', { id, tab: 'will-change', from: 20, count: 10 });
    expect(page.map((row) => row.after)).toEqual(['blue 20', 'blue 21', 'blue 22', 'blue 23', 'blue 24']);
    expect(page[0]).toMatchObject({ name: 'Enamel mug', sku: null });
  });

  it('takes a stable list, more products than one batch, and leaves out the trash', async () => {
    const { core } = await openWith();
    peek(
      core,
    ).exec(`INSERT INTO product(name, type, description, image_url, image_alt, created_at, updated_at)
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500)
      SELECT 'P' || i, 'standard', 'red', '', '', i, i FROM n`);
    const { id: snapshot } = await core.call('products.list', EVERY_PRODUCT);
    await core.call('products.trash', { scope: { kind: 'ids', ids: [1, 2] } });
    const preview = await core.call('previews.prepare', {
      scope: { kind: 'snapshot', snapshot },
      actions: [APPEND],
    });
    expect(preview).toMatchObject({ scope: 2498, willChange: 2498 });
    expect(await core.call('previews.apply', { id: preview.id })).toMatchObject({ products: 2498 });
    const count = peek(core)
      .prepare(`SELECT count(*) FROM product WHERE description = 'red!' AND version = 2`)
      .pluck();
    expect(count.get()).toBe(2498);
  });

  it('refuses a list that is out of date and products that are gone', async () => {
    const { core, ids } = await openWith('a');
    const scope = { kind: 'snapshot', snapshot: 99 };
    const outOfDate = await core.dispatch('previews.prepare', { scope, actions: [APPEND] });
    expect(outOfDate).toMatchObject({ error: { code: 'out-of-date' } });
    await core.call('products.trash', { scope: { kind: 'ids', ids } });
    const gone = await core.dispatch('previews.prepare', { scope: { kind: 'ids', ids }, actions: [APPEND] });
    expect(gone).toMatchObject({ error: { code: 'not-found' } });
  });

  it('shows a text that would become longer than the field takes as a problem, and writes the others', async () => {
    const { core, ids } = await openWith('a', 'b');
    await editProduct(core, ids[0] ?? 0, { imageUrl: 'x'.repeat(9999) });
    const action: BulkAction = { kind: 'append', field: 'imageUrl', text: 'yy' };
    const preview = await prepare(core, ids, action);
    expect(preview).toMatchObject({ scope: 2, willChange: 1, problems: 1 });
    const [row] = await core.call('previews.page', { id: preview.id, tab: 'problems', from: 0, count: 10 });
    expect(row).toMatchObject({
      productId: ids[0],
      problem: 'The image address would be longer than 10,000 characters.',
    });
    await core.call('previews.apply', { id: preview.id });
    expect((await getProduct(core, ids[0] ?? 0)).fields.imageUrl).toHaveLength(9999);
    expect((await getProduct(core, ids[1] ?? 0)).fields.imageUrl).toBe('yy');
  });

  it('is gone when it is closed or applied', async () => {
    const { core, ids } = await openWith('red');
    const first = await prepare(core, ids, REPLACE);
    await core.call('previews.close', { id: first.id });
    const second = await prepare(core, ids, REPLACE);
    await core.call('previews.apply', { id: second.id });
    for (const { id } of [first, second]) {
      expect(await core.dispatch('previews.apply', { id })).toMatchObject({ error: { code: 'out-of-date' } });
      expect(await core.dispatch('previews.leaveOut', { id, products: 'all', leftOut: true })).toMatchObject({
        ok: false,
      });
    }
  });
});

describe('applying a bulk edit', () => {
  it('writes what changes and is not left out, as one Change', async () => {
    const { core, ids } = await openWith('red 1', 'red 2', 'green');
    const [first = 0, second = 0, third = 0] = ids;
    const { id } = await prepare(core, ids, REPLACE);
    await core.call('previews.leaveOut', { id, products: [second], leftOut: true });
    const change = await core.call('previews.apply', { id });
    expect(change).toMatchObject({ kind: 'bulk-edit', products: 1, subject: 'description' });
    expect(await descriptions(core, ids)).toEqual(['blue 1', 'red 2', 'green']);
    const versions = await Promise.all(
      [first, second, third].map(async (which) => (await getProduct(core, which)).version),
    );
    expect(versions).toEqual([2, 1, 1]);
  });

  it('refuses to change nothing', async () => {
    const { core, ids } = await openWith('green');
    const { id } = await prepare(core, ids, REPLACE);
    expect(await core.dispatch('previews.apply', { id })).toMatchObject({
      error: { code: 'not-allowed-now' },
    });
    expect(await core.call('changes.list', { limit: 10 })).toHaveLength(1);
  });

  it('writes nothing at all when one of the values was edited since', async () => {
    const { core, ids } = await openWith('red 1', 'red 2');
    const { id } = await prepare(core, ids, REPLACE);
    await editProduct(core, ids[1] ?? 0, { description: 'red 3' });
    const result = await core.dispatch('previews.apply', { id });
    expect(result).toMatchObject({ error: { code: 'changed-meanwhile', data: { products: 1 } } });
    expect(await descriptions(core, ids)).toEqual(['red 1', 'red 3']);
  });

  it('does not mind edits of other fields or of rows that it does not write', async () => {
    const { core, ids } = await openWith('red', 'green');
    const { id } = await prepare(core, ids, REPLACE);
    await editProduct(core, ids[0] ?? 0, { name: 'New name' });
    await editProduct(core, ids[1] ?? 0, { description: 'yellow' });
    await core.call('previews.apply', { id });
    expect(await descriptions(core, ids)).toEqual(['blue', 'yellow']);
  });

  it('is undone where other fields were edited between preview and Apply', async () => {
    const { core, ids } = await openWith('red', 'red');
    const { id } = await prepare(core, ids, REPLACE);
    await editProduct(core, ids[0] ?? 0, { name: 'New name' });
    await core.call('previews.apply', { id });
    const undone = await core.call('changes.undo', { onLaterEdits: 'ask' });
    expect(undone).toMatchObject({ kind: 'done', restored: 2, kept: 0 });
    expect(await descriptions(core, ids)).toEqual(['red', 'red']);
    expect((await getProduct(core, ids[0] ?? 0)).fields.name).toBe('New name');
  });

  it('leaves the preview as it was when the disk is full, to be applied later', async () => {
    const { core, ids } = await openWith('red');
    const { id } = await prepare(core, ids, REPLACE);
    const db = peek(core);
    db.exec(`CREATE TRIGGER full BEFORE UPDATE ON product BEGIN SELECT RAISE(ABORT, 'no space'); END`);
    expect(await core.dispatch('previews.apply', { id })).toMatchObject({ ok: false });
    db.exec('DROP TRIGGER full');
    expect(await core.call('changes.list', { limit: 10 })).toHaveLength(1);
    await core.call('previews.apply', { id });
    expect(await descriptions(core, ids)).toEqual(['blue']);
  });

  it('works on image addresses too', async () => {
    const { core, ids } = await openWith('a');
    await applyBulk(core, ids, { kind: 'set', field: 'imageUrl', text: 'https://images.example.com/a.jpg' });
    expect((await getProduct(core, ids[0] ?? 0)).fields.imageUrl).toBe('https://images.example.com/a.jpg');
  });
});
