import { expect, it } from 'vitest';
import { EVERY_PRODUCT } from '../../../src/shared/model/every-product.ts';
import { openTestCatalog, peek } from '../../helpers/catalog.ts';
import type { InProcess } from '../../helpers/in-process.ts';
import { countPauses } from '../../helpers/pauses.ts';

const TEXT = 1_000_000;
const PRODUCTS = 20;

/** Twenty products with a megabyte of text each, among a thousand of usual ones. */
async function openLong(): Promise<InProcess> {
  const core = await openTestCatalog();
  const db = peek(core);
  db.exec(`INSERT INTO product(name, type, description, image_url, image_alt, created_at, updated_at)
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
    SELECT 'P' || i, 'standard', 'short ' || i, '', '', i, i FROM n`);
  db.prepare('UPDATE product SET description = ? || id WHERE id % 50 = 0').run('a'.repeat(TEXT));
  return core;
}

it('a filter with a pattern goes through long texts a few at a time, and finds the same', async () => {
  const core = await openLong();
  const condition = {
    kind: 'pattern',
    field: 'description',
    pattern: '^(a+)+[0-9]+$',
    matchCase: true,
    not: false,
  } as const;
  const { result, pauses } = await countPauses(
    async () =>
      await core.call('products.list', {
        ...EVERY_PRODUCT,
        filter: { match: 'all', conditions: [condition] },
      }),
  );
  expect(result.total).toBe(PRODUCTS);
  expect(pauses).toBeGreaterThan(PRODUCTS / 2);
});

it('a preview works at long texts one at a time, so that others come in between', async () => {
  const core = await openLong();
  const ids = Array.from({ length: 1000 }, (_, at) => at + 1);
  const { result, pauses } = await countPauses(
    async () =>
      await core.call('previews.prepare', {
        scope: { kind: 'ids', ids },
        actions: [{ kind: 'prepend', field: 'description', text: '!' }],
      }),
  );
  expect(result).toMatchObject({ scope: 1000, willChange: 1000 - PRODUCTS, problems: PRODUCTS });
  expect(pauses).toBeGreaterThan(PRODUCTS / 2);
});
