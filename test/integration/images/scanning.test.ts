import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addProduct, editProduct, openTestCatalog } from '../../helpers/catalog.ts';
import { claimPng, makePng } from '../../helpers/images.ts';
import { allIds, EVERY_RULE, matchFolder, rowsOf, writePhotos } from '../../helpers/photos.ts';

describe('a scan', () => {
  it('says what is wrong with each file that it does not take', async () => {
    const core = await openTestCatalog();
    const png = makePng(4, 3);
    const folder = writePhotos({
      'a good.png': png,
      'b named wrong.jpg': png,
      'c empty.png': Buffer.alloc(0),
      'd text.png': Buffer.from('<html>hello</html>'),
      'e drawing.png': Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
      'f cut.png': png.subarray(0, png.length - 12),
      'g bomb.png': claimPng(60_000, 60_000),
      'h scan.tif': Buffer.from('II*\0more'),
      '.hidden.png': png,
      'Thumbs.db': Buffer.from('x'),
      '__MACOSX/a.png': png,
    });
    const { id, ...facts } = await core.call('images.scan', { source: { files: [folder] } });
    expect(facts).toMatchObject({ files: 8, images: 2, problems: 6 });
    await addProduct(core);
    const scope = { kind: 'ids', ids: await allIds(core) } as const;
    const { counts } = await core.call('images.match', { scan: id, scope, rules: EVERY_RULE });
    expect(counts).toMatchObject({ files: 8, noProduct: 2, problems: 6 });
    const problems = await rowsOf(core, id, 'problems');
    expect(problems.map(({ file, problem }) => [file?.name, problem])).toEqual([
      ['c empty.png', 'This file is empty.'],
      ['d text.png', 'This is not an image.'],
      ['e drawing.png', 'Not taken: an SVG is a program as much as a picture. Save it as PNG or WebP first.'],
      ['f cut.png', 'This image is cut off or damaged: a part of it is missing.'],
      ['g bomb.png', 'This image has more than 50 megapixels. Make it smaller first.'],
      ['h scan.tif', 'Not taken: this is a TIFF. Save it as JPEG, PNG, WebP, GIF or AVIF first.'],
    ]);
    // By its own bytes, whatever it is called.
    const [, wrong] = await rowsOf(core, id, 'no-product');
    expect(wrong?.file).toMatchObject({ name: 'b named wrong.jpg', type: 'png', width: 4, height: 3 });
    await expect(core.call('images.assign', { id, file: 2, products: [1] })).rejects.toThrow(
      'This file is empty.',
    );
  });

  // Other systems have no such names.
  it.runIf(process.platform === 'linux')('says which file has a name that can’t be read', async () => {
    const core = await openTestCatalog();
    const folder = writePhotos(['a.png']);
    // “café” as it was written before Unicode, as archives of that time have it.
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.of(0xe9)]), makePng(4, 3));
    const facts = await core.call('images.scan', { source: { files: [folder] } });
    expect(facts).toMatchObject({ files: 2, images: 1, problems: 1 });
  });

  it('takes several files and folders, and says when one of them, or all that is in it, is gone', async () => {
    const core = await openTestCatalog();
    const [one, two] = [writePhotos(['a/x.png']), writePhotos(['y.png'])];
    const scan = await core.call('images.scan', { source: { files: [`${one}/a`, `${two}/y.png`] } });
    expect(scan).toMatchObject({ name: '2 files', files: 2 });
    await addProduct(core, { sku: 'A' });
    const scope = { kind: 'ids', ids: await allIds(core) } as const;
    const { id } = await core.call('images.match', { scan: scan.id, scope, rules: EVERY_RULE });
    const [row] = await rowsOf(core, id, 'matched');
    expect(row).toMatchObject({ rule: 'folder-sku', file: { path: 'a/x.png', root: 0, inside: 'x.png' } });
    const [other] = await rowsOf(core, id, 'no-product');
    expect(other?.file).toMatchObject({ path: 'y.png', root: 1, inside: '' });
    const gone = core.call('images.scan', { source: { files: ['/nowhere/photos'] } });
    await expect(gone).rejects.toThrow('not-found: “photos” is not there any more. Choose it again.');
    const empty = core.call('images.scan', { source: { files: [writePhotos([])] } });
    await expect(empty).rejects.toThrow('There is no file in this folder.');
  });

  it('is followed in files and bytes, and cancelled', async () => {
    const told: unknown[] = [];
    let cancelled = false;
    const core = await openTestCatalog({
      emit: ({ event, data }) => event === 'jobProgress' && told.push(data),
      isCancelled: () => cancelled,
    });
    const folder = writePhotos(Array.from({ length: 50 }, (_, n) => `${n}.png`));
    const { bytes: total } = await core.call('images.scan', { source: { files: [folder] }, job: 7 });
    expect(told).toContainEqual(
      expect.objectContaining({
        job: 7,
        stage: 'looking',
        total: 50,
        bytes: { done: 0, total },
      }),
    );
    cancelled = true;
    const ended = core.call('images.scan', { source: { files: [folder] }, job: 8 });
    await expect(ended).rejects.toThrow('cancelled');
  });

  it('that was closed is not at hand any more, nor is the oldest of four', async () => {
    const core = await openTestCatalog();
    const folder = writePhotos(['a.png']);
    const scans = [];
    for (let n = 0; n < 4; n += 1)
      scans.push(await core.call('images.scan', { source: { files: [folder] } }));
    const [oldest, next] = scans;
    await addProduct(core);
    const match = (scan: string) =>
      core.call('images.match', { scan, scope: { kind: 'ids', ids: [1] }, rules: EVERY_RULE });
    await expect(match(oldest?.id ?? '')).rejects.toThrow('out-of-date');
    await match(next?.id ?? '');
    await core.call('images.close', { id: next?.id ?? '' });
    await expect(core.call('images.get', { id: next?.id ?? '' })).rejects.toThrow('Choose the folder again.');
  });

  it('is refused by a match of products that changed since, until they are matched anew', async () => {
    const core = await openTestCatalog();
    const { id: mug } = await addProduct(core, { sku: 'M' });
    const { id } = await matchFolder(core, writePhotos(['M.png']));
    await editProduct(core, mug, { sku: 'N' });
    await expect(core.call('images.apply', { id })).rejects.toThrow('changed-meanwhile');
    const scope = { kind: 'ids' as const, ids: [mug] };
    const again = await core.call('images.match', { scan: id, scope, rules: EVERY_RULE });
    expect(again.counts).toMatchObject({ noProduct: 1 });
  });
});
