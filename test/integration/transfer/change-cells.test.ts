import { describe, expect, it } from 'vitest';
import type { CellEdit } from '../../../src/shared/model/cell-edit.ts';
import type { Repair } from '../../../src/shared/model/transfer-words.ts';
import { addProduct, listRows, openTestCatalog } from '../../helpers/catalog.ts';
import { prepareText } from '../../helpers/import.ts';
import type { InProcess } from '../../helpers/in-process.ts';

const REPLACE = { kind: 'replace', matchCase: false, wholeWord: false, pattern: false } as const;

function replace(
  find: string,
  text: string,
  more: Partial<Extract<CellEdit, { kind: 'replace' }>> = {},
): CellEdit {
  return { ...REPLACE, find, text, ...more };
}

function aTable(head: string, count: number, row: (n: number) => string): string {
  return [head, ...Array.from({ length: count }, (_, n) => row(n)), ''].join('\n');
}

async function pageOf(core: InProcess, id: string, repair: Repair) {
  return await core.call('imports.page', { id, tab: 'problems', repair, from: 0, count: 200 });
}

describe('cells with the same problem', () => {
  it('are changed together, and only their rows are read anew', async () => {
    const core = await openTestCatalog();
    const text = aTable('sku,name,price', 3000, (n) => `S${n},Mug ${n},EUR ${n === 7 ? 'free' : `${n}.50`}`);
    const { id, counts } = await prepareText(core, `${text}S-ok,Bowl,9\nX,,1\n`, { priceSigns: 'ask' });
    expect(counts).toMatchObject({ create: 1, problems: 3001 });
    await core.call('imports.leaveOut', { id, rows: [3000], leftOut: true });
    const asked = { id, repair: 'price-with-sign', edit: replace('eur ', '') } as const;
    const cells = await core.call('imports.cells', asked);
    expect(cells).toMatchObject({
      column: 2,
      columns: [{ column: 2, cells: 2999 }],
      changes: 2999,
      examples: [
        { before: 'EUR 0.50', after: '0.50' },
        { before: 'EUR 1.50', after: '1.50' },
        { before: 'EUR 2.50', after: '2.50' },
      ],
    });
    expect((await core.call('imports.get', { id })).counts).toMatchObject({ problems: 3001 });
    const done = await core.call('imports.changeCells', { ...asked, column: 2 });
    expect(done).toMatchObject({ changed: 2999, mended: 2999, stopped: false });
    expect(done.preview.counts).toMatchObject({ create: 2999, problems: 2, leftOut: 1 });
    await core.call('imports.apply', { id, remotes: [] });
    expect((await listRows(core)).length).toBe(2999);
  });

  it('are told by what stands in them, the commonest first, and those of one text are set', async () => {
    const core = await openTestCatalog();
    const words = ['aktiv', 'aktiv', 'inaktiv', 'aktiv', 'inaktiv', 'weg'];
    const text = aTable('sku,name,status', 6, (n) => `S${n},Mug,${words[n]}`);
    const { id } = await prepareText(core, text);
    const repair = 'unknown-word';
    expect((await core.call('imports.cells', { id, repair })).values).toEqual([
      { text: 'aktiv', cells: 3 },
      { text: 'inaktiv', cells: 2 },
      { text: 'weg', cells: 1 },
    ]);
    const whole = replace('aktiv', 'active', { wholeWord: true });
    expect(await core.call('imports.cells', { id, repair, column: 2, edit: whole })).toMatchObject({
      changes: 3,
    });
    await core.call('imports.changeCells', { id, repair, column: 2, edit: whole });
    const some: CellEdit = { kind: 'set', value: 'draft', of: 'inaktiv' };
    const done = await core.call('imports.changeCells', { id, repair, column: 2, edit: some });
    expect(done).toMatchObject({ changed: 2, mended: 2 });
    expect(done.preview.problems).toMatchObject([{ repair, rows: 1, line: 7 }]);
    const rest: CellEdit = { kind: 'set', value: 'archived', of: null };
    await core.call('imports.changeCells', { id, repair, column: 2, edit: rest });
    await core.call('imports.apply', { id, remotes: [] });
    const rows = (await listRows(core)).toSorted((a, b) => (a.sku ?? '').localeCompare(b.sku ?? ''));
    expect(rows.map(({ status }) => status)).toEqual([
      'active',
      'active',
      'draft',
      'active',
      'draft',
      'archived',
    ]);
  });

  it('are those with the problem alone, where the same problem is in several columns', async () => {
    const core = await openTestCatalog();
    const text =
      'sku,name,status,billing type\nA,Mug,aktiv,one_time\nB,Cup,active,einmal\nC,Pot,aktiv,einmal\n';
    const { id } = await prepareText(core, text);
    const repair = 'unknown-word';
    const { columns } = await core.call('imports.cells', { id, repair });
    expect(columns).toEqual([
      { column: 2, cells: 2 },
      { column: 3, cells: 2 },
    ]);
    const edit: CellEdit = { kind: 'set', value: 'draft', of: null };
    const { preview } = await core.call('imports.changeCells', { id, repair, column: 2, edit });
    expect(preview.counts).toMatchObject({ create: 1, problems: 2 });
    expect((await pageOf(core, id, repair)).map(({ cells }) => cells?.[2])).toEqual(['active', 'draft']);
  });

  it('that still have a problem afterwards stay, as they were changed', async () => {
    const core = await openTestCatalog();
    const { id } = await prepareText(core, 'sku,name,price\nA,Mug,a lot\nB,Cup,a bit\n');
    const repair = 'price-unreadable';
    const edit = replace('a lot|a', '1', { pattern: true });
    const done = await core.call('imports.changeCells', { id, repair, column: 2, edit });
    expect(done).toMatchObject({ changed: 2, mended: 1, still: 1 });
    expect(await pageOf(core, id, repair)).toMatchObject([{ line: 3, cells: ['B', 'Cup', '1 bit'] }]);
  });

  it('give no two rows the same SKU, nor one that is nearly that of another', async () => {
    const core = await openTestCatalog();
    await addProduct(core, { sku: 'abc', name: 'Old' });
    const text = 'sku,name,price\nA,Mug,x5\nA,Cup,x6\nB,Pot,7\nb,Jug,x8\nABC,Bowl,x9\n';
    const { id } = await prepareText(core, text);
    const edit = replace('x', '');
    const { preview } = await core.call('imports.changeCells', {
      id,
      repair: 'price-unreadable',
      column: 2,
      edit,
    });
    expect(preview.counts).toMatchObject({ create: 2, problems: 3 });
    expect(preview.problems).toMatchObject([
      { repair: 'near-sku', rows: 2, line: 5 },
      { repair: 'duplicate-in-file', rows: 1, line: 3 },
    ]);
    const twice = await core.call('imports.changeCells', {
      id,
      repair: 'duplicate-in-file',
      column: 0,
      edit: { kind: 'set', value: 'Z', of: null },
    });
    expect(twice).toMatchObject({ mended: 1 });
  });

  it('bring the rows along that went into theirs', async () => {
    const core = await openTestCatalog();
    const head = 'Handle,Title,Variant SKU,Variant Price,Image Src\n';
    const { id, counts } = await prepareText(core, `${head}a,Mug,A,x5,http://x/1\na,,,,http://x/2\n`);
    expect(counts).toMatchObject({ problems: 2 });
    const done = await core.call('imports.changeCells', {
      id,
      repair: 'price-unreadable',
      column: 3,
      edit: replace('x', ''),
    });
    expect(done).toMatchObject({ changed: 1, mended: 1 });
    expect(done.preview.counts).toMatchObject({ create: 1, skipped: 1 });
  });

  it('keep what was done until it was cancelled, and whoever goes on does the rest', async () => {
    let looks = 0;
    const core = await openTestCatalog({ isCancelled: (job) => job === 77 && (looks += 1) > 2 });
    const text = aTable('sku,name,price', 2000, (n) => `S${n},Mug ${n},x${n}`);
    const { id } = await prepareText(core, text);
    const asked = { id, repair: 'price-unreadable', column: 2, edit: replace('x', '') } as const;
    const stopped = await core.call('imports.changeCells', { ...asked, job: 77 });
    expect(stopped).toMatchObject({ changed: 1500, mended: 1500, stopped: true });
    expect(stopped.preview.counts).toMatchObject({ create: 1500, problems: 500 });
    await expect(core.call('imports.cells', { ...asked, job: 77 })).rejects.toThrow('cancelled');
    const rest = await core.call('imports.changeCells', asked);
    expect(rest).toMatchObject({ changed: 500, mended: 500, stopped: false });
    expect(rest.preview.counts).toMatchObject({ create: 2000, problems: 0 });
  });

  it('are said to make products anew each time, as others are', async () => {
    const core = await openTestCatalog();
    const { id, notes } = await prepareText(
      core,
      'sku,name,status\nA,Jug,active\n,Mug,aktiv\n,Cup,aktiv\n,Bowl,active\n',
    );
    const anew =
      'to be found by: each is a new product, and one more if it is imported again with anything changed.';
    expect(notes).toEqual([`1 row has no SKU ${anew}`]);
    const edit = { kind: 'set', of: null, value: 'active' } as const;
    const asked = { id, repair: 'unknown-word', edit, column: 2 } as const;
    const { preview } = await core.call('imports.changeCells', asked);
    expect(preview.notes).toEqual([`Among the rows that were changed, 2 rows have no SKU ${anew}`, ...notes]);
  });

  it('and a row that is mended meanwhile never become the same product', async () => {
    const core = await openTestCatalog();
    const text = aTable('sku,name,price', 1500, (n) => `S${n},Mug ${n},free`);
    const { id } = await prepareText(core, `${text}X,Jug,free\nX,,1\n`);
    const edit = { kind: 'set', value: '5', of: null } as const;
    const changing = core.call('imports.changeCells', { id, repair: 'price-unreadable', column: 2, edit });
    const mended = await core.call('imports.mend', { id, row: 1501, cells: ['X', 'Jar', '1'] });
    expect(mended.row).toMatchObject({ tab: 'problems', repair: 'duplicate-in-file' });
    expect(await changing).toMatchObject({ mended: 1501 });
    expect(mended.preview.counts).toMatchObject({ create: 1501, problems: 1 });
  });

  it('can’t be changed by a pattern that can’t be read, nor once the import is closed', async () => {
    const core = await openTestCatalog();
    const { id } = await prepareText(core, 'sku,name,price\nA,Mug,x5\n');
    const asked = { id, repair: 'price-unreadable', column: 2 } as const;
    const pattern = replace('(', '', { pattern: true });
    await expect(core.call('imports.cells', { ...asked, edit: pattern })).rejects.toThrow('bad-input');
    await expect(core.call('imports.changeCells', { ...asked, edit: pattern })).rejects.toThrow('bad-input');
    await core.call('previews.close', { id });
    await expect(core.call('imports.changeCells', { ...asked, edit: replace('x', '') })).rejects.toThrow(
      'out-of-date',
    );
  });
});
