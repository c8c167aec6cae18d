import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OnLaterEdits } from '../../../src/shared/model/change.ts';
import {
  addProduct,
  applyBulk,
  editProduct,
  getProduct,
  listNames,
  openTestCatalog,
} from '../../helpers/catalog.ts';
import type { InProcess } from '../../helpers/in-process.ts';

const undo = (core: InProcess, change?: number, onLaterEdits: OnLaterEdits = 'ask') =>
  core.call('changes.undo', { change, onLaterEdits });
const redo = (core: InProcess, change?: number) => core.call('changes.redo', { change, onLaterEdits: 'ask' });
const newest = async (core: InProcess): Promise<number> =>
  (await core.call('changes.list', { limit: 1 }))[0]?.id ?? 0;
const names = async (core: InProcess, ids: readonly number[]) =>
  await Promise.all(ids.map(async (id) => (await getProduct(core, id)).fields.name));

describe('undo of one Change among others', () => {
  it('takes that one back and leaves what was done since; redo brings it again', async () => {
    const core = await openTestCatalog();
    const ids = [(await addProduct(core, { name: 'a' })).id, (await addProduct(core, { name: 'b' })).id];
    const [first = 0, second = 0] = ids;
    await editProduct(core, first, { name: 'A' });
    const edit = await newest(core);
    await editProduct(core, second, { name: 'B' });
    expect(await undo(core, edit)).toMatchObject({ kind: 'done', restored: 1, change: { id: edit } });
    expect(await names(core, ids)).toEqual(['a', 'B']);
    expect(await redo(core, edit)).toMatchObject({ kind: 'done', restored: 1, change: { undoneAt: null } });
    expect(await names(core, ids)).toEqual(['A', 'B']);
  });

  it('goes once: a Change that is undone can be redone, and no other way round', async () => {
    const core = await openTestCatalog();
    await addProduct(core, { name: 'a' });
    const added = await newest(core);
    expect(await redo(core, added)).toEqual({ kind: 'nothing' });
    await undo(core, added);
    expect(await undo(core, added)).toEqual({ kind: 'nothing' });
    expect(await undo(core, 4711)).toEqual({ kind: 'nothing' });
  });

  it('asks where the same value was edited later', async () => {
    const core = await openTestCatalog();
    const ids = [(await addProduct(core, { name: 'a' })).id, (await addProduct(core, { name: 'b' })).id];
    await applyBulk(core, ids, { kind: 'append', field: 'name', text: '!' });
    const bulk = await newest(core);
    await editProduct(core, ids[0] ?? 0, { name: 'mine' });
    expect(await undo(core, bulk)).toMatchObject({ kind: 'later-edits', products: 1 });
    expect(await names(core, ids)).toEqual(['mine', 'b!']);
    expect(await undo(core, bulk, 'keep-newer')).toMatchObject({ kind: 'done', restored: 1, kept: 1 });
    expect(await names(core, ids)).toEqual(['mine', 'b']);
  });

  it('asks before a product that was edited since goes into the trash', async () => {
    const core = await openTestCatalog();
    const { id } = await addProduct(core, { name: 'a' });
    await core.call('products.duplicate', { ids: [id, (await addProduct(core, { name: 'b' })).id] });
    const copies = await newest(core);
    const copyOfA = id + 2;
    await editProduct(core, copyOfA, { name: 'worked on' });
    expect(await undo(core, copies)).toMatchObject({ kind: 'later-edits', products: 1 });
    expect(await listNames(core, { view: 'trash' })).toEqual([]);
    expect(await undo(core, copies, 'keep-newer')).toMatchObject({ kind: 'done', trashed: 1, kept: 1 });
    expect(await listNames(core, { view: 'trash' })).toEqual(['b (copy)']);
    expect(await listNames(core)).toEqual(['a', 'b', 'worked on']);
  });

  it('is redone before those that were undone earlier, in whatever order they were made', async () => {
    const core = await openTestCatalog();
    const { id } = await addProduct(core, { name: 'a' });
    await editProduct(core, id, { sku: '1' });
    const older = await newest(core);
    await editProduct(core, id, { type: 'x' });
    await undo(core, older);
    await undo(core);
    expect((await getProduct(core, id)).fields).toMatchObject({ sku: null, type: 'standard' });
    await redo(core);
    expect((await getProduct(core, id)).fields).toMatchObject({ sku: null, type: 'x' });
    await redo(core);
    expect((await getProduct(core, id)).fields).toMatchObject({ sku: '1', type: 'x' });
  });

  it('leads back to the beginning in any order, where no two Changes touch one value', async () => {
    const fields = ['name', 'sku', 'type', 'description', 'imageUrl', 'imageAlt'] as const;
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...fields.keys()], { minLength: 6 }), async (order) => {
        const core = await openTestCatalog();
        const { id } = await addProduct(core, { name: 'a' });
        const before = (await getProduct(core, id)).fields;
        const changes: number[] = [];
        for (const field of fields) {
          await editProduct(core, id, { [field]: `${field}, edited` });
          changes.push(await newest(core));
        }
        const after = (await getProduct(core, id)).fields;
        for (const at of order)
          expect(await undo(core, changes[at])).toMatchObject({ kind: 'done', restored: 1 });
        expect((await getProduct(core, id)).fields).toEqual(before);
        for (const _ of order) await redo(core);
        expect((await getProduct(core, id)).fields).toEqual(after);
      }),
      { numRuns: 20 },
    );
  });
});
