import { describe, expect, it } from 'vitest';
import type { ImportPlan } from '../../../src/shared/model/transfer.ts';
import { addProduct, getProduct, openTestCatalog, peek } from '../../helpers/catalog.ts';
import { field, importText, prepareText } from '../../helpers/import.ts';
import { addJani, addJourneyBee, standAt } from '../../helpers/remotes.ts';

it('rows are found by the id that a remote gave', async () => {
  const core = await openTestCatalog();
  const jani = await addJani(core);
  const sent = await addProduct(core, { name: 'Mug', price: '1' });
  const withdrawn = await addProduct(core, { name: 'Bowl', price: '1' });
  const there = standAt(peek(core), sent.id, jani, 'sent');
  standAt(peek(core), withdrawn.id, jani, 'cancelled');
  const columns = [{ to: 'remote-id' } as const, field('name'), field('price')];
  const text = `id,name,price\n${there},Big mug,2\nelsewhere,Plate,3\n,Cup,4\n`;
  const plan = { columns, key: 'remote-id' } as const;
  expect((await prepareText(core, text, { ...plan, mode: 'update' })).counts).toMatchObject({
    update: 1,
    skipped: 2,
  });
  await importText(core, text, { ...plan, mode: 'update' });
  expect(await getProduct(core, sent.id)).toMatchObject({ fields: { name: 'Big mug', price: '2' } });
});

it('an id of one remote finds nothing by the same id at another', async () => {
  const core = await openTestCatalog();
  const [jani, bees] = [await addJani(core), await addJourneyBee(core)];
  const { id } = await addProduct(core, { name: 'Mug', price: '1' });
  const there = standAt(peek(core), id, jani, 'sent');
  const plan: Partial<ImportPlan> = { columns: [{ to: 'remote-id' }, field('name')], key: 'remote-id' };
  const text = `id,name\n${there},Cup\n`;
  expect((await prepareText(core, text, { ...plan, keyRemote: jani.id })).counts).toMatchObject({
    update: 1,
  });
  const { counts, problems } = await prepareText(core, text, { ...plan, keyRemote: bees.id });
  expect({ counts, problems }).toMatchObject({
    counts: { create: 0, problems: 1 },
    problems: [{ repair: 'unknown-id' }],
  });
});

describe('rows with an id that no product here was sent with', () => {
  const columns = [{ to: 'remote-id' } as const, field('name'), field('price')];
  const plan: Partial<ImportPlan> = { columns, key: 'remote-id' };
  const text = 'id,name,price\n77,Mug,1\n78,Mug,1\n79,Bowl,2\n,Jug,3\n';

  it('are asked about, all at once: nobody would find them by their id the next time, either', async () => {
    const core = await openTestCatalog();
    await addJani(core);
    const { counts, problems } = await prepareText(core, text, plan);
    expect(counts).toMatchObject({ create: 1, problems: 3 });
    expect(problems).toMatchObject([{ repair: 'unknown-id', rows: 3, line: 2 }]);
    expect(problems[0]?.note).toContain('No product here was sent with the id “77”.');
    const updates = await prepareText(core, text, { ...plan, mode: 'update' });
    expect(updates.counts).toMatchObject({ skipped: 4 });
  });

  it('come in where the person says so, and not once more where the same file is imported again', async () => {
    const core = await openTestCatalog();
    const jani = await addJani(core);
    const first = await prepareText(core, text, { ...plan, unknownIds: 'new' });
    expect(first.notes).toContain(
      '3 rows have an id at the remote that no product has: each is a new product, and one more if it is imported again with anything changed.',
    );
    await core.call('imports.apply', { id: first.id, remotes: [] });
    for (const unknownIds of ['ask', 'new'] as const) {
      const again = await prepareText(core, text, { ...plan, unknownIds, keyRemote: jani.id });
      expect(again.counts).toMatchObject({ same: 4, create: 0, problems: 0 });
      expect(again.notes.join()).toContain('4 rows have no id that a product here was sent with');
    }
    const changed = await prepareText(core, text.replace('Bowl,2', 'Bowl,5'), plan);
    expect(changed.counts).toMatchObject({ same: 3, problems: 1 });
  });

  it('are never taken for a product that was sent there with another id', async () => {
    const core = await openTestCatalog();
    const [jani, bees] = [await addJani(core), await addJourneyBee(core)];
    const { id } = await addProduct(core, { name: 'Mug', price: '1' });
    const there = standAt(peek(core), id, jani, 'sent');
    const both = `id,name,price\n77,Mug,1\n${there},Mug,1\n`;
    const atJani = await prepareText(core, both, { ...plan, keyRemote: jani.id });
    expect(atJani.counts).toMatchObject({ same: 1, problems: 1 });
    const atBees = await prepareText(core, 'id,name,price\n77,Mug,1\n', { ...plan, keyRemote: bees.id });
    expect(atBees.counts).toMatchObject({ same: 1 });
  });
});

it('two rows of one product are told, though each names it by the id of another remote', async () => {
  const core = await openTestCatalog();
  const [jani, bees] = [await addJani(core), await addJourneyBee(core)];
  const { id } = await addProduct(core, { name: 'Mug', price: '1' });
  const [here, there] = [standAt(peek(core), id, jani, 'sent'), standAt(peek(core), id, bees, 'sent')];
  const columns = [{ to: 'remote-id' } as const, field('name')];
  const { counts, problems } = await prepareText(core, `id,name\n${here},Cup\n${there},Bowl\n`, {
    columns,
    key: 'remote-id',
  });
  expect({ counts, problems }).toMatchObject({
    counts: { update: 1, problems: 1 },
    problems: [{ repair: 'duplicate-in-file' }],
  });
});

it('what came in is checked against the remotes, and queued where it is ready, in the same step', async () => {
  const core = await openTestCatalog();
  const jani = await addJani(core);
  const text = 'sku,name,imageUrl\nA,Mug,https://a.example/1.jpg\nB,Bowl,no address\n';
  const { id } = await prepareText(core, text);
  const done = await core.call('imports.apply', { id, remotes: [jani.id] });
  expect(done).toMatchObject({ created: 2, queued: 1, left: 1 });
  const unknown = await prepareText(core, 'sku,name\nC,Cup\n');
  await expect(core.call('imports.apply', { id: unknown.id, remotes: [99] })).rejects.toThrow('not-found');
  expect((await core.call('products.counts', {})).all).toBe(2);
});
