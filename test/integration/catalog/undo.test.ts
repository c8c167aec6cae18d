import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProductFields } from '../../../src/shared/model/product.ts';
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

const undo = (core: InProcess, onLaterEdits: 'ask' | 'keep-newer' | 'restore-anyway' = 'ask') =>
  core.call('changes.undo', { onLaterEdits });
const redo = (core: InProcess, onLaterEdits: 'ask' | 'keep-newer' | 'restore-anyway' = 'ask') =>
  core.call('changes.redo', { onLaterEdits });

/** What undo has to bring back: everything but the version and the times. */
function readContents(core: InProcess): unknown {
  return peek(core)
    .prepare(`SELECT id, name, sku, type, description, status, price, currency, billing_type, billing_period, image_url,
      image_alt, custom_data, trashed_at IS NULL AS live FROM product ORDER BY id`)
    .all();
}

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
    await core.call('products.duplicate', { ids: [id] });
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

  it('of trashing and restoring', async () => {
    const core = await openTestCatalog();
    const { id } = await addProduct(core);
    await core.call('products.trash', { ids: [id] });
    await undo(core);
    expect((await getProduct(core, id)).trashedAt).toBeNull();
    await redo(core);
    await core.call('products.restore', { ids: [id] });
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
    const left = peek(core).prepare('SELECT count(*) FROM change_value').pluck().get();
    expect(left).toBe(100);
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
    peek(core).exec(`UPDATE product SET description = 'newer' WHERE id = ${ids[0]}`);
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

  it('does not ask where a later edit came to the same value', async () => {
    const { core, ids, texts } = await withLaterEdit();
    peek(core).exec(`UPDATE product SET description = 'a' WHERE id = ${ids[0]}`);
    expect(await undo(core)).toMatchObject({ kind: 'done', restored: 1, kept: 0 });
    expect(await texts()).toEqual(['a', 'b']);
  });
});

describe('any sequence of changes', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1 });
  const text = fc.string({ unit: 'grapheme', maxLength: 8 });
  const step = fc.oneof(
    fc.record({
      do: fc.constant('edit' as const),
      id: fc.integer({ min: 1, max: 4 }),
      name: text,
      sku: fc.option(text),
    }),
    fc.record({ do: fc.constant('append' as const), ids, text }),
    fc.record({ do: fc.constant('replace' as const), ids, text, find: fc.constantFrom('a', 'A', ' ', 'x') }),
    fc.record({ do: fc.constantFrom('trash' as const, 'restore' as const, 'duplicate' as const), ids }),
  );
  type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

  /** Refused steps change nothing, which is what is wanted of them. */
  async function perform(core: InProcess, what: Step): Promise<void> {
    switch (what.do) {
      case 'edit': {
        const { version, fields } = await getProduct(core, what.id);
        const changed: ProductFields = { ...fields, name: what.name, sku: what.sku };
        await core.dispatch('products.save', {
          id: what.id,
          baseVersion: version,
          fields: changed,
          draftId: null,
        });
        return;
      }
      case 'append':
      case 'replace': {
        const rest =
          what.do === 'append' ? { kind: 'append' } : { kind: 'replace', find: what.find, matchCase: false };
        const action = { field: 'description', text: what.text, ...rest };
        const preview = await core.dispatch('previews.prepare', {
          scope: { kind: 'ids', ids: what.ids },
          action,
        });
        if (preview.ok) await core.dispatch('previews.apply', { id: (preview.value as { id: string }).id });
        return;
      }
      default:
        await core.dispatch(`products.${what.do}`, { ids: what.ids });
    }
  }

  it('is undone to the beginning and redone to the end, step by step', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const core = await openTestCatalog();
        for (const name of ['Apple a', 'b', '', 'xx'])
          await addProduct(core, { name, description: `${name} text` });
        const states = [readContents(core)];
        for (const what of steps) {
          const before = (await core.call('changes.list', { limit: 1 }))[0]?.id;
          await perform(core, what);
          if ((await core.call('changes.list', { limit: 1 }))[0]?.id !== before)
            states.push(readContents(core));
        }
        // Added products stay in the trash where the state before did not have them yet.
        for (const state of states.slice(0, -1).toReversed()) {
          expect(await undo(core)).toMatchObject({ kind: 'done' });
          expect(liveOnly(readContents(core))).toEqual(liveOnly(state));
        }
        for (const state of states.slice(1)) {
          expect(await redo(core)).toMatchObject({ kind: 'done' });
          expect(liveOnly(readContents(core))).toEqual(liveOnly(state));
        }
        expect(await redo(core)).toEqual({ kind: 'nothing' });
        expect(core.reader.findDamage()).toEqual([]);
        expect(core.logged).toEqual([]);
        await core.close();
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  function liveOnly(state: unknown): unknown {
    return (state as { live: number }[]).filter((row) => row.live === 1);
  }
});
