import { expect, it } from 'vitest';
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
  const { counts, notes } = await prepareText(core, text, { ...plan, keyRemote: bees.id });
  expect(counts).toMatchObject({ create: 1 });
  expect(notes).toContain(
    '1 row has an id at the remote that no product has: each is a new product, and one more each time that the file is imported.',
  );
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
