import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, type TestContext } from 'vitest';
import { readLocalImage } from '../../../src/shared/model/local-image.ts';
import { getProduct, listRows, openTestCatalog } from '../../helpers/catalog.ts';
import { prepareFile } from '../../helpers/import.ts';
import type { InProcess } from '../../helpers/in-process.ts';
import { matchFolder, pathsIn, rowsOf } from '../../helpers/photos.ts';
import { realFile } from '../../helpers/real-files.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

/** The catalog of Vendure's sample shop, brought in as the program does it: 54 products, each with the name of a photo. */
async function importVendure(context: TestContext): Promise<{ core: InProcess; photos: string }> {
  const file = realFile(context, 'vendure/products.csv');
  const photos = realFile(context, 'vendure/assets');
  const core = await openTestCatalog();
  const { id } = await prepareFile(core, file, { variants: 'first' });
  await core.call('imports.apply', { id, remotes: [] });
  return { core, photos };
}

/** The photos again, each under another name. One SKU has a slash, which no file's name can have. */
async function renamePhotos(
  core: InProcess,
  photos: string,
  rename: (sku: string, name: string, n: number) => string,
): Promise<string> {
  const folder = temporaryFolder();
  for (const [n, { sku, imageUrl, name }] of (await listRows(core)).entries()) {
    const place = join(folder, rename((sku ?? '').replaceAll('/', '-'), name, n));
    mkdirSync(dirname(place), { recursive: true });
    copyFileSync(join(photos, imageUrl), place);
  }
  return folder;
}

const ALL = {
  files: 54,
  matched: 54,
  same: 0,
  severalFiles: 0,
  oneForSeveral: 0,
  noProduct: 0,
  problems: 0,
  withoutImage: 0,
  willChange: 54,
};

describe('the photos of a real shop', () => {
  it('find all of their 54 products by file name, are copied in, and are taken back by undo', async (context) => {
    const { core, photos } = await importVendure(context);
    const { id, counts, rules } = await matchFolder(core, photos);
    expect(counts).toMatchObject(ALL);
    expect(rules[0]).toEqual({ kind: 'image-value', files: 54 });
    const before = await listRows(core);

    const { change, products, copied } = await core.call('images.apply', { id });
    expect({ kind: change?.kind, subject: change?.subject, products, copied }).toEqual({
      kind: 'images',
      subject: 'assets',
      products: 54,
      copied: 54,
    });
    for (const { imageUrl } of await listRows(core)) {
      const { file, hash, name } = readLocalImage(imageUrl) ?? { file: '', hash: '', name: '' };
      const kept = join(core.folder, 'images', hash.slice(0, 2), file);
      expect(readFileSync(kept)).toEqual(readFileSync(join(photos, name)));
    }
    // Again there is nothing to do.
    expect((await matchFolder(core, photos)).counts).toMatchObject({
      same: 54,
      willChange: 0,
      withoutImage: 0,
    });

    await core.call('changes.undo', { onLaterEdits: 'ask' });
    expect(await listRows(core)).toMatchObject(before.map(({ sku, imageUrl }) => ({ sku, imageUrl })));
    expect(readdirSync(join(core.folder, 'images')).length).toBeGreaterThan(20);
    await core.call('changes.redo', { onLaterEdits: 'ask' });
    const [first] = await listRows(core);
    const again = readLocalImage((await getProduct(core, first?.id ?? 0)).fields.imageUrl);
    expect(existsSync(join(core.folder, 'images', again?.hash.slice(0, 2) ?? '', again?.file ?? ''))).toBe(
      true,
    );
  });

  it.for([
    ['SKU', 'sku', (sku: string) => `${sku}.jpg`],
    [
      'SKU in other capitals and separators',
      'sku',
      (sku: string) => `${sku.toLowerCase().replaceAll(/[.-]/gu, '_')}.JPG`,
    ],
    ['SKU and a number', 'sku-prefix', (sku: string, _: string, n: number) => `${sku}-${n}.jpg`],
    ['a folder that is the SKU', 'folder-sku', (sku: string) => `spring/${sku}/front.jpg`],
    [
      'the product’s name in decomposed Unicode',
      'name',
      (_: string, name: string) => `${name.normalize('NFD').replaceAll('/', '-')}.jpg`,
    ],
  ] as const)('find them by %s', async ([, rule, rename], context) => {
    const { core, photos } = await importVendure(context);
    const folder = await renamePhotos(core, photos, rename);
    const { id, counts, rules } = await matchFolder(core, folder);
    expect(await pathsIn(core, id, 'no-product')).toEqual([]);
    expect(await pathsIn(core, id, 'one-for-several')).toEqual([]);
    expect(counts).toMatchObject(ALL);
    expect(rules.find(({ kind }) => kind === rule)?.files).toBe(54);
  });

  it('belong to several products where variants share them: nobody guesses which', async (context) => {
    const file = realFile(context, 'vendure/products.csv');
    const photos = realFile(context, 'vendure/assets');
    const core = await openTestCatalog();
    const { id: prepared } = await prepareFile(core, file, { variants: 'each' });
    await core.call('imports.apply', { id: prepared, remotes: [] });
    const { id, counts } = await matchFolder(core, photos);
    expect(counts.matched + counts.oneForSeveral).toBe(54);
    const [laptop] = (await rowsOf(core, id, 'one-for-several')).filter(({ products }) =>
      products.some(({ sku }) => sku === 'L2201308'),
    );
    expect(laptop?.products.map(({ sku }) => sku)).toEqual(['L2201308', 'L2201508', 'L2201316', 'L2201516']);
    const all = laptop?.products.map((product) => product.id) ?? [];
    const decided = await core.call('images.assign', { id, file: laptop?.file?.n ?? -1, products: all });
    expect(decided.counts).toMatchObject({
      matched: counts.matched + 1,
      oneForSeveral: counts.oneForSeveral - 1,
      willChange: counts.willChange + 4,
    });
  });
});
