import { join } from 'node:path';
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
import { addJani, standAt } from '../../helpers/remotes.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { until } from '../../helpers/until.ts';

const undo = (core: InProcess, onLaterEdits: OnLaterEdits = 'ask') =>
  core.call('changes.undo', { onLaterEdits });
const redo = (core: InProcess, onLaterEdits: OnLaterEdits = 'ask') =>
  core.call('changes.redo', { onLaterEdits });

describe('undo', () => {
  it('takes back one Change after the other, the newest first, and redo brings them again', async () => {
    const core = await openTestCatalog();
    const { id } = await addProduct(core, { name: 'a' });
    await editProduct(core, id, { name: 'b', price: '1' });
    await editProduct(core, id, { name: 'c', price: null });
    const name = async () => (await getProduct(core, id)).fields.name;
    expect(await undo(core)).toMatchObject({ kind: 'done', restored: 1, kept: 0, change: { kind: 'edit' } });
    expect((await getProduct(core, id)).fields).toMatchObject({ name: 'b', price: '1' });
    await undo(core);
    expect(await name()).toBe('a');
    await redo(core);
    await redo(core);
    expect((await getProduct(core, id)).fields).toMatchObject({ name: 'c', price: null });
    expect(await redo(core)).toEqual({ kind: 'nothing' });
  });

  it('says that there is nothing to undo', async () => {
    const core = await openTestCatalog();
    expect(await undo(core)).toEqual({ kind: 'nothing' });
    expect(await redo(core)).toEqual({ kind: 'nothing' });
  });

  it('works after a restart', async () => {
    const folder = join(temporaryFolder(), 'catalog');
    const first = await openTestCatalog({ folder });
    const ids = [];
    for (const description of ['x', 'y', 'z']) ids.push((await addProduct(first, { description })).id);
    await applyBulk(first, ids, { kind: 'append', field: 'description', text: ' more' });
    await first.close();
    const second = await openTestCatalog({ folder });
    expect(await undo(second)).toMatchObject({ kind: 'done', restored: 3 });
    const texts = await Promise.all(ids.map(async (id) => (await getProduct(second, id)).fields.description));
    expect(texts).toEqual(['x', 'y', 'z']);
    await second.close();
    const third = await openTestCatalog({ folder });
    expect(await redo(third)).toMatchObject({ kind: 'done', restored: 3 });
  });

  it('of an addition moves the product to the trash, and redo brings the same one back', async () => {
    const core = await openTestCatalog();
    const { id } = await addProduct(core, { name: 'Mug' });
    await core.call('products.duplicate', { scope: { kind: 'ids', ids: [id] } });
    await undo(core);
    expect(await listNames(core, { view: 'trash' })).toEqual(['Mug (copy)']);
    await undo(core);
    expect(await listNames(core)).toEqual([]);
    await redo(core);
    expect((await getProduct(core, id)).trashedAt).toBeNull();
  });

  it('of an addition withdraws what waits; redo does not send it by itself', async () => {
    const core = await openTestCatalog();
    const jani = await addJani(core);
    const { id } = await addProduct(core);
    standAt(peek(core), id, jani, 'queued');
    await undo(core);
    await redo(core);
    expect(peek(core).prepare('SELECT state FROM submission').pluck().all()).toEqual(['cancelled']);
  });

  it('of trashing says how many products waited to be sent, which nothing brings back', async () => {
    const core = await openTestCatalog();
    const jani = await addJani(core);
    const { id } = await addProduct(core);
    const { id: other } = await addProduct(core, { sku: 'O-1' });
    const trash = async (...ids: number[]) =>
      await core.call('products.trash', { scope: { kind: 'ids', ids } });
    standAt(peek(core), id, jani, 'queued');
    await trash(id, other);
    expect(await undo(core)).toMatchObject({ kind: 'done', restored: 2, withdrawn: 1 });
    expect(peek(core).prepare('SELECT state FROM submission').pluck().all()).toEqual(['cancelled']);
    expect(await redo(core)).toMatchObject({ kind: 'done', trashed: 2, withdrawn: 0 });
    expect(await undo(core)).toMatchObject({ kind: 'done', restored: 2, withdrawn: 0 });

    standAt(peek(core), id, jani, 'queued');
    const { id: change } = await trash(id);
    await editProduct(core, other, { name: 'b' });
    const asked = { change, subject: '', onLaterEdits: 'ask' } as const;
    expect(await core.call('changes.undoOne', asked)).toMatchObject({ kind: 'done', withdrawn: 1 });
  });

  it('of trashing and restoring', async () => {
    const core = await openTestCatalog();
    const { id } = await addProduct(core);
    await core.call('products.trash', { scope: { kind: 'ids', ids: [id] } });
    await undo(core);
    expect((await getProduct(core, id)).trashedAt).toBeNull();
    await redo(core);
    await core.call('products.restore', { scope: { kind: 'ids', ids: [id] } });
    await undo(core);
    expect((await getProduct(core, id)).trashedAt).not.toBeNull();
  });

  it('gives each product a new version, so that an open form notices', async () => {
    const core = await openTestCatalog();
    const { id } = await addProduct(core, { name: 'a' });
    await editProduct(core, id, { name: 'b', sku: '1', price: '1' });
    await undo(core);
    expect((await getProduct(core, id)).version).toBe(3);
  });

  it('can not be redone once something else was changed', async () => {
    const core = await openTestCatalog();
    const { id } = await addProduct(core, { name: 'a' });
    await editProduct(core, id, { name: 'b' });
    await undo(core);
    await editProduct(core, id, { name: 'c' });
    expect(await redo(core)).toEqual({ kind: 'nothing' });
    await undo(core);
    expect((await getProduct(core, id)).fields.name).toBe('a');
  });

  it('reaches back one hundred Changes', async () => {
    const core = await openTestCatalog();
    const { id } = await addProduct(core, { name: '0' });
    for (let edit = 1; edit <= 120; edit += 1) await editProduct(core, id, { name: String(edit) });
    expect(await core.call('changes.list', { limit: 100 })).toHaveLength(100);
    let steps = 0;
    while ((await undo(core)).kind === 'done') steps += 1;
    expect(steps).toBe(100);
    expect((await getProduct(core, id)).fields.name).toBe('20');
    // What is no longer kept goes bit by bit, behind the commands.
    const count = peek(core).prepare('SELECT count(*) FROM change_value').pluck();
    await until('the others are gone', () => count.get() === 100);
  });
});

describe('undo of values that were edited later', () => {
  /** Two products were set to `after` by one Change; then the first was edited past the Changes. */
  async function withLaterEdit(): Promise<{
    core: InProcess;
    ids: number[];
    texts: () => Promise<string[]>;
  }> {
    const core = await openTestCatalog();
    const ids = [
      (await addProduct(core, { description: 'a' })).id,
      (await addProduct(core, { description: 'b' })).id,
    ];
    await applyBulk(core, ids, { kind: 'set', field: 'description', text: 'after' });
    peek(core).exec(`UPDATE product SET description = 'newer', version = version + 1 WHERE id = ${ids[0]}`);
    const texts = () => Promise.all(ids.map(async (id) => (await getProduct(core, id)).fields.description));
    return { core, ids, texts };
  }

  it('asks first and writes nothing', async () => {
    const { core, texts } = await withLaterEdit();
    expect(await undo(core)).toMatchObject({ kind: 'later-edits', products: 1, change: { undoneAt: null } });
    expect(await texts()).toEqual(['newer', 'after']);
  });

  it('keeps the newer ones', async () => {
    const { core, texts } = await withLaterEdit();
    expect(await undo(core, 'keep-newer')).toMatchObject({ kind: 'done', restored: 1, kept: 1 });
    expect(await texts()).toEqual(['newer', 'b']);
    expect(await redo(core)).toMatchObject({ kind: 'later-edits', products: 1 });
    expect(await redo(core, 'keep-newer')).toMatchObject({ kind: 'done', restored: 1, kept: 1 });
    expect(await texts()).toEqual(['newer', 'after']);
  });

  it('or restores all of them anyway', async () => {
    const { core, texts } = await withLaterEdit();
    expect(await undo(core, 'restore-anyway')).toMatchObject({ kind: 'done', restored: 2, kept: 0 });
    expect(await texts()).toEqual(['a', 'b']);
    await redo(core);
    expect(await texts()).toEqual(['after', 'after']);
  });

  it('or skips the products that were edited, with all their values', async () => {
    const { core, ids, texts } = await withLaterEdit();
    await editProduct(core, ids[1] ?? 0, { description: 'b' });
    const two = [
      { kind: 'set', field: 'description', text: 'x' },
      { kind: 'set', field: 'type', text: 'y' },
    ] as const;
    const preview = await core.call('previews.prepare', { scope: { kind: 'ids', ids }, actions: [...two] });
    await core.call('previews.apply', { id: preview.id });
    peek(core).exec(`UPDATE product SET type = 'z', version = version + 1 WHERE id = ${ids[0]}`);
    expect(await undo(core, 'skip')).toMatchObject({ kind: 'done', restored: 1, kept: 1 });
    expect(await texts()).toEqual(['x', 'b']);
    expect((await getProduct(core, ids[0] ?? 0)).fields.type).toBe('z');
    expect((await getProduct(core, ids[1] ?? 0)).fields.type).toBe('standard');
  });

  it('keeps a newer value beside older ones of the same product', async () => {
    const { core, ids, texts } = await withLaterEdit();
    const preview = await core.call('previews.prepare', {
      scope: { kind: 'ids', ids: ids.slice(0, 1) },
      actions: [
        { kind: 'append', field: 'description', text: '!' },
        { kind: 'set', field: 'type', text: 'y' },
      ],
    });
    await core.call('previews.apply', { id: preview.id });
    peek(core).exec(`UPDATE product SET type = 'z', version = version + 1 WHERE id = ${ids[0]}`);
    expect(await undo(core, 'keep-newer')).toMatchObject({ kind: 'done', restored: 1, kept: 1 });
    expect(await texts()).toEqual(['newer', 'after']);
    expect((await getProduct(core, ids[0] ?? 0)).fields.type).toBe('z');
  });

  it('does not ask where a later edit came to the same value', async () => {
    const { core, ids, texts } = await withLaterEdit();
    peek(core).exec(`UPDATE product SET description = 'a', version = version + 1 WHERE id = ${ids[0]}`);
    expect(await undo(core)).toMatchObject({ kind: 'done', restored: 1, kept: 0 });
    expect(await texts()).toEqual(['a', 'b']);
  });
});
