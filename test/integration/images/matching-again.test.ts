import { describe, expect, it } from 'vitest';
import type { ImageRules } from '../../../src/shared/model/image-match.ts';
import { readLocalImage } from '../../../src/shared/model/local-image.ts';
import { addProduct, getProduct, openTestCatalog } from '../../helpers/catalog.ts';
import type { InProcess } from '../../helpers/in-process.ts';
import {
  allIds,
  EVERY_RULE,
  matchFolder,
  pathsIn,
  photo,
  rowsOf,
  writePhotos,
} from '../../helpers/photos.ts';

const BAGS = Array.from({ length: 10 }, (_, n) => `BAG-${String(n + 1).padStart(2, '0')}`);

async function openShop(skus: readonly string[], imageUrl = ''): Promise<InProcess> {
  const core = await openTestCatalog();
  for (const sku of skus) await addProduct(core, { sku, name: `Product ${sku}`, imageUrl });
  return core;
}

async function give(core: InProcess, folder: string, rules = EVERY_RULE) {
  const { id, counts } = await matchFolder(core, folder, rules);
  await core.call('images.apply', { id });
  return counts;
}

const fronts = (skus: readonly string[]) => skus.map((sku) => `${sku}/front.png`);

describe('a folder that is matched again', () => {
  it('finds the products that have its very images, whatever these are called', async () => {
    const core = await openShop(BAGS);
    const folder = writePhotos(fronts(BAGS));
    expect(await give(core, folder)).toMatchObject({ matched: 10 });
    const again = await matchFolder(core, folder);
    expect(again.counts).toMatchObject({ same: 10, oneForSeveral: 0, willChange: 0 });
    expect(again.rules[0]).toEqual({ kind: 'image-value', files: 10 });
  });

  it('keeps what was chosen of several files', async () => {
    const core = await openShop(['A']);
    const folder = writePhotos(['A-1.png', 'A-2.png']);
    const first = await matchFolder(core, folder);
    expect(first.counts).toMatchObject({ severalFiles: 2, undecided: 1 });
    await core.call('images.choose', { id: first.id, product: 1, file: 1 });
    await core.call('images.apply', { id: first.id });
    const chosen = (await getProduct(core, 1)).fields.imageUrl;
    expect(chosen).toMatch(/A-2\.png$/);
    const again = await matchFolder(core, folder);
    expect(again.counts).toMatchObject({ undecided: 0, willChange: 0 });
    expect((await core.call('images.chooseFirst', { id: again.id })).counts).toMatchObject({ willChange: 0 });
  });

  it('finds by its folder what was changed: many products have a file of this name', async () => {
    const core = await openShop(BAGS);
    const folder = writePhotos(fronts(BAGS));
    await give(core, folder);
    writePhotos({ 'BAG-01/front.png': photo(99) }, folder);
    const { id, counts } = await matchFolder(core, folder);
    expect(counts).toMatchObject({ same: 9, matched: 1, willChange: 1 });
    expect(await pathsIn(core, id, 'matched')).toEqual(['BAG-01/front.png → BAG-01']);
  });

  it('finds by its name what was changed where one product and one file have that name', async () => {
    const core = await openShop(['A']);
    await give(core, writePhotos(['A/front.png']));
    expect((await matchFolder(core, writePhotos({ 'front.png': photo(9) }))).counts).toMatchObject({
      matched: 1,
    });
    // Nine more came: the name of the first does not take them.
    for (const sku of BAGS) await addProduct(core, { sku });
    const more = await matchFolder(core, writePhotos(fronts(['A', ...BAGS])));
    expect(more.counts).toMatchObject({ same: 1, matched: 10 });
  });

  it('takes copies of one picture to the products that their names say', async () => {
    const core = await openShop(['A', 'B', 'C']);
    const one = photo(1);
    await give(core, writePhotos({ 'A/front.png': one, 'B/front.png': one }));
    const folder = writePhotos({
      'A/front.png': one,
      'B/front.png': one,
      'C/front.png': one,
      'spare.png': one,
    });
    const { id, counts } = await matchFolder(core, folder);
    expect(counts).toMatchObject({ same: 3, matched: 1, severalFiles: 0 });
    expect(await pathsIn(core, id, 'matched')).toEqual(['C/front.png → C']);
  });

  it('takes a copy to a new product, though until now one alone had the picture', async () => {
    const core = await openShop(['RED-S', 'RED-M']);
    const one = photo(1);
    await give(core, writePhotos({ 'RED-S.png': one }));
    const { counts } = await matchFolder(core, writePhotos({ 'RED-S.png': one, 'RED-M.png': one }));
    expect(counts).toMatchObject({ same: 1, matched: 1, severalFiles: 0, willChange: 1 });
  });

  it('has nothing to choose where two files are the image that a product has', async () => {
    const core = await openShop(['A']);
    await give(core, writePhotos(['A.png']));
    const twice = writePhotos({ 'A.png': photo(0), 'old/A.png': photo(0) });
    expect((await matchFolder(core, twice)).counts).toMatchObject({ same: 2, severalFiles: 0, undecided: 0 });
  });
});

describe('one picture for many products', () => {
  const skus = Array.from({ length: 300 }, (_, n) => `T-${n}`);
  const table = (rows: readonly string[], on = true): ImageRules => [
    { kind: 'table', on, text: rows.map((sku) => `one.png,${sku}`).join('\n') },
    ...EVERY_RULE,
  ];

  it('is given to all that a table names, in one Change, and is the same after that', async () => {
    const core = await openShop(skus);
    const folder = writePhotos(['one.png', 'T-7.png']);
    const { id, counts } = await matchFolder(core, folder, table(skus));
    // One of them has a file of its own besides, and stands among the first that are shown.
    expect(counts).toMatchObject({ severalFiles: 2, undecided: 1, willChange: 299 });
    const shown = (await rowsOf(core, id, 'several-files')).find(({ file }) => file?.name === 'one.png');
    expect(shown?.products[0]?.sku).toBe('T-7');
    expect(shown).toMatchObject({ productCount: 300, rule: 'table' });
    expect((await core.call('images.apply', { id })).change?.products).toBe(299);
    // Who has the picture of all gets one of its own without being asked to choose.
    writePhotos({ 'T-8.png': photo(9) }, folder);
    expect((await matchFolder(core, folder)).counts).toMatchObject({ same: 1, matched: 2, willChange: 2 });
    await core.call('changes.undo', { onLaterEdits: 'ask' });
    expect((await matchFolder(core, folder)).counts.withoutImage).toBe(298);
  });

  it('is not guessed where a line of the table could mean two', async () => {
    const core = await openShop(['ab 1', 'AB_1', 'C']);
    const { counts } = await matchFolder(core, writePhotos(['one.png']), table(['AB-1', 'C']));
    expect(counts).toMatchObject({ oneForSeveral: 1, willChange: 0 });
  });

  it('is given to all at once, which holds when it is matched again and can be taken back', async () => {
    const core = await openShop(skus, 'one.png');
    const { id, counts } = await matchFolder(core, writePhotos(['one.png']));
    expect(counts).toMatchObject({ oneForSeveral: 1, willChange: 0 });
    const assign = (products: 'all' | 'by-rules') => core.call('images.assign', { id, file: 0, products });
    expect((await assign('all')).counts).toMatchObject({ matched: 1, willChange: 300, withoutImage: 0 });
    expect((await assign('by-rules')).counts).toMatchObject({ oneForSeveral: 1, willChange: 0 });
    await assign('all');
    const ids = await allIds(core);
    await core.call('products.trash', { scope: { kind: 'ids', ids: ids.slice(0, 1) } });
    const scope = { kind: 'ids', ids } as const;
    const again = await core.call('images.match', { scan: id, scope, rules: [{ kind: 'sku', on: true }] });
    expect(again.counts).toMatchObject({ matched: 1, willChange: 299 });
    expect((await rowsOf(core, id, 'matched'))[0]).toMatchObject({ rule: 'by-hand', productCount: 299 });
    await core.call('images.apply', { id });
    const last = (await getProduct(core, ids.at(-1) ?? 0)).fields.imageUrl;
    expect(readLocalImage(last)?.name).toBe('one.png');
    await core.call('changes.undo', { onLaterEdits: 'ask' });
    expect((await getProduct(core, ids.at(-1) ?? 0)).fields.imageUrl).toBe('one.png');
  });

  it('can not be given to all where there is none', async () => {
    const core = await openShop(['A']);
    const { id } = await matchFolder(core, writePhotos(['zzz.png']));
    await expect(core.call('images.assign', { id, file: 0, products: 'all' })).rejects.toThrow(
      'The rules find no product for this file.',
    );
  });
});
