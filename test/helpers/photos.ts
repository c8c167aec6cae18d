import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Input } from '../../src/shared/contract/api.ts';
import { EVERY_PRODUCT } from '../../src/shared/model/every-product.ts';
import type { ImageMatch, ImageRow, ImageRules, ImageTab } from '../../src/shared/model/image-match.ts';
import { makePng } from './images.ts';
import type { InProcess } from './in-process.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A folder with these files: what stands in them, or a small PNG that no other file has. */
export function writePhotos(
  files: readonly string[] | Readonly<Record<string, Buffer>>,
  folder = temporaryFolder(),
): string {
  const named: readonly (readonly [string, Buffer])[] = Array.isArray(files)
    ? files.map((path, n) => [path, photo(n)] as const)
    : Object.entries(files);
  for (const [path, bytes] of named) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return folder;
}

/** A PNG of a colour of its own. */
export function photo(n: number): Buffer {
  return makePng(4, 3, [n % 256, Math.floor(n / 256) % 256, Math.floor(n / 65_536) % 256]);
}

export const EVERY_RULE: ImageRules = [
  { kind: 'image-value', on: true },
  { kind: 'sku', on: true },
  { kind: 'sku-prefix', on: true },
  { kind: 'folder-sku', on: true },
  { kind: 'name', on: true },
];

/** The ids of all products, in the order in which they were added. */
export async function allIds(core: InProcess): Promise<number[]> {
  const list = await core.call('products.list', EVERY_PRODUCT);
  return [...(core.reader.readSnapshot(list.id) ?? [])].toSorted((one, other) => one - other);
}

/** Reads a folder and matches it against every product. */
export async function matchFolder(
  core: InProcess,
  folder: string,
  rules: ImageRules = EVERY_RULE,
): Promise<ImageMatch> {
  const { id } = await core.call('images.scan', { source: { files: [folder] } });
  return await core.call('images.match', {
    scan: id,
    scope: { kind: 'ids', ids: await allIds(core) },
    rules,
  });
}

export async function rowsOf(core: InProcess, id: string, tab: ImageTab): Promise<ImageRow[]> {
  const input: Input<'images.matchPage'> = { id, tab, from: 0, count: 200 };
  return await core.call('images.matchPage', input);
}

/** The paths of the files of a tab, each with the SKUs of its products. */
export async function pathsIn(core: InProcess, id: string, tab: ImageTab): Promise<string[]> {
  const rows = await rowsOf(core, id, tab);
  return rows.map(({ file, products }) => {
    const skus = products.map(({ sku, name }) => sku ?? name).join(', ');
    return skus === '' ? (file?.path ?? '') : `${file?.path ?? ''} → ${skus}`;
  });
}
