import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readLocalImage } from '../../src/shared/model/local-image.ts';
import { aProduct, listRows, openTestCatalog } from '../helpers/catalog.ts';
import { composeInProcess } from '../helpers/in-process.ts';
import { killAt } from '../helpers/kill-program.ts';
import { matchFolder, writePhotos } from '../helpers/photos.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const PROGRAM = new URL('../helpers/image-program.ts', import.meta.url);
const FILES = 40;

it.for([
  ['matched', 0],
  ['copying 0', 0],
  ['copying 0', 200],
  ['copying 0', 500],
  ['applying', 0],
  ['applied', 0],
] as const)(
  'images that are given to products and killed at “%s” and %i ms are there all or not at all',
  { timeout: 120_000 },
  async ([word, delay]) => {
    const folder = join(temporaryFolder(), 'catalog');
    const first = await composeInProcess({ folder });
    const photos = writePhotos(Array.from({ length: FILES }, (_, n) => `P${n}.png`));
    const products = Array.from({ length: FILES }, (_, n) => aProduct({ sku: `P${n}` }));
    await first.call('products.add', { products, remotes: [] });
    await first.close();
    expect(await killAt(PROGRAM, [folder, photos], word, delay)).toContain(word);

    const core = await openTestCatalog({ folder });
    expect(core.reader.findDamage()).toEqual([]);
    const given = (await listRows(core)).flatMap(({ imageUrl }) => readLocalImage(imageUrl) ?? []);
    expect([0, FILES]).toContain(given.length);
    for (const { hash, file } of given) {
      const bytes = readFileSync(join(folder, 'images', hash.slice(0, 2), file));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash);
    }
    // The next time it goes through, and what was left over is gone.
    const { id, counts } = await matchFolder(core, photos);
    expect(counts).toMatchObject(given.length === 0 ? { willChange: FILES } : { same: FILES });
    if (given.length === 0) await core.call('images.apply', { id });
    else await core.call('images.close', { id });
    const files = readdirSync(join(folder, 'images'), { recursive: true, withFileTypes: true });
    expect(files.filter((entry) => entry.isFile() && entry.name.endsWith('.png'))).toHaveLength(FILES);
    expect(files.filter(({ name }) => name.endsWith('.part'))).toEqual([]);
  },
);
