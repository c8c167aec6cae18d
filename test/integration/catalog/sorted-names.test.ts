import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/main/core/adapters/system/clock.ts';
import { backUpCatalog, restoreCatalog } from '../../../src/main/core/compose.ts';
import { sortText } from '../../../src/shared/sort-text.ts';
import {
  addProduct,
  aProduct,
  applyBulk,
  editProduct,
  listNames,
  listRows,
  openTestCatalog,
  peek,
} from '../../helpers/catalog.ts';
import { importText } from '../../helpers/import.ts';
import type { InProcess } from '../../helpers/in-process.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const byName = (core: InProcess, direction: 'asc' | 'desc' = 'asc', search = '') =>
  listNames(core, { search, sorts: [{ field: 'name', direction }] });

/** By code points, as SQLite compares; ties by age, what is empty last. */
function inOrder(names: readonly string[]): string[] {
  return names
    .map((name) => ({ name, key: Buffer.from(sortText(name)) }))
    .toSorted((a, b) => Number(a.name === '') - Number(b.name === '') || Buffer.compare(a.key, b.key))
    .map(({ name }) => name);
}

async function openWith(names: readonly string[], folder?: string): Promise<InProcess> {
  const core = await openTestCatalog(folder === undefined ? {} : { folder });
  const products = names.map((name) => aProduct({ name }));
  await core.call('products.add', { products, remotes: [] });
  return core;
}

const SORTED = [
  'Apfel',
  'Ärmel',
  'Azur',
  'éclair',
  'Éclair',
  'Eclipse',
  'ægir',
  'Öl',
  'Strasse',
  'Straße',
  'Strauch',
  'Übergröße',
  'zebra',
  'Zoo',
  'елка',
  'Ёлка',
  'Ель',
  'икра',
  'Йод',
  '🎉 party',
  '',
];
/** What stands where it does by its letters: `ægir` is `aegir`. */
const EXPECTED = inOrder(SORTED);

describe('names', () => {
  it('with marks stand beside those without, whatever their case and script', async () => {
    expect(EXPECTED.slice(0, 6)).toEqual(['ægir', 'Apfel', 'Ärmel', 'Azur', 'éclair', 'Éclair']);
    expect(EXPECTED.slice(-8)).toEqual(['Zoo', 'елка', 'Ёлка', 'Ель', 'икра', 'Йод', '🎉 party', '']);
    const core = await openWith(SORTED);
    expect(await byName(core)).toEqual(EXPECTED);
    const turned = await byName(core, 'desc');
    expect(turned.slice(0, 3)).toEqual(['🎉 party', 'Йод', 'икра']);
    expect(turned.at(-1)).toBe('');
  });

  it('are sorted the same way when a few of them are found', async () => {
    const core = await openWith(['x Zoo', 'x Ärmel', 'x zebra', 'x Öl']);
    expect(await byName(core, 'asc', 'x')).toEqual(['x Ärmel', 'x Öl', 'x zebra', 'x Zoo']);
    expect(await byName(core, 'desc', 'x')).toEqual(['x Zoo', 'x zebra', 'x Öl', 'x Ärmel']);
  });

  it('that differ in marks and case alone are equals for the next sort', async () => {
    const core = await openTestCatalog();
    for (const [name, sku] of [
      ['É', 'c'],
      ['e', 'b'],
      ['é', 'a'],
      ['f', 'd'],
    ] as const) {
      await addProduct(core, { name, sku });
    }
    const sorts = (['name', 'sku'] as const).map((field) => ({ field, direction: 'asc' as const }));
    expect((await listRows(core, { sorts })).map(({ sku }) => sku)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('of any text are in the order of their folded texts', async () => {
    const core = await openTestCatalog();
    const letters = fc.constantFrom(
      'a',
      'Ä',
      'ä',
      'z',
      'Z',
      'ß',
      'ø',
      'Ø',
      'е',
      'Ё',
      'ё',
      'й',
      'Σ',
      'σ',
      'ς',
      '🎉',
      '中',
      ' ',
      '-',
      '\u0301',
    );
    const names = fc.oneof(fc.string({ unit: letters, maxLength: 5 }), fc.string({ unit: 'grapheme' }));
    await fc.assert(
      fc.asyncProperty(fc.array(names, { maxLength: 30 }), async (list) => {
        peek(core).exec('UPDATE product SET trashed_at = 1');
        const products = list.map((name) => aProduct({ name }));
        if (products.length > 0) await core.call('products.add', { products, remotes: [] });
        expect(await byName(core)).toEqual(inOrder(list));
      }),
      { numRuns: 40 },
    );
  });

  it('may be very long', async () => {
    const long = 'ä'.repeat(9000);
    const core = await openWith([`${long}c`, `${long}B`, 'b', `${'a'.repeat(9000)}a`]);
    const rows = await listRows(core, { sorts: [{ field: 'name', direction: 'asc' }] });
    expect(rows.map(({ id }) => id)).toEqual([4, 2, 1, 3]);
  });
});

it('types are sorted as names are', async () => {
  const core = await openTestCatalog();
  for (const type of ['Zubehör', 'Öl', 'Papier', 'ökostrom']) await addProduct(core, { type });
  const rows = await listRows(core, { sorts: [{ field: 'type', direction: 'asc' }] });
  expect(rows.map(({ type }) => type)).toEqual(['ökostrom', 'Öl', 'Papier', 'Zubehör']);
});

describe('the order of names is right', () => {
  const ids = [1, 2, 3];
  const undo = (core: InProcess) => core.call('changes.undo', { onLaterEdits: 'ask' });

  it('after an edit, its undo and its redo', async () => {
    const core = await openWith(['Anna', 'Berta', 'Zoe']);
    await editProduct(core, 3, { name: 'Äpfel' });
    expect(await byName(core)).toEqual(['Anna', 'Äpfel', 'Berta']);
    await undo(core);
    expect(await byName(core)).toEqual(['Anna', 'Berta', 'Zoe']);
    await core.call('changes.redo', { onLaterEdits: 'ask' });
    expect(await byName(core)).toEqual(['Anna', 'Äpfel', 'Berta']);
  });

  it('after a bulk edit and its undo', async () => {
    const core = await openWith(['Äpfel', 'Berta', 'ozon']);
    await applyBulk(core, ids, { kind: 'prepend', field: 'name', text: 'Ö' });
    await editProduct(core, 2, { name: 'Oz' });
    expect(await byName(core)).toEqual(['ÖÄpfel', 'Öozon', 'Oz']);
    await undo(core);
    await undo(core);
    expect(await byName(core)).toEqual(['Äpfel', 'Berta', 'ozon']);
  });

  it('after an import that adds and one that updates', async () => {
    const core = await openWith(['Anna', 'Zoe']);
    await importText(core, 'name,sku\nÄnne,1\nÉmile,2\nDora,3\n');
    expect(await byName(core)).toEqual(['Anna', 'Änne', 'Dora', 'Émile', 'Zoe']);
    await importText(core, 'sku,name\n3,Ödipus\n1,Zita\n', { key: 'sku' });
    expect(await byName(core)).toEqual(['Anna', 'Émile', 'Ödipus', 'Zita', 'Zoe']);
  });

  it('after an import that finds its products by their names', async () => {
    const core = await openWith(['Änne', 'änne', 'Anne', 'Zoe']);
    await importText(core, 'name,sku\nÄnne,1\nAnne,2\n', { key: 'name' });
    const rows = await listRows(core, { sorts: [{ field: 'created', direction: 'asc' }] });
    expect(rows.map(({ sku }) => sku ?? '')).toEqual(['1', '', '2', '']);
  });

  it('for copies, and for what comes back from the trash', async () => {
    const core = await openWith(['Anna', 'Äpfel', 'Berta']);
    await core.call('products.duplicate', { scope: { kind: 'ids', ids: [2] } });
    await core.call('products.trash', { scope: { kind: 'ids', ids: [2] } });
    expect((await byName(core))[1]).toMatch(/^Äpfel/u);
    await core.call('products.restore', { scope: { kind: 'ids', ids: [2] } });
    expect((await byName(core)).map((name) => name.slice(0, 5))).toEqual(['Anna', 'Äpfel', 'Äpfel', 'Berta']);
  });

  it('after a restart, and in a backup that is restored', async () => {
    const folder = join(temporaryFolder(), 'catalog');
    await (await openWith(['Anna', 'Äpfel', 'Berta'], folder)).close();
    const file = join(temporaryFolder(), 'shop.offshelf');
    await backUpCatalog({ folder, file, clock: systemClock });
    const again = await openTestCatalog({ folder });
    await editProduct(again, 3, { name: 'Ähre' });
    expect(await byName(again)).toEqual(['Ähre', 'Anna', 'Äpfel']);
    await again.close();
    await restoreCatalog({ folder, file, clock: systemClock });
    const restored = await openTestCatalog({ folder });
    expect(await byName(restored)).toEqual(['Anna', 'Äpfel', 'Berta']);
  });

  it('again once a product is saved that another program gave its name, and an import finds it then', async () => {
    const core = await openWith(['Änne', 'Zoe', 'Mia']);
    const rename = peek(core).prepare('UPDATE product SET name = ? WHERE id = ?');
    rename.run('Nora', 1);
    rename.run('Äpfel', 2);
    expect(await byName(core)).toEqual(['Nora', 'Mia', 'Äpfel']);
    for (const id of [1, 2]) await editProduct(core, id, { description: 'saved' });
    expect(await byName(core)).toEqual(['Äpfel', 'Mia', 'Nora']);
    await importText(core, 'name,sku\nNora,1\nÄpfel,2\n', { key: 'name' });
    expect((await listRows(core)).map(({ sku }) => sku)).toEqual(['1', '2', null]);
  });

  it('in a file that other programs read without Offshelf’s functions', async () => {
    const core = await openWith(['Äpfel', 'Anna', 'ﬁx', '🎉']);
    await editProduct(core, 2, { name: 'Änne', price: 'abc' });
    const plain = peek(core);
    expect(plain.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(plain.prepare('SELECT name, sort_name FROM product ORDER BY id').raw().all()).toEqual([
      ['Äpfel', 'apfel'],
      ['Änne', 'anne'],
      ['ﬁx', 'fix'],
      ['🎉', null],
    ]);
    expect(plain.prepare(`UPDATE product SET name = 'Zoe' WHERE id = 4`).run().changes).toBe(1);
  });
});
