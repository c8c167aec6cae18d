import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { expect, it } from 'vitest';
import { EVERY_PRODUCT } from '../../../src/shared/model/every-product.ts';
import { addManyProducts } from '../../helpers/many-products.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { startCatalogs } from './start-catalogs.ts';

const PRODUCTS = 60_000;

it('an Apply is cancelled while the writer is busy with it: nothing is written, and the next one is not cancelled', async () => {
  const folder = join(temporaryFolder(), 'Shop');
  let cancelAt: number | null = null;
  const { catalogs, ask } = startCatalogs(null, {
    heard: ({ event, data }) => {
      if (event === 'jobProgress' && data.job === cancelAt && data.stage === 'applying')
        catalogs.cancelJob(data.job);
    },
  });
  await catalogs.open(folder, 'new');
  addManyProducts(folder, PRODUCTS);
  const db = new BetterSqlite(join(folder, 'catalog.offshelf'));
  const count = (where: string) => db.prepare(`SELECT count(*) FROM ${where}`).pluck().get();
  const { id: snapshot } = await ask('products.list', EVERY_PRODUCT);
  const { id } = await ask('previews.prepare', {
    scope: { kind: 'snapshot', snapshot },
    actions: [{ kind: 'append', field: 'description', text: '!' }],
  });
  cancelAt = 5;
  const cancelled = await catalogs.call('previews.apply', { id, job: 5 });
  expect(cancelled).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(count(`product WHERE description <> 'red'`)).toBe(0);
  expect(count('change')).toBe(0);
  expect(count('change_value')).toBe(0);
  expect(await ask('previews.apply', { id, job: 6 })).toMatchObject({ products: PRODUCTS });
  expect(count(`product WHERE description = 'red!'`)).toBe(PRODUCTS);
  db.close();
});
