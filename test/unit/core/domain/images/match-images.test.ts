import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ImagesDeps } from '../../../../../src/main/core/domain/images/deps.ts';
import { matchImages } from '../../../../../src/main/core/domain/images/match-images.ts';
import {
  createScans,
  type Scan,
  type ScannedFile,
} from '../../../../../src/main/core/domain/images/scans.ts';
import { tabsOf } from '../../../../../src/main/core/domain/images/show-match.ts';
import type { NamedProduct } from '../../../../../src/main/core/domain/ports/image-store.ts';
import type { ImageRules } from '../../../../../src/shared/model/image-match.ts';

const RULES: ImageRules = [
  { kind: 'image-value', on: true },
  { kind: 'sku', on: true },
  { kind: 'sku-prefix', on: true },
  { kind: 'folder-sku', on: true },
  { kind: 'name', on: true },
];
const ID = '0d5c0b58-6f0a-4c0e-9a53-0c7d6c1c9c11';

/** Products that are held in memory, as the store would give them. */
function depsOf(products: readonly NamedProduct[]): ImagesDeps {
  const deps: Partial<ImagesDeps> = {
    scans: createScans(),
    pause: async () => undefined,
    jobs: {
      begin: () => ({ step: () => undefined, isCancelled: () => false }),
      stopIfCancelled: () => undefined,
    },
    images: {
      products: (ids) => products.filter(({ id }) => ids.includes(id)),
      alike: () => [],
      isKnown: () => false,
      keep: () => undefined,
    },
    imageFiles: () => Promise.reject(new Error('no file is looked for')),
  };
  return deps as ImagesDeps; // matching needs no more
}

function fileOf(path: string, n: number): ScannedFile {
  const image = { hash: String(n).padStart(64, '0'), ext: 'png', bytes: 1, width: 1, height: 1 } as const;
  const name = path.replace(/^.*\//u, '');
  const isBroken = name.startsWith('broken');
  const problem = isBroken ? 'This file is empty.' : null;
  return { root: 0, inside: path, path, name, bytes: 1, image: isBroken ? null : image, problem };
}

async function match(paths: readonly string[], products: readonly NamedProduct[]): Promise<Scan> {
  const deps = depsOf(products);
  const decisions = { assigned: new Map(), chosen: new Map(), leftOut: new Set<number>() };
  const scan: Scan = {
    id: ID,
    name: 'photos',
    places: ['photos'],
    files: paths.map(fileOf),
    decisions,
    matching: null,
    turn: 0,
    tabs: null,
  };
  deps.scans.add(scan);
  const ids = products.map(({ id }) => id);
  await matchImages(deps, { scan: ID, scope: { kind: 'ids', ids }, rules: RULES });
  return scan;
}

/** Words of which a few make everything: much meets, and some is alike only without what does not count. */
const word = fc.constantFrom('a', 'A', 'b', 'é', 'é'.normalize('NFD'), '1', '01', 'broken');
const words = fc
  .array(fc.tuple(word, fc.constantFrom('-', '_', ' ', '.', '--')), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.map(([text, mark], at) => (at === 0 ? text : mark + text)).join(''));
const path = fc
  .tuple(fc.array(words, { maxLength: 2 }), words, fc.constantFrom('.png', '.JPG', ''))
  .map(([folders, name, ending]) => [...folders, name + ending].join('/'));
const paths = fc.uniqueArray(path, { minLength: 1, maxLength: 12 });
const someProducts = fc
  .array(fc.record({ sku: fc.option(words), name: words, image: fc.oneof(fc.constant(''), path) }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((all) => all.map((product, at) => ({ ...product, id: at + 1, version: 1 })));

it('every file is in exactly one tab, and the counts add up to the files', async () => {
  await fc.assert(
    fc.asyncProperty(paths, someProducts, async (files, products) => {
      const { counts, files: tabs } = tabsOf(await match(files, products));
      const all = Object.values(tabs).flat();
      expect(all.toSorted((a, b) => a - b)).toEqual(files.map((_, n) => n));
      const { matched, same, severalFiles, oneForSeveral, noProduct, problems } = counts;
      expect(matched + same + severalFiles + oneForSeveral + noProduct + problems).toBe(counts.files);
      expect(counts.files).toBe(files.length);
    }),
    { numRuns: 300 },
  );
});

it('the order of the files and of the products makes no difference', async () => {
  const named = async (files: readonly string[], products: readonly NamedProduct[]) => {
    const scan = await match(files, products);
    const found = scan.matching?.found ?? [];
    return new Map(
      scan.files.map((file, n) => [
        file.path,
        { rule: found[n]?.rule, products: found[n]?.products.toSorted((a, b) => a - b) },
      ]),
    );
  };
  await fc.assert(
    fc.asyncProperty(paths, someProducts, async (files, products) => {
      const one = await named(files, products);
      const other = await named(files.toReversed(), products.toReversed());
      expect(other.size).toBe(one.size);
      for (const [name, each] of one) expect(other.get(name)).toEqual(each);
    }),
    { numRuns: 300 },
  );
});

it('no product gets an image that another file was found for too, or that others would have to get', async () => {
  await fc.assert(
    fc.asyncProperty(paths, someProducts, async (files, products) => {
      const scan = await match(files, products);
      const found = scan.matching?.found ?? [];
      for (const [product, n] of tabsOf(scan).willGet) {
        expect(found[n]?.products).toEqual([product]);
        const alone = found.filter((each) => each?.products.length === 1 && each.products[0] === product);
        expect(alone).toHaveLength(1);
      }
    }),
    { numRuns: 300 },
  );
});

it('a product whose image names a file exactly is not found by others of another ending', async () => {
  const product = { id: 1, version: 1, sku: null, name: 'x', image: 'media/front.jpg' };
  const scan = await match(['front.jpg', 'front.png'], [product]);
  expect(tabsOf(scan).files).toMatchObject({ matched: [0], 'no-product': [1] });
  expect(tabsOf(await match(['front.png'], [product])).files).toMatchObject({ matched: [0] });
});
