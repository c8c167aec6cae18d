import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addProduct, getProduct, openTestCatalog, peek } from '../helpers/catalog.ts';
import { writeFile } from '../helpers/import.ts';
import { composeInProcess } from '../helpers/in-process.ts';
import { killAt } from '../helpers/kill-program.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const PROGRAM = new URL('../helpers/import-program.ts', import.meta.url);
const ROWS = 20_000;

it.each([
  ['looking', 0],
  ['preparing', 0],
  ['preparing', 60],
  ['preparing', 180],
  ['prepared', 0],
  ['applying', 0],
  ['applying', 150],
  ['applying', 400],
  ['checking', 0],
  ['applied', 0],
] as const)(
  'an import that is killed at “%s” and %i ms leaves all of it or nothing',
  { timeout: 120_000 },
  async (word, delay) => {
    const folder = join(temporaryFolder(), 'catalog');
    const first = await composeInProcess({ folder });
    await addProduct(first, { sku: '0', name: 'Old' });
    await first.close();
    const rows = Array.from({ length: ROWS }, (_, at) => `${at},Mug ${at},${at}.50\n`);
    const file = writeFile(`sku,name,price\n${rows.join('')}`);
    const said = await killAt(PROGRAM, [folder, file], word, delay);
    expect(said).toContain(word);

    const core = await openTestCatalog({ folder });
    expect(core.reader.findDamage()).toEqual([]);
    // What was staged is gone.
    expect(statSync(join(folder, 'previews.staging')).size).toBeLessThan(200_000);
    const db = peek(core);
    const count = Number(db.prepare('SELECT count(*) FROM product').pluck().get());
    const changes = await core.call('changes.list', { limit: 10 });
    const isIn = changes.some(({ kind }) => kind === 'import');
    const { fields } = await getProduct(core, 1);
    expect({ count, name: fields.name }).toEqual(
      isIn ? { count: ROWS, name: 'Mug 0' } : { count: 1, name: 'Old' },
    );
    // While it is being applied, it may be over before it is killed.
    const known = {
      looking: false,
      preparing: said.includes('prepared') && isIn,
      prepared: false,
      applying: isIn,
      checking: isIn,
      applied: true,
    };
    expect(isIn).toBe(known[word]);
    if (!isIn) return;
    await core.call('changes.undo', { onLaterEdits: 'ask' });
    expect((await core.call('products.counts', {})).all).toBe(1);
  },
);
