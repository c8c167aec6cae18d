import { expect, it } from 'vitest';
import { addProduct, editProduct, listRows, openTestCatalog, peek } from '../../helpers/catalog.ts';
import { importText, prepareText } from '../../helpers/import.ts';
import { addJani, NO_CHOICES, standAt } from '../../helpers/remotes.ts';

const TEXT = 'sku,name,imageUrl\nA,Mug,https://a.example/1.jpg\nB,Bowl,no address\nC,Cup,\nD,Dish,\n';

it('what an import brought in is sent by its Change: each product once, and no other', async () => {
  const core = await openTestCatalog();
  const jani = await addJani(core);
  await addProduct(core, { sku: 'other', name: 'Other' });
  const there = await addProduct(core, { sku: 'C', name: 'Old cup' });
  standAt(peek(core), there.id, jani, 'sent');
  const { change } = await importText(core, TEXT);
  const remotes = [jani.id];
  const summary = await core.call('sending.summaryOfMany', {
    of: { kind: 'change', change: change.id } as const,
    remotes,
  });
  expect(summary.remotes).toMatchObject([{ ready: 2, withProblems: 1, alreadyThere: 1 }]);
  const sent = await core.call('sending.sendMany', {
    of: { kind: 'change', change: change.id } as const,
    remotes,
    testFirst: true,
  });
  expect(sent).toEqual({ queued: 2, left: 2 });
  const queued = peek(core)
    .prepare(
      `SELECT p.sku FROM submission s JOIN product p ON p.id = s.product_id WHERE s.state = 'queued' ORDER BY p.sku`,
    )
    .pluck()
    .all();
  expect(queued).toEqual(['A', 'D']);
  expect(
    await core.call('sending.sendMany', { of: { kind: 'change', change: change.id } as const, remotes }),
  ).toMatchObject({ queued: 0 });
});

it('nothing of an import that was taken back is sent, nor of a Change that is not kept', async () => {
  const core = await openTestCatalog();
  const jani = await addJani(core);
  const { change } = await importText(core, TEXT);
  await core.call('changes.undo', { onLaterEdits: 'ask' });
  const remotes = [jani.id];
  expect(
    await core.call('sending.sendMany', { of: { kind: 'change', change: change.id } as const, remotes }),
  ).toEqual({
    queued: 0,
    left: 4,
  });
  const { id } = await prepareText(core, TEXT.replaceAll('A,Mug', 'Z,Jug'));
  await core.call('imports.apply', { id, remotes: [] });
  for (const operation of ['sending.sendMany', 'sending.summaryOfMany'] as const) {
    await expect(
      core.call(operation, { of: { kind: 'change', change: change.id } as const, remotes }),
    ).rejects.toThrow('not-found');
  }
});

it('more than go in line at once wait behind one test, and what is cancelled stays as far as it came', async () => {
  let asked = 0;
  const core = await openTestCatalog({ isCancelled: (job) => job === 5 && (asked += 1) > 9 });
  const jani = await addJani(core);
  const rows = Array.from({ length: 1_800 }, (_, at) => `${at},Mug ${at}\n`).join('');
  const { change } = await importText(core, `sku,name\n${rows}`);
  const send = { of: { kind: 'change', change: change.id } as const, remotes: [jani.id], testFirst: true };
  const first = await core.call('sending.sendMany', { ...send, job: 5 });
  expect(first.queued).toBeGreaterThan(0);
  expect(first).toEqual({ queued: first.queued, left: 1_800 - first.queued });
  expect(first.queued).toBeLessThan(1_800);
  const rest = await core.call('sending.sendMany', { ...send, job: 6 });
  expect(first.queued + rest.queued).toBe(1_800);
  const testing = peek(core).prepare('SELECT testing FROM lane').pluck().all();
  expect({ testing, waiting: (await core.call('sending.status', {})).waiting }).toEqual({
    testing: [1],
    waiting: 1_800,
  });
});

it('the test is one whose image goes to its place first, however late it comes', async () => {
  const core = await openTestCatalog();
  const place = await core.call('imagePlaces.add', {
    name: 'Pictures',
    where: { kind: 'address' },
    path: '{name}.{ext}',
    publicBase: 'https://pictures.example',
    preset: null,
  });
  const jani = await addJani(core, { settings: { ...NO_CHOICES, imagePlaceId: place.id } });
  const rows = Array.from({ length: 700 }, (_, at) => `${at},Mug ${at}\n`).join('');
  const { change } = await importText(core, `sku,name\n${rows}`);
  const { id } = (await listRows(core)).find(({ sku }) => sku === '640') ?? { id: 0 };
  await editProduct(core, id, { imageUrl: `local-image:${'a'.repeat(64)}.png/mug.png` });
  const send = { of: { kind: 'change', change: change.id } as const, remotes: [jani.id], testFirst: true };
  expect(await core.call('sending.sendMany', send)).toEqual({ queued: 700, left: 0 });
  const line = peek(core).prepare('SELECT product_id FROM submission ORDER BY seq LIMIT 1').pluck().get();
  expect(line).toBe(id);
});

it('all wait behind one test, however many that can’t go stand between those that can', async () => {
  const core = await openTestCatalog();
  const jani = await addJani(core);
  const canGo = (at: number) => at === 3 || at === 600 || at > 1_000;
  const rows = Array.from({ length: 1_200 }, (_, at) => `${at},Mug ${at},${canGo(at) ? '' : 'no address'}\n`);
  const { change } = await importText(core, `sku,name,imageUrl\n${rows.join('')}`);
  const send = { of: { kind: 'change', change: change.id } as const, remotes: [jani.id], testFirst: true };
  expect(await core.call('sending.sendMany', send)).toEqual({ queued: 201, left: 999 });
  expect(peek(core).prepare('SELECT testing FROM lane').pluck().all()).toEqual([1]);
});
