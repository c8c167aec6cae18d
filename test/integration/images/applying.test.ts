import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLocalImage } from '../../../src/shared/model/local-image.ts';
import { addProduct, getProduct, listRows, openTestCatalog, peek } from '../../helpers/catalog.ts';
import { composeInProcess, type InProcess } from '../../helpers/in-process.ts';
import { matchFolder, photo, writePhotos } from '../../helpers/photos.ts';
import { addJani } from '../../helpers/remotes.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

/** Every file in the catalog's folder of images, by its name. */
function shelved(core: InProcess): string[] {
  const folder = join(core.folder, 'images');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .toSorted();
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function openShop(skus: readonly string[], parts = {}) {
  const core = await openTestCatalog(parts);
  const ids: number[] = [];
  for (const sku of skus) ids.push((await addProduct(core, { sku, name: `Product ${sku}` })).id);
  return { core, ids };
}

describe('images.apply', () => {
  it('keeps one copy of what is in several files, under its hash, and the originals as they are', async () => {
    const { core, ids } = await openShop(['A', 'B']);
    const same = photo(1);
    const folder = writePhotos({ 'A.png': same, 'B front.png': same });
    const times = statSync(join(folder, 'A.png')).mtimeMs;
    const { id } = await matchFolder(core, folder);
    const { change, copied } = await core.call('images.apply', { id });
    expect({ kind: change?.kind, products: change?.products, copied }).toEqual({
      kind: 'images',
      products: 2,
      copied: 1,
    });
    expect(shelved(core)).toEqual([`${hashOf(same)}.png`]);
    const images = await Promise.all(ids.map(async (each) => (await getProduct(core, each)).fields.imageUrl));
    expect(images.map((image) => readLocalImage(image)?.name)).toEqual(['A.png', 'B front.png']);
    expect(readFileSync(join(folder, 'A.png'))).toEqual(same);
    expect(statSync(join(folder, 'A.png')).mtimeMs).toBe(times);
    const kept = peek(core).prepare('SELECT ext, bytes, width, height FROM image_file').all();
    expect(kept).toEqual([{ ext: 'png', bytes: same.length, width: 4, height: 3 }]);
    await expect(core.call('images.get', { id })).rejects.toThrow('out-of-date');
  });

  it('has no need of a folder that could not be made the last time', async () => {
    const { core } = await openShop(['A', 'B']);
    const first = photo(1);
    const inTheWay = join(core.folder, 'images', hashOf(first).slice(0, 2));
    mkdirSync(join(core.folder, 'images'), { recursive: true });
    writeFileSync(inTheWay, '');
    const one = await matchFolder(core, writePhotos({ 'A.png': first }));
    await expect(core.call('images.apply', { id: one.id })).rejects.toThrow('can’t be written');
    rmSync(inTheWay);
    const other = await matchFolder(core, writePhotos({ 'B.png': photo(2) }));
    expect(await core.call('images.apply', { id: other.id })).toMatchObject({ products: 1, copied: 1 });
  });

  it('takes the Change back in one step; the file stays for the way forward again', async () => {
    const { core, ids } = await openShop(['A']);
    const { id } = await matchFolder(core, writePhotos(['A.png']));
    await core.call('images.apply', { id });
    const image = (await getProduct(core, ids[0] ?? 0)).fields.imageUrl;
    await core.call('changes.undo', { onLaterEdits: 'ask' });
    expect((await getProduct(core, ids[0] ?? 0)).fields.imageUrl).toBe('');
    expect(shelved(core)).toHaveLength(1);
    await core.call('changes.redo', { onLaterEdits: 'ask' });
    expect((await getProduct(core, ids[0] ?? 0)).fields.imageUrl).toBe(image);
  });

  it.for([
    ['changed', (file: string) => writeFileSync(file, photo(77)), '“A.png” was changed or taken away'],
    ['taken away', (file: string) => rmSync(file), '“A.png” was changed or taken away'],
  ] as const)('stops where a file was %s since, with nothing changed', async ([, spoil, message]) => {
    const { core, ids } = await openShop(['A', 'B']);
    const folder = writePhotos(['A.png', 'B.png']);
    const { id } = await matchFolder(core, folder);
    spoil(join(folder, 'A.png'));
    await expect(core.call('images.apply', { id })).rejects.toThrow(message);
    expect(shelved(core)).toEqual([]);
    for (const each of ids) expect((await getProduct(core, each)).fields.imageUrl).toBe('');
    // What was decided is still there.
    expect((await core.call('images.get', { id })).counts.willChange).toBe(2);
  });

  it('leaves nothing where it was cancelled while files were copied', async () => {
    const told: string[] = [];
    const { core, ids } = await openShop(['A', 'B'], {
      emit: ({ event, data }: { event: string; data: { stage?: string } }) =>
        event === 'jobProgress' && told.push(data.stage ?? ''),
      isCancelled: () => told.includes('copying'),
    });
    const { id } = await matchFolder(core, writePhotos(['A.png', 'B.png']));
    await expect(core.call('images.apply', { id, job: 3 })).rejects.toThrow('cancelled');
    expect(shelved(core)).toEqual([]);
    expect((await getProduct(core, ids[0] ?? 0)).fields.imageUrl).toBe('');
    expect(await core.call('changes.list', { limit: 9 })).toHaveLength(2);
  });

  it('says it where a file stands in the place of the folder of images', async () => {
    const { core } = await openShop(['A']);
    const { id } = await matchFolder(core, writePhotos(['A.png']));
    rmSync(join(core.folder, 'images'), { recursive: true });
    writeFileSync(join(core.folder, 'images'), 'no folder');
    await expect(core.call('images.apply', { id })).rejects.toThrow('read-only: The images can’t be written');
  });

  it('puts back files that are gone, as after a backup was restored elsewhere, without a Change', async () => {
    const { core } = await openShop(['A']);
    const folder = writePhotos(['A.png']);
    await core.call('images.apply', { id: (await matchFolder(core, folder)).id });
    rmSync(join(core.folder, 'images'), { recursive: true });
    const { id, counts } = await matchFolder(core, folder);
    expect(counts).toMatchObject({ same: 1, willChange: 0, putBack: 1 });
    expect(await core.call('images.apply', { id })).toEqual({ change: null, products: 0, copied: 1 });
    expect(shelved(core)).toEqual([`${hashOf(photo(0))}.png`]);
    expect((await matchFolder(core, folder)).counts).toMatchObject({ same: 1, putBack: 0 });
  });

  it('removes what a crash left, and nothing else', async () => {
    const { core } = await openShop(['A', 'B']);
    await core.call('images.apply', { id: (await matchFolder(core, writePhotos(['A.png']))).id });
    const [used = ''] = shelved(core);
    const left = `${'ab'.repeat(32)}.png`;
    const images = join(core.folder, 'images');
    mkdirSync(join(images, 'ab'), { recursive: true });
    writeFileSync(join(images, 'ab', left), 'copied');
    writeFileSync(join(images, 'ab', `${left}.part`), 'half');
    writeFileSync(join(images, 'ab', 'mine.txt'), 'a person’s own');
    writeFileSync(join(images, 'copying.txt'), `${left}\n${used}\n../../../x\n`);
    await core.call('images.apply', { id: (await matchFolder(core, writePhotos({ 'B.png': photo(9) }))).id });
    expect(shelved(core)).toEqual([used, `${hashOf(photo(9))}.png`, 'mine.txt'].toSorted());
  });

  it('keeps a product that only has an image on this computer from being sent', async () => {
    const { core } = await openShop(['A']);
    await core.call('images.apply', { id: (await matchFolder(core, writePhotos(['A.png']))).id });
    const jani = await addJani(core);
    const [row] = await listRows(core);
    expect(row?.remotes).toEqual([{ remoteId: jani.id, readiness: 'problems', problems: 1 }]);
    const { name, profileId, baseUrl, accountLabel, auth, settings } = jani;
    const asked = { name, profileId, baseUrl, accountLabel, auth, settings };
    const { problems } = await core.call('remotes.dryRun', { remote: asked, product: 1 });
    expect(problems.map(({ text }) => text)).toEqual([
      'This image is only on this computer. A remote needs a public web address: choose where its images go.',
    ]);
  });
});

describe('images.add', () => {
  it('gives one file to products as one Change, and says where they have it', async () => {
    const { core, ids } = await openShop(['A', 'B']);
    const folder = writePhotos(['front.png']);
    const source = { files: [join(folder, 'front.png')] };
    const change = await core.call('images.add', { products: ids, source });
    expect(change).toMatchObject({ kind: 'images', products: 2, subject: 'front.png' });
    const { imageUrl } = (await getProduct(core, ids[0] ?? 0)).fields;
    expect(readLocalImage(imageUrl)).toMatchObject({ name: 'front.png', ext: 'png' });
    expect(await core.call('images.add', { products: ids, source })).toBeNull();
    await core.call('changes.undo', { onLaterEdits: 'ask' });
    expect((await getProduct(core, ids[1] ?? 0)).fields.imageUrl).toBe('');
  });

  it('refuses what is no image, in the words of its problem, and copies nothing', async () => {
    const { core, ids } = await openShop(['A']);
    const folder = writePhotos({ 'a.png': Buffer.from('text') });
    const add = (file: string) => core.call('images.add', { products: ids, source: { files: [file] } });
    await expect(add(join(folder, 'a.png'))).rejects.toThrow('bad-file: This is not an image.');
    await expect(add(folder)).rejects.toThrow('bad-file: This is a folder. Choose an image.');
    await expect(add(join(folder, 'b.png'))).rejects.toThrow('bad-file: This file is not there any more.');
    expect(shelved(core)).toEqual([]);
  });

  it('begins when the one before is done, so that neither takes the other’s copies for left over', async () => {
    const { core, ids } = await openShop(['A', 'B', 'C', 'D']);
    const folder = writePhotos(['0.png', '1.png', '2.png', '3.png']);
    await Promise.all(
      ids.map((each, n) =>
        core.call('images.add', { products: [each], source: { files: [join(folder, `${n}.png`)] } }),
      ),
    );
    expect(shelved(core)).toHaveLength(4);
  });
});

describe('a catalog that is closed while files are copied', () => {
  it('is as it was, and opens again', async () => {
    const folder = join(temporaryFolder(), 'catalog');
    const core = await composeInProcess({ folder });
    await addProduct(core, { sku: 'A' });
    const { id } = await matchFolder(core, writePhotos(['A.png']));
    const applying = core.dispatch('images.apply', { id });
    await core.close();
    expect(await applying).toMatchObject({ ok: false, error: { code: 'no-catalog' } });
    expect(core.logged).toEqual([]);
    const again = await openTestCatalog({ folder });
    expect((await getProduct(again, 1)).fields.imageUrl).toBe('');
    expect(existsSync(join(folder, 'images'))).toBe(true);
  });
});
