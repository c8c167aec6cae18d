import type { Input } from '../../../../shared/contract/api.ts';
import type { ImageMatch, ImageProduct, ImageRow, ImageTab } from '../../../../shared/model/image-match.ts';
import { IMAGE_PRODUCTS_SHOWN } from '../../../../shared/model/image-words.ts';
import type { ProductId } from '../../../../shared/model/product.ts';
import type { NamedProduct } from '../ports/image-store.ts';
import type { ImagesDeps } from './deps.ts';
import { matchingOf, type Scan, type Tabs } from './scans.ts';
import { chosenOf, firstByName, ownersOf, sortIntoTabs } from './sort-into-tabs.ts';

/** What the rules and the person make of the files. */
export function showMatch(scan: Scan): ImageMatch {
  const { rules, products, table } = matchingOf(scan);
  return {
    id: scan.id,
    name: scan.name,
    products,
    rules: [...rules],
    counts: tabsOf(scan).counts,
    tableLines: table.lines,
    notes: [...table.notes],
  };
}

/** Rows of a tab, with what their products are called by now. */
export function readImagePage(
  deps: ImagesDeps,
  { id, tab, from, count }: Input<'images.matchPage'>,
): ImageRow[] {
  const scan = deps.scans.get(id);
  const tabs = tabsOf(scan);
  if (tab === 'without-image') {
    const ids = tabs.withoutImage.slice(from, from + count);
    return deps.images.products(ids).map((product) => ({ ...NO_FILE, products: [toShown(product)] }));
  }
  const firsts = createFirsts(scan, tabs);
  return tabs.files[tab].slice(from, from + count).map((n) => toRow(deps, scan, tabs, firsts, n));
}

/** The files of a tab. */
export function filesIn(scan: Scan, tab: ImageTab): readonly number[] {
  return tab === 'without-image' ? [] : tabsOf(scan).files[tab];
}

const NO_FILE = {
  file: null,
  rule: null,
  productCount: 1,
  leftOut: false,
  problem: null,
} satisfies Partial<ImageRow>;

/** Kept until something is decided or matched. */
export function tabsOf(scan: Scan): Tabs {
  scan.tabs ??= sortIntoTabs(scan);
  return scan.tabs;
}

function toRow(deps: ImagesDeps, scan: Scan, { contested }: Tabs, firsts: Firsts, n: number): ImageRow {
  const matching = matchingOf(scan);
  const { products, isByHand } = ownersOf(scan, matching, n);
  const shown = deps.images.products(chooseShown(products, contested));
  const several = (id: ProductId): Several => ({
    chosen: chosenOf(scan, id, contested.get(id) ?? []) ?? null,
    first: firsts(id),
  });
  const { found } = matching;
  return {
    file: toFile(scan, n),
    rule: products.length === 0 ? null : isByHand ? 'by-hand' : (found[n]?.rule ?? null),
    products: shown.map((product) => toShown(product, several(product.id))),
    productCount: products.length,
    leftOut: scan.decisions.leftOut.has(n),
    problem: scan.files[n]?.problem ?? null,
  };
}

/** The first by name of the files of a product that has several. */
type Firsts = (id: ProductId) => number | null;

/** Each is looked for once: a product may have very many files, and stands in the row of each. */
function createFirsts(scan: Scan, { contested }: Tabs): Firsts {
  const known = new Map<ProductId, number | null>();
  return (id) => {
    const first = known.get(id) ?? firstByName(scan, contested.get(id) ?? []) ?? null;
    known.set(id, first);
    return first;
  };
}

/** Of many those first that have other files too: it is these that something is to be chosen for. */
function chooseShown(products: readonly ProductId[], contested: Tabs['contested']): readonly ProductId[] {
  if (products.length <= IMAGE_PRODUCTS_SHOWN) return products;
  const first = products.filter((id) => contested.has(id)).slice(0, IMAGE_PRODUCTS_SHOWN);
  const others = products.slice(0, IMAGE_PRODUCTS_SHOWN).filter((id) => !contested.has(id));
  return [...first, ...others].slice(0, IMAGE_PRODUCTS_SHOWN);
}

function toFile({ files }: Scan, n: number): ImageRow['file'] {
  const file = files[n];
  if (file === undefined) return null;
  const { path, name, root, inside, bytes, image } = file;
  return {
    n,
    path,
    name,
    root,
    inside,
    bytes,
    width: image?.width ?? null,
    height: image?.height ?? null,
    type: image?.ext ?? null,
    hash: image?.hash ?? null,
  };
}

type Several = Pick<ImageProduct, 'chosen' | 'first'>;

const NOT_SEVERAL: Several = { chosen: null, first: null };

export function toShown({ id, name, sku, image }: NamedProduct, several = NOT_SEVERAL): ImageProduct {
  return { id, name, sku, image, ...several };
}
