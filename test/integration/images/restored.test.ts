import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { systemClock as clock } from '../../../src/main/core/adapters/system/clock.ts';
import { backUpCatalog, restoreCatalog } from '../../../src/main/core/compose.ts';
import { readLocalImage } from '../../../src/shared/model/local-image.ts';
import { addProduct, getProduct, openTestCatalog } from '../../helpers/catalog.ts';
import { matchFolder, writePhotos } from '../../helpers/photos.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

it('keeps the images of what was there, also after a kill at the end of adding them', async () => {
  const core = await openTestCatalog();
  const { folder } = core;
  await addProduct(core, { sku: 'A' });
  await addProduct(core, { sku: 'B' });
  const file = join(temporaryFolder(), 'older.offshelf');
  await backUpCatalog({ folder, file, clock });
  const { id } = await matchFolder(core, writePhotos(['A.png']));
  await core.call('images.apply', { id });
  const image = readLocalImage((await getProduct(core, 1)).fields.imageUrl)?.file ?? '';
  await core.close();
  // The Change is written; what was noted of its files is not removed yet.
  writeFileSync(join(folder, 'images', 'copying.txt'), `${image}\n`);
  await restoreCatalog({ folder, file, clock });
  const restored = await openTestCatalog({ folder });
  const again = await matchFolder(restored, writePhotos(['B.png']));
  await restored.call('images.apply', { id: again.id });
  // The backup that was made of the newer catalog names it.
  expect(existsSync(join(folder, 'images', image.slice(0, 2), image))).toBe(true);
  expect(readdirSync(join(folder, 'images'))).not.toContain('copying.txt');
});
