import { existsSync, linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { makeNoise } from './thumbnail-scripts.ts';

const PHOTOS = 50;

/** JPEGs of 3000 × 2000 pixels of noise, made once by a page and kept in the temporary folder. */
export async function findPhotos(page: Page): Promise<readonly string[]> {
  const folder = join(tmpdir(), 'offshelf-bench-photos');
  mkdirSync(folder, { recursive: true });
  const files = Array.from({ length: PHOTOS }, (_, n) => join(folder, `${n}.jpg`));
  for (const [n, file] of files.entries()) {
    if (existsSync(file)) continue;
    writeFileSync(file, Buffer.from(await page.evaluate<string>(makeNoise(n)), 'base64'));
  }
  return files;
}

/** Puts so many files into a catalog: each photo under many names, as if it were as many files. Answers the names. */
export function keepPhotos(catalog: string, photos: readonly string[], count: number): readonly string[] {
  return Array.from({ length: count }, (_, n) => {
    const hash = n.toString(16).padStart(64, '0');
    const folder = join(catalog, 'images', hash.slice(0, 2));
    mkdirSync(folder, { recursive: true });
    linkSync(photos[n % photos.length] ?? '', join(folder, `${hash}.jpg`));
    return hash;
  });
}
