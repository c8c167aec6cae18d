import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { writeLocalImage } from '../src/shared/model/local-image.ts';
import { type BenchCatalog, copyCatalog } from './lib/catalog.ts';
import { quantile, writeMs } from './lib/compare.ts';
import { type ElectronWindow, openElectron } from './lib/electron.ts';
import { FIRST_ROWS, GALLERY_SHOWN, SCROLL, SCROLL_GALLERY } from './lib/in-page.ts';
import { findPhotos, keepPhotos } from './lib/photos.ts';

const ROUNDS = 5;
const REPOSITORY = join(import.meta.dirname, '..');
const BARE = join(import.meta.dirname, 'bare');

const WAYS = ['grid', 'gallery, nothing decoded yet', 'gallery, decoded before'] as const;

/** The grid and the images of the same products, each with a photo of its own, scrolled as fast as they go, by turns. */
export async function benchGallery({ folder }: BenchCatalog): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'offshelf-gallery-'));
  const catalog = join(root, 'catalog');
  copyCatalog(folder, catalog);
  givePhotos(catalog, await makePhotos(join(root, 'bare')));
  const frames = WAYS.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    const args = [`--user-data-dir=${join(root, `profile-${round}`)}`, `--catalog=${catalog}`];
    const window = await openElectron([REPOSITORY, ...args]);
    try {
      for (const [way, took] of (await measure(window)).entries()) frames[way]?.push(...took);
    } finally {
      await window.close();
    }
  }
  rmSync(root, { recursive: true });
  return writeFrames(frames);
}

async function measure({ page }: ElectronWindow): Promise<readonly (readonly number[])[]> {
  await page.evaluate(FIRST_ROWS);
  const grid = await page.evaluate<number[]>(SCROLL);
  await page.getByRole('button', { name: 'Show as images' }).click();
  await page.evaluate(GALLERY_SHOWN);
  const fresh = await page.evaluate<number[]>(SCROLL_GALLERY);
  await page.evaluate(GALLERY_SHOWN);
  const known = await page.evaluate<number[]>(SCROLL_GALLERY);
  return [grid, fresh, known];
}

async function makePhotos(profile: string): Promise<readonly string[]> {
  const bare = await openElectron([BARE, `--user-data-dir=${profile}`]);
  try {
    return await findPhotos(bare.page);
  } finally {
    await bare.close();
  }
}

function givePhotos(catalog: string, photos: readonly string[]): void {
  const db = new BetterSqlite(join(catalog, 'catalog.offshelf'));
  const ids = db.prepare<[], number>('SELECT id FROM product').pluck().all();
  const give = db.prepare('UPDATE product SET image_url = ? WHERE id = ?');
  db.transaction(() => {
    for (const [n, hash] of keepPhotos(catalog, photos, ids.length).entries()) {
      give.run(writeLocalImage({ hash, ext: 'jpg', name: `${n}.jpg` }), ids[n]);
    }
  })();
  db.close();
}

function writeFrames(frames: readonly (readonly number[])[]): string {
  const rows = WAYS.map((way, at) => {
    const took = frames[at] ?? [];
    return `| ${[way, ...[0.5, 0.95, 0.99, 1].map((part) => writeMs(quantile(took, part)))].join(' | ')} |`;
  });
  return ['| milliseconds a frame | median | p95 | p99 | longest |', '|---|---|---|---|---|', ...rows].join(
    '\n',
  );
}
