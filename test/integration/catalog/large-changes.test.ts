import { describe, expect, it } from 'vitest';
import { editProduct, openTestCatalog, peek } from '../../helpers/catalog.ts';
import type { InProcess } from '../../helpers/in-process.ts';

/** More than are written at a time, with gaps between their numbers. */
const PRODUCTS = 1300;
const IDS = Array.from({ length: PRODUCTS }, (_, at) => 1 + at * 3);
const LAST = IDS.at(-1) ?? 0;

async function openWithMany(): Promise<InProcess> {
  const core = await openTestCatalog();
  const insert = peek(core).prepare(
    `INSERT INTO product(id, name, type, description, image_url, image_alt, created_at, updated_at)
     VALUES (@id, 'P', 'standard', @text, '', '', 1, 1)`,
  );
  for (const id of IDS) insert.run({ id, text: `red ${id}` });
  return core;
}

/** Changes two fields, of which every third product already has one. */
async function prepare(core: InProcess): Promise<string> {
  peek(core).exec(`UPDATE product SET type = 'other' WHERE id % 9 = 1`);
  const { id } = await core.call('previews.prepare', {
    scope: { kind: 'ids', ids: IDS },
    actions: [
      { kind: 'append', field: 'description', text: '!' },
      { kind: 'set', field: 'type', text: 'other' },
    ],
  });
  return id;
}

const read = (core: InProcess, what: string) =>
  peek(core).prepare(`SELECT ${what} FROM product`).pluck().get();
const products = (core: InProcess) =>
  peek(core).prepare('SELECT id, description, type, trashed_at FROM product ORDER BY id').all();

describe('a Change of more products than are written at a time', () => {
  it('writes each value once, and undo and redo lead back and forth', async () => {
    const core = await openWithMany();
    const id = await prepare(core);
    const before = products(core);
    await core.call('previews.apply', { id });
    const after = products(core);
    expect(read(core, `count(*) FILTER (WHERE description = 'red ' || id || '!' AND type = 'other')`)).toBe(
      PRODUCTS,
    );
    expect(read(core, 'max(version)')).toBe(2);
    expect(await core.call('changes.undo', { onLaterEdits: 'ask' })).toMatchObject({ restored: PRODUCTS });
    expect(products(core)).toEqual(before);
    expect(await core.call('changes.redo', { onLaterEdits: 'ask' })).toMatchObject({ restored: PRODUCTS });
    expect(products(core)).toEqual(after);
    expect(await core.call('changes.undo', { onLaterEdits: 'ask' })).toMatchObject({ restored: PRODUCTS });
    expect(products(core)).toEqual(before);
  });

  it.each(['edited', 'in the trash'])(
    'is not applied where the last product is %s meanwhile',
    async (how) => {
      const core = await openWithMany();
      const id = await prepare(core);
      if (how === 'edited') await editProduct(core, LAST, { description: 'newer' });
      else await core.call('products.trash', { scope: { kind: 'ids', ids: [LAST] } });
      const before = products(core);
      const result = await core.dispatch('previews.apply', { id });
      expect(result).toMatchObject({ error: { code: 'changed-meanwhile', data: { products: 1 } } });
      expect(products(core)).toEqual(before);
      expect(await core.call('changes.list', { limit: 10 })).toHaveLength(1);
    },
  );

  it('is applied to a product that was saved meanwhile with other values', async () => {
    const core = await openWithMany();
    const id = await prepare(core);
    await editProduct(core, LAST, { name: 'newer' });
    await core.call('previews.apply', { id });
    expect(read(core, `count(*) FILTER (WHERE description LIKE '%!')`)).toBe(PRODUCTS);
    expect(await core.call('changes.undo', { onLaterEdits: 'ask' })).toMatchObject({ restored: PRODUCTS });
    expect(read(core, `count(*) FILTER (WHERE description LIKE '%!')`)).toBe(0);
    expect(read(core, `count(*) FILTER (WHERE name = 'newer')`)).toBe(1);
  });

  it('asks before its undo where the last product was edited later, and has written nothing by then', async () => {
    const core = await openWithMany();
    await core.call('previews.apply', { id: await prepare(core) });
    peek(core).exec(`UPDATE product SET description = 'newer', version = version + 1 WHERE id = ${LAST}`);
    const before = products(core);
    const asked = await core.call('changes.undo', { onLaterEdits: 'ask' });
    expect(asked).toMatchObject({ kind: 'later-edits', products: 1 });
    expect(products(core)).toEqual(before);
    const kept = await core.call('changes.undo', { onLaterEdits: 'keep-newer' });
    expect(kept).toMatchObject({ kind: 'done', kept: 1 });
    expect(read(core, `count(*) FILTER (WHERE description = 'red ' || id)`)).toBe(PRODUCTS - 1);
    expect(read(core, `count(*) FILTER (WHERE description = 'newer')`)).toBe(1);
  });
});
