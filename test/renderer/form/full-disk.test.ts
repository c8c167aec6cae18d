import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startOfProduct } from '../../../src/renderer/features/form/form-start.ts';
import { createProductForm } from '../../../src/renderer/features/form/form-store.ts';
import { addProduct, getProduct, openTestCatalog } from '../../helpers/catalog.ts';
import { fillDisk, mountSmallDisk, NO_MOUNT } from '../../helpers/small-disk.ts';
import { draftsOf, servicesOf } from './open-form.ts';

/** Too long for the little room that is left in files that are there already. */
const LONG = 'A cup for the road. '.repeat(40_000);

test('a form on a full disk says so and keeps what was typed, until there is room to keep or save it', async ({
  skip,
}) => {
  const disk = mountSmallDisk(8);
  if (disk === null) return skip(NO_MOUNT);
  const core = await openTestCatalog({ folder: join(disk, 'catalog') });
  const product = await addProduct(core, { name: 'Cup' });
  const form = createProductForm(startOfProduct(product, null), servicesOf(core));
  const film = join(disk, 'film.mp4');
  fillDisk(film);

  form.edit({ description: LONG });
  await form.flush();
  expect(form.store.getState().keep).toMatchObject({ kind: 'not-kept', message: /^The disk is full\./ });
  expect(await form.save()).toBeNull();
  expect(form.store.getState().refusal).toMatch(/^The disk is full\. .*free some space and try again\.$/);
  expect(form.store.getState().fields.description).toBe(LONG);
  expect(form.isDirty()).toBe(true);

  rmSync(film);
  await form.flush();
  expect(await draftsOf(core)).toMatchObject([{ productId: product.id, fields: { description: LONG } }]);
  expect(await form.save()).toMatchObject({ id: product.id });
  expect((await getProduct(core, product.id)).fields.description).toBe(LONG);
});
