import { describe, expect, it } from 'vitest';
import { EVERY_PRODUCT } from '../../../src/shared/model/every-product.ts';
import type { Scope } from '../../../src/shared/model/query.ts';
import { addProduct, listNames, openTestCatalog, peek } from '../../helpers/catalog.ts';
import type { InProcess } from '../../helpers/in-process.ts';
import { addJani, addJourneyBee } from '../../helpers/remotes.ts';

/** More than are written, or counted, in one part. */
const MANY = 1_234;

async function openWithMany(options: Parameters<typeof openTestCatalog>[0] = {}): Promise<InProcess> {
  const core = await openTestCatalog(options);
  const insert = peek(core).prepare(
    `INSERT INTO product(name, sku, type, description, image_url, image_alt, created_at, updated_at)
     VALUES (@name, @name, 'standard', @text, '', '', 1, 1)`,
  );
  for (let at = 0; at < MANY; at += 1) insert.run({ name: nameOf(at), text: at % 2 === 0 ? 'even' : '' });
  return core;
}

const nameOf = (at: number) => `P${String(at).padStart(4, '0')}`;

async function listed(
  core: InProcess,
  more: Partial<Extract<Scope, { kind: 'snapshot' }>> = {},
): Promise<Scope> {
  const { id } = await core.call('products.list', {
    ...EVERY_PRODUCT,
    sorts: [{ field: 'name', direction: 'asc' }],
  });
  return { kind: 'snapshot', snapshot: id, ...more };
}

const inTrash = (core: InProcess) =>
  peek(core).prepare('SELECT name FROM product WHERE trashed_at IS NOT NULL ORDER BY name').pluck().all();

describe('a scope of a list', () => {
  it('has the rows that are said, each once, without what is excepted', async () => {
    const core = await openWithMany();
    const rows = [
      { from: 1, to: 3 },
      { from: 3, to: 4 },
      { from: MANY - 1, to: MANY + 5 },
    ];
    const change = await core.call('products.trash', { scope: await listed(core, { rows, except: [3] }) });
    const gone = [1, 3, 4, MANY - 1].map(nameOf);
    expect(change.products).toBe(gone.length);
    expect(inTrash(core)).toEqual(gone);
  });

  it('is refused where its list is not kept any more', async () => {
    const core = await openWithMany();
    const scope = await listed(core);
    for (let more = 0; more < 10; more += 1) await listed(core);
    for (const operation of ['products.trash', 'products.duplicate'] as const)
      expect(await core.dispatch(operation, { scope })).toMatchObject({ error: { code: 'out-of-date' } });
    const remotes = [(await addJani(core)).id];
    for (const operation of ['sending.summaryOfMany', 'sending.sendMany'] as const)
      expect(await core.dispatch(operation, { of: scope, remotes })).toMatchObject({
        error: { code: 'out-of-date' },
      });
  });
});

describe('a whole list', () => {
  it('is trashed, restored and duplicated as one Change each, which undo takes back', async () => {
    const core = await openWithMany();
    const trashed = await core.call('products.trash', { scope: await listed(core) });
    expect(trashed).toMatchObject({ kind: 'trash', products: MANY });
    expect(inTrash(core)).toHaveLength(MANY);
    const { id } = await core.call('products.list', { ...EVERY_PRODUCT, view: 'trash' });
    const scope = { kind: 'snapshot', snapshot: id } as const;
    expect(await core.call('products.restore', { scope })).toMatchObject({ kind: 'restore', products: MANY });
    expect(inTrash(core)).toEqual([]);
    const copied = await core.call('products.duplicate', { scope: await listed(core) });
    expect(copied.change).toMatchObject({ kind: 'duplicate', products: MANY });
    expect(copied.ids).toEqual(Array.from({ length: 100 }, (_, at) => MANY + 1 + at));
    expect((await listNames(core)).slice(MANY - 1, MANY + 1)).toEqual([nameOf(MANY - 1), 'P0000 (copy)']);
    await core.call('changes.undo', { onLaterEdits: 'ask' });
    expect(inTrash(core)).toHaveLength(MANY);
    await core.call('changes.undo', { onLaterEdits: 'ask' });
    expect(inTrash(core)).toHaveLength(2 * MANY);
    await core.call('changes.undo', { onLaterEdits: 'ask' });
    expect(inTrash(core)).toHaveLength(MANY);
  });

  it.each(['products.trash', 'products.duplicate'] as const)(
    'that is cancelled in the middle of %s is as it was, and there is no Change',
    async (operation) => {
      let looks = 0;
      const core = await openWithMany({ isCancelled: (job) => job === 5 && (looks += 1) > 1 });
      const refused = await core.dispatch(operation, { scope: await listed(core), job: 5 });
      expect(refused).toMatchObject({ error: { code: 'cancelled' } });
      expect(looks).toBe(2);
      expect({ trash: inTrash(core), names: (await listNames(core)).length }).toEqual({
        trash: [],
        names: MANY,
      });
      expect(await core.call('changes.list', { limit: 9 })).toEqual([]);
    },
  );
});

describe('what would go of many products', () => {
  it('is what would be said of them part by part', async () => {
    const core = await openWithMany();
    const [jani, bee] = [await addJani(core), await addJourneyBee(core)];
    const remotes = [jani.id, bee.id];
    await addProduct(core, { name: '', sku: 'no name' });
    const of = await listed(core);
    const { remotes: many } = await core.call('sending.summaryOfMany', { of, remotes });
    expect(many.map(({ ready, withProblems }) => ready + withProblems)).toEqual([MANY + 1, MANY + 1]);
    const ids = peek(core).prepare<[], number>('SELECT id FROM product').pluck().all();
    const parts = await Promise.all(
      [ids.slice(0, 500), ids.slice(500, 1_000), ids.slice(1_000)].map((products) =>
        core.call('sending.summary', { products, remotes }),
      ),
    );
    for (const at of [0, 1]) {
      const ready = parts.map(({ remotes: each }) => each[at]?.ready ?? 0);
      expect(many[at]?.ready).toBe(ready.reduce((sum, count) => sum + count, 0));
      expect(many[at]?.leftOut).toEqual(parts[0]?.remotes[at]?.leftOut);
    }
    expect(await core.call('sending.sendMany', { of, remotes })).toMatchObject({
      queued: (many[0]?.ready ?? 0) + (many[1]?.ready ?? 0),
    });
  });

  it('is not told any more where something newer is asked', async () => {
    const core = await openWithMany();
    const remotes = [(await addJani(core)).id];
    const of = await listed(core);
    const first = core.dispatch('sending.summaryOfMany', { of, remotes });
    const second = core.call('sending.summaryOfMany', { of, remotes });
    expect(await first).toMatchObject({ error: { code: 'cancelled' } });
    expect((await second).remotes[0]?.ready).toBe(MANY);
  });
});
