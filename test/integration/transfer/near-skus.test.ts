import { describe, expect, it } from 'vitest';
import { addProduct, listRows, openTestCatalog } from '../../helpers/catalog.ts';
import { prepareText } from '../../helpers/import.ts';

describe('a SKU that differs from another only by capitals or spaces', () => {
  it('is a problem that names both, in the catalog and in the file', async () => {
    const core = await openTestCatalog();
    await addProduct(core, { sku: 'ABC-1', name: 'Mug' });
    await addProduct(core, { sku: 'X1 ', name: 'Bowl' });
    const text = 'sku,name\nabc-1,Mug\nX1,Bowl\n x1,Bowl\nNEW,Cup\nnew,Cup\nABC-1,Mug\n';
    const { id, counts } = await prepareText(core, text);
    expect(counts).toMatchObject({ create: 1, same: 1, problems: 4 });
    const rows = await core.call('imports.page', { id, tab: 'problems', from: 0, count: 10 });
    expect(rows.map(({ line, repair, note }) => [line, repair, note])).toEqual([
      [
        2,
        'near-sku',
        'The SKU “abc-1” differs from “ABC-1”, that of “Mug” in the catalog, only by capitals.',
      ],
      [
        3,
        'near-sku',
        'The SKU “X1” differs from “X1 ”, that of “Bowl” in the catalog, only by spaces around it.',
      ],
      [
        4,
        'near-sku',
        'The SKU “ x1” differs from “X1 ”, that of “Bowl” in the catalog, only by capitals and spaces around it.',
      ],
      [6, 'near-sku', 'The SKU “new” differs from that of line 5 only by capitals or spaces around it.'],
    ]);
  });

  it('is another product where the person says so, for all of them or for one row', async () => {
    const core = await openTestCatalog();
    await addProduct(core, { sku: 'ABC', name: 'Mug' });
    const text = 'sku,name\nabc,Cup\nNEW,Bowl\nnew,Plate\n';
    expect((await prepareText(core, text, { nearSkus: 'apart' })).counts).toMatchObject({ create: 3 });
    const { id } = await prepareText(core, text);
    const { preview } = await core.call('imports.mend', { id, row: 0, cells: ['abc', 'Cup'] });
    expect(preview.counts).toMatchObject({ create: 2, problems: 1 });
  });

  it('is asked about where a row is mended for another reason, in the catalog and in the file', async () => {
    const core = await openTestCatalog();
    await addProduct(core, { sku: 'ABC', name: 'Mug' });
    const { id } = await prepareText(core, 'sku,name,price\nX,Cup,free\nnew,Bowl,free\nNEW,Bowl,5\n');
    const mend = async (row: number, cells: string[]) =>
      (await core.call('imports.mend', { id, row, cells })).row;
    expect(await mend(0, ['abc', 'Cup', '5'])).toMatchObject({
      tab: 'problems',
      repair: 'near-sku',
      note: 'The SKU “abc” differs from “ABC”, that of “Mug” in the catalog, only by capitals.',
    });
    expect(await mend(1, ['new', 'Bowl', '5'])).toMatchObject({
      tab: 'problems',
      note: 'The SKU “new” differs from that of line 4 only by capitals or spaces around it.',
    });
    expect(await mend(1, [' New', 'Bowl', '5'])).toMatchObject({ tab: 'problems', repair: 'near-sku' });
    expect(await mend(1, [' New', 'Bowl', '5'])).toMatchObject({ tab: 'create' });
    expect(await mend(0, ['abc', 'Cup', '5'])).toMatchObject({ tab: 'create' });
  });

  it('is no question between products that the catalog has apart, nor where rows are found by name', async () => {
    const core = await openTestCatalog();
    await addProduct(core, { sku: 'ABC', name: 'Mug' });
    await addProduct(core, { sku: 'abc', name: 'Cup' });
    const text = 'sku,name\nABC,Mug\nabc,Cup\n';
    expect((await prepareText(core, text)).counts).toMatchObject({ same: 2 });
    expect((await prepareText(core, 'sku,name\nAbc,Plate\n', { key: 'name' })).counts).toMatchObject({
      create: 1,
    });
  });

  it('is told among more products, and rows, than are read in one go', async () => {
    const core = await openTestCatalog();
    const many = Array.from({ length: 6000 }, (_, at) => `S${String(at).padStart(5, '0')},Mug ${at}\n`).join(
      '',
    );
    const { id } = await prepareText(core, `sku,name\n${many}X,\n`);
    const { row } = await core.call('imports.mend', { id, row: 6000, cells: ['s05999', 'Mug'] });
    expect(row.note).toBe(
      'The SKU “s05999” differs from that of line 6001 only by capitals or spaces around it.',
    );
    await core.call('imports.apply', { id, remotes: [] });
    const { counts } = await prepareText(core, 'sku,name\ns00000,Mug\ns05500,Mug\ns05999,Mug\ns06000,Mug\n');
    expect(counts).toMatchObject({ problems: 3, create: 1 });
  });
});

describe('a row without a SKU', () => {
  const TEXT = 'sku,name,price\nA,Mug,1\n,Bowl,2\n,Bowl,2\n,Cup,3\n';

  it('is no new product where the same file is imported again', async () => {
    const core = await openTestCatalog();
    const first = await prepareText(core, TEXT);
    expect(first.counts).toMatchObject({ create: 4 });
    await core.call('imports.apply', { id: first.id, remotes: [] });
    const { counts, notes } = await prepareText(core, TEXT);
    expect(counts).toMatchObject({ same: 4 });
    expect(notes).toContain('3 rows have no SKU, and the same in all else as a product without one.');
    expect(await listRows(core)).toHaveLength(4);
  });

  it('is one where anything in it differs, or where only a product with a SKU is like it, which is said', async () => {
    const core = await openTestCatalog();
    await addProduct(core, { sku: 'A', name: 'Mug', price: '1' });
    await addProduct(core, { name: 'Bowl', price: '2' });
    const { counts, notes } = await prepareText(
      core,
      'sku,name,price\nB,Cup,1\n,Mug,1\n,Bowl,2.50\n,Bowl,2\n',
    );
    expect(counts).toMatchObject({ create: 3, same: 1 });
    expect(notes).toContain(
      '2 rows have no SKU to be found by: each is a new product, and one more if it is imported again with anything changed.',
    );
  });

  it('is the same too when its price is read only at the end of the file', async () => {
    const core = await openTestCatalog();
    const text = 'sku,name,price\n,Bowl,"1,234"\nA,Mug,1.50\n';
    for (const create of [2, 0]) {
      const { id, counts } = await prepareText(core, text);
      expect(counts).toMatchObject({ create, problems: 0 });
      if (create > 0) await core.call('imports.apply', { id, remotes: [] });
    }
  });
});
