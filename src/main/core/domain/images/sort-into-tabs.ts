import type { ProductId } from '../../../../shared/model/product.ts';
import { naturalKey } from './natural-order.ts';
import { type Matching, matchingOf, type Scan, type Tabs } from './scans.ts';

/** Whose image a file is by now, and whether that is certain: one product, what the person said, or what a table says. */
export function ownersOf({ decisions }: Scan, { found }: Matching, n: number): Owners {
  const said = decisions.assigned.get(n);
  if (said !== undefined) return { products: said, isCertain: true, isByHand: true, haveIt: false };
  const { products, meant } = found[n] ?? NOBODY;
  const isCertain = products.length === 1 || meant !== 'one';
  return { products, isCertain, isByHand: false, haveIt: meant === 'have' && products.length > 1 };
}

type Owners = {
  readonly products: readonly ProductId[];
  readonly isCertain: boolean;
  readonly isByHand: boolean;
  /** Several products have this very image: it is no other choice for any of them. */
  readonly haveIt: boolean;
};

const NOBODY = { products: [], meant: 'one' } as const;

/** Puts every file into one tab. In time that grows with the files, and with the products without an image. */
export function sortIntoTabs(scan: Scan): Tabs {
  const matching = matchingOf(scan);
  const claims = collectClaims(scan, matching);
  // Where all of them are the image that it has, there is nothing to choose.
  const contested = new Map(
    [...claims].filter(
      ([product, numbers]) => numbers.length > 1 && !numbers.every((n) => isSame(scan, matching, product, n)),
    ),
  );
  const files = sortFiles(scan, matching, contested);
  const willGet = findWillGet(scan, matching, claims);
  const has = new Set<ProductId>();
  for (const [product, numbers] of claims)
    if (numbers.some((n) => isSame(scan, matching, product, n))) has.add(product);
  const withoutImage = matching.without.filter((product) => !willGet.has(product) && !has.has(product));
  const undecided = [...contested].filter(
    ([product, numbers]) => chosenOf(scan, product, numbers) === undefined,
  );
  return {
    files,
    withoutImage,
    willGet,
    contested,
    counts: {
      files: scan.files.length,
      matched: files.matched.length,
      same: files.same.length,
      severalFiles: files['several-files'].length,
      oneForSeveral: files['one-for-several'].length,
      noProduct: files['no-product'].length,
      problems: files.problems.length,
      withoutImage: withoutImage.length,
      leftOut: scan.decisions.leftOut.size,
      undecided: undecided.length,
      willChange: willGet.size,
      putBack: files.same.filter((n) => matching.lost.has(n) && !scan.decisions.leftOut.has(n)).length,
    },
  };
}

type Claims = ReadonlyMap<ProductId, readonly number[]>;

/** The files of each product that certainly are its own. */
function collectClaims(scan: Scan, matching: Matching): Claims {
  const claims = new Map<ProductId, number[]>();
  for (const n of scan.files.keys()) {
    const { products, isCertain, haveIt } = ownersOf(scan, matching, n);
    if (!isCertain || haveIt) continue;
    for (const product of products) {
      const files = claims.get(product);
      if (files === undefined) claims.set(product, [n]);
      else files.push(n);
    }
  }
  return claims;
}

function sortFiles(scan: Scan, matching: Matching, contested: Claims): Tabs['files'] {
  const files: Record<keyof Tabs['files'], number[]> = {
    matched: [],
    same: [],
    'several-files': [],
    'one-for-several': [],
    'no-product': [],
    problems: [],
  };
  for (const n of scan.files.keys()) files[tabOf(scan, matching, contested, n)].push(n);
  // Files of one product stand together, where the first of them would.
  const first = (n: number) =>
    ownersOf(scan, matching, n).products.reduce(
      (least, product) => Math.min(least, contested.get(product)?.[0] ?? least),
      n,
    );
  const places = new Map(files['several-files'].map((n) => [n, first(n)]));
  const place = (n: number) => places.get(n) ?? n;
  files['several-files'].sort((a, b) => place(a) - place(b) || a - b);
  return files;
}

function tabOf(scan: Scan, matching: Matching, contested: Claims, n: number): keyof Tabs['files'] {
  if (scan.files[n]?.problem !== null) return 'problems';
  const { products, isCertain, haveIt } = ownersOf(scan, matching, n);
  if (products.length === 0) return 'no-product';
  if (haveIt) return 'same';
  if (!isCertain) return 'one-for-several';
  if (products.some((product) => contested.has(product))) return 'several-files';
  return products.every((product) => isSame(scan, matching, product, n)) ? 'same' : 'matched';
}

function isSame({ files }: Scan, { known }: Matching, product: ProductId, n: number): boolean {
  const hash = files[n]?.image?.hash;
  return hash !== undefined && known.get(product)?.hash === hash;
}

/** The file that was chosen for a product, where it still is one of its files; else the one that is its image already. */
export function chosenOf(scan: Scan, product: ProductId, files: readonly number[]): number | undefined {
  const chosen = scan.decisions.chosen.get(product);
  if (chosen !== undefined && files.includes(chosen)) return chosen;
  const matching = matchingOf(scan);
  return files.find((n) => isSame(scan, matching, product, n));
}

/**
 * Of a product's files the one to take where nobody says another; those that are left out are none to choose from. By name without its
 * ending, so that `mug.jpg` comes before `mug-1.jpg`; where two have the same, by path, which is the order of the numbers.
 */
export function firstByName({ files, decisions }: Scan, numbers: readonly number[]): number | undefined {
  let first: { readonly n: number; readonly key: string } | undefined;
  for (const n of numbers) {
    if (decisions.leftOut.has(n)) continue;
    const key = naturalKey((files[n]?.name ?? '').replace(/\.[^.]*$/u, ''));
    if (first === undefined || key < first.key) first = { n, key };
  }
  return first?.n;
}

function findWillGet(scan: Scan, matching: Matching, claims: Claims): Tabs['willGet'] {
  const willGet = new Map<ProductId, number>();
  for (const [product, files] of claims) {
    const n = files.length === 1 ? files[0] : chosenOf(scan, product, files);
    if (n === undefined || scan.decisions.leftOut.has(n) || isSame(scan, matching, product, n)) continue;
    willGet.set(product, n);
  }
  return willGet;
}
