import { describe, expect, it } from 'vitest';
import { addProduct, getProduct, openTestCatalog } from '../../helpers/catalog.ts';
import {
  allIds,
  EVERY_RULE,
  matchFolder,
  pathsIn,
  photo,
  rowsOf,
  writePhotos,
} from '../../helpers/photos.ts';

describe('files and products', () => {
  it('are matched by the first rule that finds any product, and every one left over is listed', async () => {
    const core = await openTestCatalog();
    await addProduct(core, { sku: 'AB-1', name: 'Enamel mug', imageUrl: '' });
    await addProduct(core, { sku: 'AB-2', name: 'Café Crème', imageUrl: 'https://old.example/x.jpg' });
    await addProduct(core, { sku: 'AB-3', name: 'Tin', imageUrl: '' });
    await addProduct(core, { sku: null, name: 'Nobody', imageUrl: 'images/nobody%20here.jpg?v=2' });
    const folder = writePhotos([
      'ab_1 front.png',
      'AB-2.png',
      'cafe-creme.jpg',
      'AB-3/side.webp',
      'holiday.png',
      'sub/Nobody here.jpeg',
    ]);
    const { id, counts } = await matchFolder(core, folder);
    expect(await pathsIn(core, id, 'matched')).toEqual([
      'AB-3/side.webp → AB-3',
      'ab_1 front.png → AB-1',
      'sub/Nobody here.jpeg → Nobody',
    ]);
    expect(await pathsIn(core, id, 'several-files')).toEqual(['AB-2.png → AB-2', 'cafe-creme.jpg → AB-2']);
    expect(await pathsIn(core, id, 'no-product')).toEqual(['holiday.png']);
    expect(counts).toMatchObject({ withoutImage: 0, undecided: 1, willChange: 3 });
  });

  it('keep a product without an image in sight, also one whose image is the name of no file', async () => {
    const core = await openTestCatalog();
    await addProduct(core, { sku: '1', name: 'None', imageUrl: '' });
    await addProduct(core, { sku: '2', name: 'Lost', imageUrl: 'lost.jpg' });
    await addProduct(core, { sku: '3', name: 'There', imageUrl: 'https://shop.example/3.jpg' });
    const { id, counts } = await matchFolder(core, writePhotos(['other.png']));
    expect(counts).toMatchObject({ withoutImage: 2, noProduct: 1 });
    const rows = await rowsOf(core, id, 'without-image');
    expect(rows.map(({ file, products }) => [file, products[0]?.name])).toEqual([
      [null, 'None'],
      [null, 'Lost'],
    ]);
  });

  it('are never guessed by the short form of a name, which nobody wrote', async () => {
    const core = await openTestCatalog();
    await addProduct(core, { sku: '1', name: 'Red Shirt' });
    await addProduct(core, { sku: '2', name: 'Red Shirt+' });
    const { id } = await matchFolder(core, writePhotos(['red-shirt.png', 'Red Shirt.png']));
    expect(await pathsIn(core, id, 'one-for-several')).toEqual(['red-shirt.png → 1, 2']);
    expect(await pathsIn(core, id, 'matched')).toEqual(['Red Shirt.png → 1']);
  });

  it('are never guessed: what is alike only without what does not count is listed with both', async () => {
    const core = await openTestCatalog();
    await addProduct(core, { sku: 'ab 1' });
    await addProduct(core, { sku: 'AB_1' });
    await addProduct(core, { sku: 'AB' });
    const { id } = await matchFolder(
      core,
      writePhotos(['AB-1.png', 'ab 1.png', 'AB-1-front.png', 'AB_1_back.png']),
    );
    expect(await pathsIn(core, id, 'one-for-several')).toEqual([
      // The longest SKU that fits comes first; two products have one that is alike.
      'AB-1-front.png → ab 1, AB_1, AB',
      'AB-1.png → ab 1, AB_1',
      'AB_1_back.png → AB_1, AB',
    ]);
    expect(await pathsIn(core, id, 'matched')).toEqual(['ab 1.png → ab 1']);
  });

  it('are the first by name where the person takes that: a name without a number comes before those with one', async () => {
    const core = await openTestCatalog();
    await addProduct(core, { sku: 'M' });
    const { id } = await matchFolder(core, writePhotos(['M-1.png', 'M-2.png', 'M.png', 'M_1.png']));
    await core.call('images.chooseFirst', { id });
    const rows = await rowsOf(core, id, 'several-files');
    const chosen = rows[0]?.products[0]?.chosen;
    expect(rows.find(({ file }) => file?.n === chosen)?.file?.name).toBe('M.png');
  });

  it('are decided by hand: one for several, several for one, none, and as the rules have it again', async () => {
    const core = await openTestCatalog();
    const { id: mug } = await addProduct(core, { sku: 'M' });
    const { id: cup } = await addProduct(core, { sku: 'C' });
    const { id: can } = await addProduct(core, { sku: 'X' });
    const folder = writePhotos(['C-10.png', 'C-9.png', 'M.png', 'stray.png']);
    const { id } = await matchFolder(core, folder);
    expect(await pathsIn(core, id, 'several-files')).toEqual(['C-9.png → C', 'C-10.png → C']);
    const [nine, ten] = (await rowsOf(core, id, 'several-files')).map(({ file }) => file?.n ?? -1);

    const first = await core.call('images.chooseFirst', { id });
    expect(first.counts).toMatchObject({ undecided: 0, willChange: 2, severalFiles: 2 });
    expect((await rowsOf(core, id, 'several-files'))[0]?.products[0]?.chosen).toBe(nine);
    const other = await core.call('images.choose', { id, product: cup, file: ten ?? -1 });
    expect(other.counts.undecided).toBe(0);
    const none = await core.call('images.choose', { id, product: cup, file: null });
    expect(none.counts).toMatchObject({ undecided: 1, willChange: 1 });

    const [stray] = (await rowsOf(core, id, 'no-product')).map(({ file }) => file?.n ?? -1);
    const assigned = await core.call('images.assign', { id, file: stray ?? -1, products: [cup, can] });
    // It was said of this file: among the three of the cup it is the chosen one.
    expect(assigned.counts).toMatchObject({ noProduct: 0, severalFiles: 3, undecided: 0, willChange: 3 });
    expect((await rowsOf(core, id, 'several-files')).map(({ rule }) => rule)).toContain('by-hand');
    const back = await core.call('images.assign', { id, file: stray ?? -1, products: 'by-rules' });
    expect(back.counts).toMatchObject({ noProduct: 1, undecided: 1, willChange: 1 });

    const [ofMug] = (await rowsOf(core, id, 'matched')).map(({ file }) => file?.n ?? -1);
    expect((await core.call('images.assign', { id, file: ofMug ?? -1, products: [] })).counts).toMatchObject({
      matched: 0,
      noProduct: 2,
      willChange: 0,
    });
    await expect(core.call('images.apply', { id })).rejects.toThrow('not-allowed-now');
    expect((await getProduct(core, mug)).fields.imageUrl).toBe('');
  });

  it('keep what was decided by hand when the rules change', async () => {
    const core = await openTestCatalog();
    const { id: mug } = await addProduct(core, { sku: 'M' });
    const folder = writePhotos(['M.png', 'stray.png']);
    const { id } = await matchFolder(core, folder, [{ kind: 'sku', on: false }]);
    await core.call('images.assign', { id, file: 1, products: [mug] });
    await core.call('images.leaveOut', { id, files: [0], leftOut: true });
    const scope = { kind: 'ids', ids: await allIds(core) } as const;
    const again = await core.call('images.match', { scan: id, scope, rules: EVERY_RULE });
    expect(again.counts).toMatchObject({ severalFiles: 2, undecided: 0, leftOut: 1, willChange: 1 });
  });

  it('are what the rules that were said last make of them', async () => {
    const core = await openTestCatalog();
    await addProduct(core, { sku: 'M', name: 'Mug' });
    const { id: scan } = await core.call('images.scan', {
      source: { files: [writePhotos(['M.png', 'mug.png'])] },
    });
    const scope = { kind: 'ids' as const, ids: [1] };
    const match = (kind: 'sku' | 'name') =>
      core.dispatch('images.match', { scan, scope, rules: [{ kind, on: true }] });
    const [first, last] = await Promise.all([match('sku'), match('name')]);
    expect(first).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(last).toMatchObject({ ok: true, value: { rules: [{ kind: 'name', files: 1 }] } });
    expect(await pathsIn(core, scan, 'matched')).toEqual(['mug.png → M']);
  });

  it('are found by a pattern, which says what is wrong with it, and by a table', async () => {
    const core = await openTestCatalog();
    await addProduct(core, { sku: '0042', name: 'Mug' });
    await addProduct(core, { sku: '7', name: 'Tin can' });
    const folder = writePhotos(['shoot/IMG_0042_a.png', 'shoot/IMG_x_tin-can.png', 'DSC1.png', 'DSC2.png']);
    const pattern = {
      kind: 'pattern',
      on: true,
      pattern: String.raw`img_(?:(?P<sku>\d+)|x_(?P<name>.+)\.)`,
    } as const;
    const { id } = await matchFolder(core, folder, [pattern]);
    expect(await pathsIn(core, id, 'matched')).toEqual([
      'shoot/IMG_0042_a.png → 0042',
      'shoot/IMG_x_tin-can.png → 7',
    ]);
    const match = (rule: { kind: 'pattern' | 'table'; text: string }) =>
      matchFolder(core, folder, [
        rule.kind === 'pattern'
          ? { kind: 'pattern', on: true, pattern: rule.text }
          : { kind: 'table', on: true, text: rule.text },
      ]);
    await expect(match({ kind: 'pattern', text: '(' })).rejects.toThrow('The pattern can not be read');
    await expect(match({ kind: 'pattern', text: 'IMG' })).rejects.toThrow('which part is the SKU');

    const table = await match({
      kind: 'table',
      text: '\uFEFFFile;SKU\r\n"DSC1.png";"0042"\r\ndsc2;7\r\nDSC2.png;nine\r\n',
    });
    expect(await pathsIn(core, table.id, 'matched')).toEqual(['DSC1.png → 0042', 'DSC2.png → 7']);
    const lost = await match({ kind: 'table', text: 'DSC1.png,8\nDSC2.png,9\n' });
    expect(lost.notes).toEqual([
      '2 of 2 lines of the table lead nowhere: 2 name SKUs that none of these products has.',
    ]);
    expect((await match({ kind: 'table', text: 'a,b' })).notes).toEqual([
      'The table names none of these files.',
    ]);
  });

  it('that a table names are told from lines that lead nowhere, each of which is listed with its reason', async () => {
    const core = await openTestCatalog();
    await addProduct(core, { sku: '0042' });
    const folder = writePhotos({
      'a/DSC1.png': photo(1),
      'DSC2.png': photo(2),
      'empty.png': Buffer.alloc(0),
    });
    const match = (text: string) => matchFolder(core, folder, [{ kind: 'table', on: true, text }]);
    const { tableLines, notes } = await match(
      'File;SKU\nDSC1;42\n\na/DSC1.png;0042\nghost.png;0042\nempty.png;0042\nDSC2.png;nine\nDSC2.png;\n;0042\n',
    );
    expect(tableLines).toEqual({
      count: 5,
      first: [
        { line: 2, file: 'DSC1', sku: '42', why: 'no-product' },
        { line: 5, file: 'ghost.png', sku: '0042', why: 'no-file' },
        { line: 7, file: 'DSC2.png', sku: 'nine', why: 'no-product' },
        { line: 8, file: 'DSC2.png', sku: '', why: 'incomplete' },
        { line: 9, file: '', sku: '0042', why: 'incomplete' },
      ],
    });
    expect(notes).toEqual([
      '5 of 7 lines of the table lead nowhere: 1 names a file that is not here, 2 name SKUs that none of these products has, 2 are without a file or a SKU.',
    ]);
    const long = await match(
      `DSC2.png,0042\n${Array.from({ length: 300 }, (_, n) => `gone-${n}.png,0042`).join('\n')}`,
    );
    expect([long.tableLines.count, long.tableLines.first.length]).toEqual([300, 200]);
    const right = await match('DSC2.png,0042');
    expect([right.tableLines.count, right.notes]).toEqual([0, []]);
  });

  it('of one product say which of them is the first by its name, before it is taken', async () => {
    const core = await openTestCatalog();
    await addProduct(core, { sku: 'MUG' });
    const { id } = await matchFolder(core, writePhotos(['MUG/mug-10.png', 'MUG/mug-2.png', 'MUG/zoom.png']));
    const firstOf = async () => {
      const rows = await rowsOf(core, id, 'several-files');
      const names = new Map(rows.map(({ file }) => [file?.n, file?.name]));
      return rows.map(({ products }) => names.get(products[0]?.first ?? -1));
    };
    expect(await firstOf()).toEqual(Array.from({ length: 3 }, () => 'mug-2.png'));
    await core.call('images.leaveOut', { id, files: [0], leftOut: true });
    expect((await firstOf())[0]).toBe('mug-10.png');
    await core.call('images.chooseFirst', { id });
    const [row] = await rowsOf(core, id, 'several-files');
    expect(row?.products[0]).toMatchObject({ chosen: row?.products[0]?.first });
  });

  it('suggest what looks alike for a file without a product, and do nothing with it', async () => {
    const core = await openTestCatalog();
    await addProduct(core, { sku: 'MUG-BLUE-01', name: 'Blue mug' });
    await addProduct(core, { sku: 'CHAIR-9', name: 'Chair' });
    const { id, counts } = await matchFolder(core, writePhotos(['mugblue01 front.png', 'zzzz.png']));
    expect(counts).toMatchObject({ noProduct: 2 });
    const suggested = await core.call('images.suggest', { id, file: 0 });
    expect(suggested.map(({ product, reason }) => [product.sku, reason])).toEqual([
      ['MUG-BLUE-01', 'The SKU “MUG-BLUE-01” is like the file’s name.'],
    ]);
    expect(await core.call('images.suggest', { id, file: 1 })).toEqual([]);
    expect((await core.call('images.get', { id })).counts).toMatchObject({ noProduct: 2, willChange: 0 });
  });
});
