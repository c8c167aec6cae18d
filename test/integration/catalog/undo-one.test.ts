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
  peek,
} from '../../helpers/catalog.ts';
import type { InProcess } from '../../helpers/in-process.ts';

const undoOne = (core: InProcess, change: number, onLaterEdits: OnLaterEdits = 'ask') =>
  core.call('changes.undoOne', { change, subject: 'that', onLaterEdits });
const undo = (core: InProcess) => core.call('changes.undo', { onLaterEdits: 'ask' });
const redo = (core: InProcess) => core.call('changes.redo', { onLaterEdits: 'ask' });
const newest = async (core: InProcess) => (await core.call('changes.list', { limit: 1 }))[0];
const newestId = async (core: InProcess): Promise<number> => (await newest(core))?.id ?? 0;
const names = async (core: InProcess, ids: readonly number[]) =>
  await Promise.all(ids.map(async (id) => (await getProduct(core, id)).fields.name));

async function openWithTwo() {
  const core = await openTestCatalog();
  const first = (await addProduct(core, { name: 'a' })).id;
  const second = (await addProduct(core, { name: 'b' })).id;
  return { core, first, second };
}

describe('undo of one Change among others', () => {
  it('takes that one back as a new step, which undo and redo go along', async () => {
    const { core, first, second } = await openWithTwo();
    await editProduct(core, first, { name: 'A' });
    const edit = await newestId(core);
    await editProduct(core, second, { name: 'B' });
    expect(await undoOne(core, edit)).toMatchObject({ kind: 'done', restored: 1, change: { id: edit } });
    expect(await names(core, [first, second])).toEqual(['a', 'B']);
    expect(await newest(core)).toMatchObject({ kind: 'undo', subject: 'that', products: 1, undoneAt: null });
    await undo(core);
    expect(await names(core, [first, second])).toEqual(['A', 'B']);
    await redo(core);
    expect(await names(core, [first, second])).toEqual(['a', 'B']);
  });

  it('is plain undo where it is the newest, and nothing where it is undone or not kept', async () => {
    const { core, second } = await openWithTwo();
    const added = await newestId(core);
    expect(await undoOne(core, added)).toMatchObject({ kind: 'done', trashed: 1, change: { id: added } });
    expect((await newest(core))?.id).toBe(added);
    expect((await getProduct(core, second)).trashedAt).not.toBeNull();
    expect(await undoOne(core, added)).toEqual({ kind: 'nothing' });
    expect(await undoOne(core, 4711)).toEqual({ kind: 'nothing' });
  });

  it('asks where the same value was edited later, and leaves it where that is kept', async () => {
    const { core, first, second } = await openWithTwo();
    await applyBulk(core, [first, second], { kind: 'append', field: 'name', text: '!' });
    const bulk = await newestId(core);
    await editProduct(core, first, { name: 'mine' });
    const before = await newestId(core);
    expect(await undoOne(core, bulk)).toMatchObject({ kind: 'later-edits', products: 1 });
    expect(await newestId(core)).toBe(before);
    expect(await undoOne(core, bulk, 'keep-newer')).toMatchObject({ kind: 'done', restored: 1, kept: 1 });
    expect(await names(core, [first, second])).toEqual(['mine', 'b']);
    await undo(core);
    expect(await names(core, [first, second])).toEqual(['mine', 'b!']);
  });

  it('asks where a later edit came back to the value that it left', async () => {
    const { core, first } = await openWithTwo();
    await editProduct(core, first, { price: '5' });
    const edit = await newestId(core);
    await editProduct(core, first, { price: '9' });
    await editProduct(core, first, { price: '5' });
    expect(await undoOne(core, edit)).toMatchObject({ kind: 'later-edits', products: 1 });
    expect((await getProduct(core, first)).fields.price).toBe('5');
  });

  it('writes no step where everything stands as before it already', async () => {
    const { core, first } = await openWithTwo();
    await editProduct(core, first, { name: 'x' });
    const edit = await newestId(core);
    await editProduct(core, first, { name: 'a' });
    const before = await newestId(core);
    expect(await undoOne(core, edit)).toMatchObject({ kind: 'done', restored: 0 });
    expect(await newestId(core)).toBe(before);
  });

  it('notes no version of what it takes out of the trash, and undo leads back even where that product has a newer one', async () => {
    const { core, first, second } = await openWithTwo();
    await core.call('products.trash', { scope: { kind: 'ids', ids: [first] } });
    const trashed = await newestId(core);
    await editProduct(core, second, { name: 'B' });
    await undoOne(core, trashed);
    peek(core).prepare('UPDATE product SET version = version + 1 WHERE id = ?').run(first);
    expect(await undo(core)).toMatchObject({ kind: 'done', trashed: 1 });
    expect(await listNames(core, { view: 'trash' })).toEqual(['a']);
  });

  it('asks before a product that was edited since goes into the trash, or comes out of it', async () => {
    const { core, first, second } = await openWithTwo();
    await core.call('products.duplicate', { scope: { kind: 'ids', ids: [first, second] } });
    const copies = await newestId(core);
    await editProduct(core, second + 1, { name: 'worked on' });
    expect(await undoOne(core, copies)).toMatchObject({ kind: 'later-edits', products: 1 });
    expect(await undoOne(core, copies, 'keep-newer')).toMatchObject({ kind: 'done', trashed: 1, kept: 1 });
    expect(await listNames(core, { view: 'trash' })).toEqual(['b (copy)']);
    await undo(core);
    expect(await listNames(core, { view: 'trash' })).toEqual([]);

    await core.call('products.trash', { scope: { kind: 'ids', ids: [first] } });
    const trashed = await newestId(core);
    await core.call('products.restore', { scope: { kind: 'ids', ids: [first] } });
    await core.call('products.trash', { scope: { kind: 'ids', ids: [first] } });
    expect(await undoOne(core, trashed)).toMatchObject({ kind: 'later-edits', products: 1 });
  });

  it('never changes a value that a later Change wrote without a question, and undo leads back from any of it', async () => {
    const step = fc.record({
      field: fc.constantFrom('name' as const, 'sku' as const),
      text: fc.constantFrom('x', 'y', 'z'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), fc.nat(5), async (steps, pick) => {
        const core = await openTestCatalog();
        const { id } = await addProduct(core, { name: 'a' });
        const made: { readonly change: number; readonly field: 'name' | 'sku' }[] = [];
        for (const { field, text } of steps) {
          const last = await newestId(core);
          await editProduct(core, id, { [field]: text });
          if ((await newestId(core)) !== last) made.push({ change: await newestId(core), field });
        }
        const chosen = made[pick % Math.max(1, made.length)];
        if (chosen === undefined) return;
        const before = (await getProduct(core, id)).fields;
        const wasLast = chosen.change === (await newestId(core));
        const outcome = await undoOne(core, chosen.change);
        const after = (await getProduct(core, id)).fields;
        const isOver = made.some(({ change, field }) => change > chosen.change && field === chosen.field);
        expect(isOver ? after : before).toEqual(before);
        if (outcome.kind !== 'done' || outcome.restored === 0) return;
        await (wasLast ? redo(core) : undo(core));
        expect((await getProduct(core, id)).fields).toEqual(before);
      }),
      { numRuns: 40 },
    );
  });
});
