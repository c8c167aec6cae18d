import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addProduct, getProduct, listNames, listRows, openTestCatalog } from '../../helpers/catalog.ts';
import { field, importText, lookAt, prepareFile, prepareText, writeFile } from '../../helpers/import.ts';
import { composeInProcess, type InProcess } from '../../helpers/in-process.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const THREE = 'sku,name,price\n007,Mug,12.50\n0815,"Tea, pot",3.2\n1E5,Bowl,4\n';

async function namesBySku(core: InProcess): Promise<Record<string, string>> {
  return Object.fromEntries((await listRows(core)).map(({ sku, name }) => [sku ?? '', name]));
}

describe('an import', () => {
  it('writes nothing until it is applied, and then one Change that undo and redo take back and bring again, after a restart too', async () => {
    const folder = join(temporaryFolder(), 'catalog');
    const first = await composeInProcess({ folder });
    await addProduct(first, { name: 'Old mug', sku: '007', price: '1' });
    const preview = await prepareText(first, THREE);
    expect(preview.counts).toEqual({
      rows: 3,
      create: 2,
      update: 1,
      same: 0,
      skipped: 0,
      problems: 0,
      leftOut: 0,
    });
    expect(await listNames(first)).toEqual(['Old mug']);
    const done = await first.call('imports.apply', { id: preview.id, remotes: [] });
    expect(done).toMatchObject({
      created: 2,
      updated: 1,
      change: { kind: 'import', products: 3, subject: 'products.csv' },
    });
    await first.close();
    const core = await openTestCatalog({ folder });
    const imported = { '007': 'Mug', '0815': 'Tea, pot', '1E5': 'Bowl' };
    expect(await namesBySku(core)).toEqual(imported);
    expect(await core.call('changes.undo', { onLaterEdits: 'ask' })).toMatchObject({
      kind: 'done',
      restored: 3,
    });
    expect(await namesBySku(core)).toEqual({ '007': 'Old mug' });
    expect(await getProduct(core, 1)).toMatchObject({ fields: { price: '1' } });
    await core.call('changes.redo', { onLaterEdits: 'ask' });
    expect(await namesBySku(core)).toEqual(imported);
  });

  it('is the same file again without any effect', async () => {
    const core = await openTestCatalog();
    await importText(core, THREE);
    const { counts, id } = await prepareText(core, THREE);
    expect(counts).toMatchObject({ rows: 3, same: 3 });
    await expect(core.call('imports.apply', { id, remotes: [] })).rejects.toThrow('Nothing would change');
  });

  it('backs the catalog up before, but not one that never had a product', async () => {
    const core = await openTestCatalog();
    const backups = () => readdirSync(join(core.folder, 'backups'));
    await importText(core, THREE);
    expect(backups()).toEqual([]);
    await importText(core, 'sku,name\n9,Cup\n');
    expect(backups()).toEqual([expect.stringMatching(/-before-import\.offshelf$/)]);
  });

  it('keeps what blank cells stand for, or clears it where the person says so', async () => {
    const core = await openTestCatalog();
    const { id } = await addProduct(core, { sku: 'A', description: 'Blue', price: '5' });
    const text = 'sku,name,description,price\nA,Mug,,\n';
    await importText(core, text);
    expect(await getProduct(core, id)).toMatchObject({
      fields: { name: 'Mug', description: 'Blue', price: '5' },
    });
    await importText(core, text, { blank: 'clear' });
    expect(await getProduct(core, id)).toMatchObject({
      fields: { name: 'Mug', description: '', price: null },
    });
  });

  it('makes new products only, or changes those that are there only', async () => {
    const core = await openTestCatalog();
    await addProduct(core, { sku: '007', name: 'Old' });
    const fresh = await prepareText(core, THREE, { mode: 'new' });
    expect(fresh).toMatchObject({
      counts: { create: 2, skipped: 1 },
      skipped: [{ repair: 'exists', rows: 1, line: 2 }],
    });
    const known = await prepareText(core, THREE, { mode: 'update' });
    expect(known).toMatchObject({
      counts: { update: 1, skipped: 2 },
      skipped: [{ repair: 'not-there', rows: 2, line: 3 }],
    });
  });

  it('finds products by name, and never those in the trash', async () => {
    const core = await openTestCatalog();
    const { id } = await addProduct(core, { name: 'Mug' });
    const gone = await addProduct(core, { name: 'Bowl' });
    await core.call('products.trash', { scope: { kind: 'ids', ids: [gone.id] } });
    const text = 'name,type\nMug,cup\nmug,cup\nBowl,cup\n';
    expect(await prepareText(core, text)).toMatchObject({ counts: { create: 2, update: 1 } });
    await importText(core, text);
    expect(await getProduct(core, id)).toMatchObject({ fields: { name: 'Mug', type: 'cup' } });
  });

  it('never gives a product that was found by its name the SKU of another', async () => {
    const core = await openTestCatalog();
    for (const [name, sku] of [
      ['Mug', 'OLD'],
      ['Bowl', 'B'],
      ['Cup', null],
    ] as const)
      await addProduct(core, { name, sku, type: 'cup' });
    const text = 'sku,name,type\nNEW,Mug,jug\nB,Bowl,jug\nC,Cup,jug\n,Mug,pot\n';
    const { counts, problems } = await prepareText(core, text, { key: 'name' });
    expect(counts).toMatchObject({ update: 3, problems: 1 });
    expect(problems).toMatchObject([
      {
        repair: 'other-sku',
        line: 2,
        note: '“Mug” has the SKU “OLD” in the catalog, and the row says “NEW”. Make them the same, leave the SKU of the row blank, or find products by SKU.',
      },
    ]);
  });

  it('lists what stands twice in the file, and what several products of the catalog have', async () => {
    const core = await openTestCatalog();
    await addProduct(core, { sku: 'A' });
    await addProduct(core, { sku: 'A' });
    const preview = await prepareText(core, 'sku,name\nA,One\nB,Two\nB,Three\nB,Four\n,Five\n,Six\n');
    expect(preview.counts).toMatchObject({ create: 3, problems: 3 });
    expect(preview.problems).toMatchObject([
      { repair: 'duplicate-in-file', rows: 2, line: 4, note: 'The SKU “B” stands in line 3 already.' },
      { repair: 'several-products', rows: 1, line: 2 },
    ]);
    expect(preview.notes).toContain(
      '2 rows have no SKU to be found by: each is a new product, and one more if it is imported again with anything changed.',
    );
  });

  it('tells what stands twice in JSON, though all of it stands in one line', async () => {
    const core = await openTestCatalog();
    await addProduct(core, { sku: 'A', name: 'One' });
    const json =
      '[{"sku":"A","name":"Two"},{"sku":"A","name":"Three"},{"sku":"B","name":"x"},{"sku":"B","name":"y"}]';
    const { counts, problems } = await prepareFile(core, writeFile(json, 'shop.json'));
    expect(counts).toMatchObject({ update: 1, create: 1, problems: 2 });
    expect(problems).toMatchObject([{ repair: 'duplicate-in-file', rows: 2 }]);
  });

  it('puts columns into the custom data and leaves the rest of it as it is written', async () => {
    const core = await openTestCatalog();
    const { id } = await addProduct(core, { sku: 'A', customData: '{ "size": 10.00 }' });
    await importText(core, 'sku,brand\nA,Acme\nB,\n', {
      columns: [field('sku'), { to: 'custom-data', key: 'brand' }],
      mode: 'update',
    });
    expect(await getProduct(core, id)).toMatchObject({
      fields: { customData: '{"size":10.00,"brand":"Acme"}' },
    });
  });

  it('refuses a plan that nothing can come of', async () => {
    const core = await openTestCatalog();
    await expect(prepareText(core, THREE, { key: 'remote-id' })).rejects.toThrow('which product');
    await expect(
      prepareText(core, THREE, { columns: [field('name'), field('name'), field('price')] }),
    ).rejects.toThrow('same field');
    await expect(prepareText(core, 'a,b\n1,2\n', { mode: 'update', key: 'sku' })).rejects.toThrow(
      'which product',
    );
  });
});

describe('prices of a file', () => {
  const price = async (core: InProcess, sku: string) =>
    (await listRows(core)).find((row) => row.sku === sku)?.price;

  it('with two readings are read as all the others show, which is said', async () => {
    const core = await openTestCatalog();
    const preview = await prepareText(core, 'sku,name,price\nA,Mug,"1.234"\nB,Bowl,"12,50"\n');
    expect(preview).toMatchObject({ decimal: ',', counts: { create: 2, problems: 0 } });
    await core.call('imports.apply', { id: preview.id, remotes: [] });
    expect([await price(core, 'A'), await price(core, 'B')]).toEqual(['1234', '12.50']);
  });

  it('that are read at the end of the file bring the images below along', async () => {
    const core = await openTestCatalog();
    const file = 'Handle,Title,Variant SKU,Variant Price,Image Src\n';
    const rows = 'a,Mug,A,"1,234",http://x/1\na,,,,http://x/2\na,,,,http://x/3\nb,Cup,B,1.50,http://x/4\n';
    const preview = await prepareText(core, file + rows);
    expect(preview.counts).toMatchObject({ create: 2, skipped: 2, problems: 0 });
    expect(preview.skipped).toMatchObject([{ repair: 'image', rows: 2, line: 3 }]);
  });

  it('are asked about where nothing shows the sign, or where both signs are shown', async () => {
    const core = await openTestCatalog();
    const silent = await prepareText(core, 'sku,name,price\nA,Mug,1.234\nB,Bowl,5\n');
    expect(silent).toMatchObject({
      decimal: null,
      problems: [{ repair: 'price-two-readings', rows: 1, line: 2 }],
    });
    const mixed = await prepareText(core, 'sku,name,price\nA,Mug,1.234\nB,Bowl,"5,10"\nC,Cup,5.10\n');
    expect(mixed).toMatchObject({ decimal: null, counts: { create: 2, problems: 1 } });
    const said = await prepareText(core, 'sku,name,price\nA,Mug,1.234\nB,Bowl,5\n', { decimal: ',' });
    expect(said.counts).toMatchObject({ create: 2, problems: 0 });
  });

  it('that were typed into an export of Offshelf are not guessed either', async () => {
    const core = await openTestCatalog();
    await importText(core, 'offshelfId,name,sku,price\n,Mug,A,"1,234"\n,Bowl,B,1.234\n,Cup,C,9.50\n');
    expect([await price(core, 'A'), await price(core, 'B')]).toEqual(['1,234', '1.234']);
  });

  it('that can’t be read are problems, but not where the catalog says the same already', async () => {
    const core = await openTestCatalog();
    await addProduct(core, { sku: 'A', name: 'Mug', price: 'on request' });
    const { counts } = await prepareText(core, 'sku,name,price\nA,Mug,on request\nB,Bowl,on request\n');
    expect(counts).toMatchObject({ same: 1, problems: 1 });
  });
});

describe('a file', () => {
  it('that changes between the look and the reading is refused, and nothing is staged', async () => {
    const core = await openTestCatalog();
    const file = writeFile(THREE);
    const { reading, mark, suggestion } = await lookAt(core, file);
    writeFileSync(file, `${THREE}9,Plate,1\n`);
    const call = core.call('imports.prepare', { source: { file }, reading, mark, plan: suggestion.plan });
    await expect(call).rejects.toThrow('changed-meanwhile');
  });

  it('that is broken in its middle leaves nothing', async () => {
    const core = await openTestCatalog();
    const rows = Array.from({ length: 30_000 }, (_, at) => `${at},Mug ${at},1\n`).join('');
    await expect(prepareText(core, `sku,name,price\n${rows}"never closed,1,2\n`)).rejects.toThrow('bad-file');
    expect(await listNames(core)).toEqual([]);
  });

  it('is left at once where somebody cancels, which leaves nothing', async () => {
    let cancelled = 0;
    const core = await openTestCatalog({ isCancelled: (job) => job === cancelled });
    const rows = Array.from({ length: 20_000 }, (_, at) => `${at},Mug ${at},1\n`).join('');
    const file = writeFile(`sku,name,price\n${rows}`);
    const preparing = prepareFile(core, file, {}, 7);
    cancelled = 7;
    await expect(preparing).rejects.toThrow('cancelled');
    const { id } = await prepareFile(core, file);
    await expect(core.call('imports.apply', { id, remotes: [], job: 7 })).rejects.toThrow('cancelled');
    expect(await listNames(core)).toEqual([]);
    expect(await core.call('changes.list', { limit: 10 })).toEqual([]);
  });

  it('is remembered by its headings', async () => {
    const core = await openTestCatalog();
    const text = 'Artikel,Was\nA,Mug\n';
    await importText(core, text, { columns: [field('sku'), field('name')], key: 'sku' });
    const { suggestion } = await lookAt(core, writeFile('ARTIKEL, was\nB,Bowl\n'));
    expect(suggestion).toMatchObject({ remembered: true, plan: { columns: [field('sku'), field('name')] } });
  });
});
