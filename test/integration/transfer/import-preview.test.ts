import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addProduct, listNames, listRows, openTestCatalog, peek } from '../../helpers/catalog.ts';
import { prepareFile, prepareText, writeFile } from '../../helpers/import.ts';
import type { InProcess } from '../../helpers/in-process.ts';
import { addManyProducts } from '../../helpers/many-products.ts';
import { countPauses } from '../../helpers/pauses.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const THREE = 'sku,name,price\n007,Mug,12.50\n0815,"Tea, pot",3.2\n1E5,Bowl,4\n';

async function namesBySku(core: InProcess): Promise<Record<string, string>> {
  return Object.fromEntries((await listRows(core)).map(({ sku, name }) => [sku ?? '', name]));
}

describe('rows with problems', () => {
  const BAD = 'sku,name,price,note\nA,Mug,free,x\nB,,5,y\nC,Cup,7,z\nD,Plate,1,2,3\n';

  it('stay out, are told by what mends them, and are written into a file with what is wrong', async () => {
    const core = await openTestCatalog();
    const { id, counts, problems } = await prepareText(core, BAD);
    expect(counts).toMatchObject({ rows: 4, create: 1, problems: 3 });
    expect(problems.map(({ repair }) => repair).toSorted()).toEqual(['no-name', 'price-unreadable', 'row']);
    const file = join(temporaryFolder(), 'bad.csv');
    expect(await core.call('imports.saveProblems', { id, file, format: 'csv' })).toEqual({ rows: 3 });
    const lines = readFileSync(file, 'utf8').replace('\uFEFF', '').split('\r\n');
    expect(lines[0]).toBe('sku,name,price,note,Problem,Beyond 1');
    expect(lines[1]).toBe(
      'A,Mug,free,x,Line 2: “free” can’t be read as a price. Use a plain number such as 1234.50.,',
    );
    expect(lines[3]).toMatch(/^D,Plate,1,2,"?Line 5: .*,3$/);
    expect(lines[2]).toBe('B,,5,y,Line 3: The row has no name. Type one.,');
  });

  it('bring the rows along that went into them, once they are mended', async () => {
    const core = await openTestCatalog();
    const head = 'Handle,Title,Variant SKU,Variant Price,Image Src\n';
    const text = `${head}a,Mug,A,free,http://x/1\na,,,,http://x/2\nb,Cup,B,free,http://x/4\nb,,,,http://x/5\n`;
    const { id, counts } = await prepareText(core, text);
    expect(counts).toMatchObject({ problems: 4, skipped: 0 });
    const cells = ['a', 'Mug', 'A', '5', 'http://x/1'];
    const { preview } = await core.call('imports.mend', { id, row: 0, cells });
    expect(preview.counts).toMatchObject({ create: 1, problems: 2, skipped: 1 });
    expect(preview.skipped).toMatchObject([{ repair: 'image', line: 3 }]);
  });

  it('keep what was a number or a list in JSON, where they are written as JSON', async () => {
    const core = await openTestCatalog();
    const file = writeFile('[{"sku":"A","name":"","stock":5,"tags":["a"]}]', 'shop.json');
    const { id } = await prepareFile(core, file);
    const rest = join(temporaryFolder(), 'rest.json');
    await core.call('imports.saveProblems', { id, file: rest, format: 'json' });
    expect(JSON.parse(readFileSync(rest, 'utf8'))).toMatchObject([{ sku: 'A', stock: 5, tags: ['a'] }]);
  });

  it('are mended one by one, and then come in', async () => {
    const core = await openTestCatalog();
    const { id } = await prepareText(core, BAD);
    const [bad] = await core.call('imports.page', {
      id,
      tab: 'problems',
      repair: 'price-unreadable',
      from: 0,
      count: 10,
    });
    expect(bad).toMatchObject({ line: 2, cells: ['A', 'Mug', 'free', 'x'] });
    const again = await core.call('imports.mend', {
      id,
      row: bad?.n ?? -1,
      cells: ['A', 'Mug', 'free', 'x'],
    });
    expect(again.row).toMatchObject({ tab: 'problems' });
    const taken = await core.call('imports.mend', { id, row: bad?.n ?? -1, cells: ['C', 'Mug', '0', 'x'] });
    expect(taken.row).toMatchObject({ tab: 'problems', repair: 'duplicate-in-file' });
    const mended = await core.call('imports.mend', { id, row: bad?.n ?? -1, cells: ['A', 'Mug', '0', 'x'] });
    expect(mended.row).toMatchObject({ tab: 'create', name: 'Mug', cells: null });
    expect(mended.preview.counts).toMatchObject({ create: 2, problems: 2 });
    await core.call('imports.apply', { id, remotes: [] });
    expect((await listNames(core)).toSorted()).toEqual(['Cup', 'Mug']);
  });
});

describe('a preview of an import', () => {
  it('shows rows of each kind, with what changes', async () => {
    const core = await openTestCatalog();
    const { id: product } = await addProduct(core, { sku: '007', name: 'Old', price: '12.50' });
    const { id } = await prepareText(core, THREE);
    const page = (tab: 'create' | 'update') => core.call('imports.page', { id, tab, from: 0, count: 10 });
    expect(await page('update')).toMatchObject([
      { line: 2, productId: product, name: 'Old', values: [{ field: 'name', before: 'Old', after: 'Mug' }] },
    ]);
    const created = await page('create');
    expect(created).toMatchObject([
      { line: 3, productId: null, name: 'Tea, pot' },
      { line: 4, sku: '1E5' },
    ]);
    expect(created[0]?.values).toContainEqual({ field: 'price', before: null, after: '3.2' });
  });

  it('leaves rows out and takes them in again', async () => {
    const core = await openTestCatalog();
    await addProduct(core, { sku: '007', name: 'Old' });
    const { id } = await prepareText(core, THREE);
    const all = await core.call('imports.leaveOut', { id, rows: 'all', leftOut: true });
    expect(all.counts).toMatchObject({ create: 0, update: 0, leftOut: 3 });
    const some = await core.call('imports.leaveOut', { id, rows: [0, 2], leftOut: false });
    expect(some.counts).toMatchObject({ create: 1, update: 1, leftOut: 1 });
    await core.call('imports.apply', { id, remotes: [] });
    expect(await namesBySku(core)).toEqual({ '007': 'Mug', '1E5': 'Bowl' });
  });

  it('leaves many rows out and takes them in again part by part, and no row with a problem', async () => {
    const core = await openTestCatalog();
    addManyProducts(core.folder, 1100);
    const rows = Array.from({ length: 2001 }, (_, n) => `P${n + 1},${n % 100 === 7 ? 'free' : n}`);
    const { id, counts } = await prepareText(core, `name,price\n${rows.join('\n')}\n`, { key: 'name' });
    expect(counts).toMatchObject({ create: 892, update: 1089, problems: 20 });
    const leaveOut = (leftOut: boolean) =>
      countPauses(() => core.call('imports.leaveOut', { id, rows: 'all', leftOut }));
    const out = await leaveOut(true);
    expect(out.result.counts).toMatchObject({ create: 0, update: 0, leftOut: 1981, problems: 20 });
    expect(out.pauses).toBeGreaterThanOrEqual(3);
    expect((await core.call('previews.get', { id })).willChange).toBe(0);
    const into = await leaveOut(false);
    expect(into.result.counts).toEqual(counts);
    expect(into.pauses).toBeGreaterThanOrEqual(3);
    await core.call('imports.apply', { id, remotes: [] });
    expect((await listNames(core)).length).toBe(1100 + 892);
    const priced = peek(core).prepare(
      `SELECT count(*) FROM product WHERE price = CAST(substr(name, 2) - 1 AS TEXT)`,
    );
    expect(priced.pluck().get()).toBe(1981);
  });

  it('is refused where one of its products was changed, or added, meanwhile', async () => {
    const core = await openTestCatalog();
    await addProduct(core, { sku: '007', name: 'Old' });
    const edited = await prepareText(core, THREE);
    await core.call('cells.write', {
      cells: [{ id: 1, field: 'name', value: 'New' }],
      kind: 'edit',
      subject: '',
    });
    await expect(core.call('imports.apply', { id: edited.id, remotes: [] })).rejects.toThrow(
      'changed-meanwhile',
    );
    const added = await prepareText(core, THREE);
    await addProduct(core, { sku: '0815', name: 'Typed meanwhile' });
    await expect(core.call('imports.apply', { id: added.id, remotes: [] })).rejects.toThrow(
      'changed-meanwhile',
    );
    expect(await namesBySku(core)).toEqual({ '007': 'New', '0815': 'Typed meanwhile' });
  });

  it('is closed as any preview is, and leaves nothing in the staging database', async () => {
    const core = await openTestCatalog();
    const { id } = await prepareText(core, THREE);
    await core.call('previews.close', { id });
    await expect(core.call('imports.get', { id })).rejects.toThrow('out-of-date');
    const names = peek(core)
      .prepare("SELECT name FROM sqlite_master WHERE name LIKE 'import%'")
      .pluck()
      .all();
    expect(names).toEqual(['import_plan']);
  });
});
