import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AskCatalog } from '../../../src/main/app/ask-catalog.ts';
import type { ImagePreset } from '../../../src/main/core/compose.ts';
import type { ImagePlaceInput } from '../../../src/shared/model/image-place.ts';
import { newProductFields } from '../../../src/shared/model/new-product.ts';
import { makePng } from '../../helpers/images.ts';
import { writePhotos } from '../../helpers/photos.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { serve } from '../images/hostile-pictures.ts';
import { addJani } from './sell.ts';
import { startCatalogs } from './start-catalogs.ts';

type Place = Pick<ImagePlaceInput, 'where' | 'publicBase'> & Partial<ImagePlaceInput>;

/** A product with a picture of its own that waits for it to be published at this place; the number of the place. */
async function queueWithPicture(ask: AskCatalog, place: Place): Promise<number> {
  const { id: imagePlaceId } = await ask('imagePlaces.add', {
    name: 'Pictures',
    path: '{hash}.{ext}',
    preset: null,
    ...place,
  });
  const remoteId = await addJani(ask, 'http://127.0.0.1:9');
  const remote = (await ask('remotes.list', {})).find(({ id }) => id === remoteId);
  if (remote === undefined) throw new Error('the remote is not there');
  const { name, profileId, baseUrl, accountLabel, auth, settings } = remote;
  const changed = { name, profileId, baseUrl, accountLabel, auth, settings: { ...settings, imagePlaceId } };
  await ask('remotes.update', { id: remoteId, remote: changed });
  const fields = { ...newProductFields('CHF'), name: 'Mug' };
  const { id } = await ask('products.save', { id: null, baseVersion: 0, fields, draftId: null });
  const file = join(writePhotos({ 'mug.png': makePng(40, 30) }), 'mug.png');
  await ask('images.add', { products: [id], source: { files: [file] } });
  await ask('sending.send', { products: [id], remotes: [remoteId] });
  return imagePlaceId;
}

test('the writer asks for the key of a place with its origin, and goes on once the key is set', async () => {
  const asked: unknown[] = [];
  let key: string | null = null;
  const { catalogs, ask } = startCatalogs('a key', {
    placeKey: async (placeId, origin) => {
      asked.push([placeId, origin]);
      return key;
    },
  });
  await catalogs.open(join(temporaryFolder(), 'Shop'), 'new');
  const server = await serve((_request, response) => response.writeHead(503).end(), 'http');
  const origin = `http://127.0.0.1:${server.port}`;
  const where = { kind: 'webdav', address: `${origin}/dav`, user: 'Ana' } as const;
  const place = await queueWithPicture(ask, { where, publicBase: origin });
  const held = async () => (await ask('imagePlaces.list', {})).find(({ id }) => id === place)?.held ?? '';
  await expect.poll(held).toContain('key');
  expect(asked).toContainEqual([place, origin]);
  expect(server.asked).toEqual([]);
  key = 'place-secret';
  catalogs.placeKeyChanged(place);
  const credentials = `Basic ${Buffer.from('Ana:place-secret').toString('base64')}`;
  await expect.poll(() => server.headers[0]?.['authorization']).toBe(credentials);
  expect(await held()).toBe('');
});

test('the writer has a picture written anew by the main process, and puts what comes back', async () => {
  const wanted: { folder: string; file: string; preset: ImagePreset }[] = [];
  // The real codec needs a window; a conversion in the program itself is an end-to-end test.
  const { catalogs, ask } = startCatalogs('a key', {
    convert: async (folder, file, preset) => {
      wanted.push({ folder, file, preset });
      return {
        ok: true,
        image: { bytes: new Uint8Array(makePng(20, 15)), type: 'image/png', width: 20, height: 15 },
      };
    },
  });
  const catalog = join(temporaryFolder(), 'Shop');
  await catalogs.open(catalog, 'new');
  const folder = join(temporaryFolder(), 'public');
  mkdirSync(folder);
  await queueWithPicture(ask, {
    where: { kind: 'folder', folder },
    publicBase: 'http://127.0.0.1:9',
    preset: { maxSide: 20, format: 'png', quality: 80 },
  });
  const put = () => readdirSync(folder).filter((name) => name.endsWith('.png'));
  await expect.poll(put).toHaveLength(1);
  expect(readFileSync(join(folder, put()[0] ?? '')).equals(makePng(20, 15))).toBe(true);
  const file = readdirSync(join(catalog, 'images'), { recursive: true, encoding: 'utf8' }).find((path) =>
    path.endsWith('.png'),
  );
  expect(wanted).toEqual([
    {
      folder: catalog,
      file: file?.slice(3),
      preset: { maxWidth: 20, maxHeight: 20, format: 'png', quality: 0.8 },
    },
  ]);
});
