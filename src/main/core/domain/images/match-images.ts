import type { Input, Output } from '../../../../shared/contract/api.ts';
import { checkImageUrl } from '../../../../shared/model/check-text.ts';
import { isLocalImage, readLocalImage } from '../../../../shared/model/local-image.ts';
import type { ProductId } from '../../../../shared/model/product.ts';
import type { Many } from '../editing/parts.ts';
import { readScope } from '../editing/read-scope.ts';
import { Failure } from '../failure.ts';
import type { NamedProduct } from '../ports/image-store.ts';
import type { ImagesDeps } from './deps.ts';
import { addWanted, createFoundProducts, createWanted, type FoundProducts } from './found-products.ts';
import { inParallel } from './in-parallel.ts';
import { type Matcher, readRules } from './match-keys.ts';
import { noteTable, rowsOfTable } from './note-tables.ts';
import type { FoundBy, KnownProduct, Scan } from './scans.ts';
import { showMatch } from './show-match.ts';
import type { TableRow } from './table-rows.ts';

/** Small enough for everything else that waits for this thread to go in between. */
const BATCH = 250;

/**
 * Finds the products of the files of a scan; the catalog is not changed. Takes time in proportion to the files and the products.
 * @throws Failure for a pattern that can't be used, nothing in the scope, or when it was cancelled
 */
export async function matchImages(
  deps: ImagesDeps,
  { scan: id, scope, rules, job }: Input<'images.match'>,
): Promise<Output<'images.match'>> {
  const scan = deps.scans.get(id);
  const matchers = readRules(rules);
  const table = rowsOfTable(rules);
  const ids = await readScope(deps, scope);
  const progress = deps.jobs.begin(job, 'preparing', ids.length);
  const checkLatest = takeTurn(scan);
  const found = createFoundProducts(await collectWanted(deps, scan, matchers, table));
  const looked = await lookAtProducts(deps, ids, found, (more) => {
    checkLatest();
    progress.step(more);
  });
  if (looked.products === 0)
    throw new Failure('not-found', 'None of these products is in the list any more. Refresh it.');
  const foundBy = await resolveFiles(deps, scan, matchers, found);
  const counts = countByRule(matchers, foundBy);
  const kinds = rules.map(({ kind }, at) => ({ kind, files: counts[at] ?? 0 }));
  const notes = await noteTable(deps, scan, table, found);
  const lost = await findLost(deps, scan, looked.known);
  await deps.pause();
  await followDecisions(deps, scan, looked.known);
  checkLatest();
  // It may have been closed meanwhile.
  deps.scans.get(id);
  scan.matching = {
    ...looked,
    rules: kinds,
    found: foundBy.map((each) => each?.found ?? null),
    lost,
    table: notes,
  };
  scan.tabs = null;
  return showMatch(scan);
}

/** Whoever changes the rules while they are being used wants the answer to the new ones alone. */
function takeTurn(scan: Scan): () => void {
  scan.turn += 1;
  const { turn } = scan;
  return () => {
    if (scan.turn !== turn) throw new Failure('cancelled', 'The images are being matched by other rules.');
  };
}

/** Of a table every SKU, so that those that no product has can be told. */
async function collectWanted(
  deps: ImagesDeps,
  { files }: Scan,
  matchers: readonly (Matcher | null)[],
  table: readonly TableRow[],
) {
  const wanted = createWanted();
  for (const { foldedSku } of table) if (foldedSku !== '') wanted.keys.sku.add(foldedSku);
  for (const [n, file] of files.entries()) {
    if (n % BATCH === BATCH - 1) await deps.pause();
    if (file.image !== null) addWanted(wanted, matchers, file);
  }
  return wanted;
}

type Looked = {
  readonly known: Map<ProductId, KnownProduct>;
  readonly without: readonly ProductId[];
  readonly products: number;
};

async function lookAtProducts(
  deps: ImagesDeps,
  ids: Many<ProductId>,
  found: FoundProducts,
  step: (more: number) => void,
): Promise<Looked> {
  const known: Looked['known'] = new Map();
  const without: ProductId[] = [];
  let products = 0;
  for (let from = 0; from < ids.length; from += BATCH) {
    await deps.pause();
    const some = ids.slice(from, from + BATCH);
    for (const product of deps.images.products(some)) {
      products += 1;
      if (found.add(product)) known.set(product.id, toKnown(product));
      if (!hasImage(product.image)) without.push(product.id);
    }
    step(some.length);
  }
  return { known, without, products };
}

export function toKnown({ version, image }: NamedProduct): KnownProduct {
  return { version, hash: readLocalImage(image)?.hash ?? null };
}

/** The name of a file that is nowhere is no image. */
function hasImage(value: string): boolean {
  if (value.trim() === '') return false;
  return isLocalImage(value) || checkImageUrl(value).every(({ code }) => code !== 'not-a-url');
}

type Resolved = { readonly at: number; readonly found: FoundBy } | null;

async function resolveFiles(
  deps: ImagesDeps,
  { files }: Scan,
  matchers: readonly (Matcher | null)[],
  found: FoundProducts,
): Promise<readonly Resolved[]> {
  const resolved: Resolved[] = [];
  for (const file of files) {
    if (resolved.length % BATCH === BATCH - 1) await deps.pause();
    resolved.push(file.image === null ? null : resolveFile(matchers, file, file.image.hash, found));
  }
  return resolved;
}

/**
 * The first rule that finds any product takes the file. Where several products or files have what is in it, the names say
 * which is meant: copies of one picture are usual among variants.
 */
function resolveFile(
  matchers: readonly (Matcher | null)[],
  file: Scan['files'][number],
  hash: string,
  found: FoundProducts,
): Resolved {
  const having = found.withHash(hash);
  let byHash: Resolved = null;
  for (const [at, matcher] of matchers.entries()) {
    if (matcher === null) continue;
    const rule = matcher.kind;
    if (having !== null && rule === 'image-value') {
      byHash ??= { at, found: { rule, products: having.products, meant: 'have' } };
      if (having.isAlone) return byHash;
    }
    const { products, isExact } = found.find(matcher.keysOf(file));
    if (products.length === 0) continue;
    // What a table says is no guess.
    if (rule === 'table' && isExact) return { at, found: { rule, products, meant: 'all' } };
    const have = byHash === null ? [] : products.filter((id) => having?.has(id));
    return {
      at,
      found: { rule, ...(have.length > 0 ? { products: have, meant: 'have' } : { products, meant: 'one' }) },
    };
  }
  return byHash;
}

function countByRule(matchers: readonly unknown[], resolved: readonly Resolved[]): readonly number[] {
  const counts = matchers.map(() => 0);
  for (const each of resolved) if (each !== null) counts[each.at] = (counts[each.at] ?? 0) + 1;
  return counts;
}

/** What was said by hand about products that went into the trash since holds no more. */
async function followDecisions(
  deps: ImagesDeps,
  { decisions: { assigned } }: Scan,
  known: Map<ProductId, KnownProduct>,
): Promise<void> {
  const followed = new Set<readonly ProductId[]>();
  // More may be said while a long list is read.
  for (
    let open = [...assigned];
    open.length > 0;
    open = [...assigned].filter(([, ids]) => !followed.has(ids))
  )
    for (const [n, ids] of open) {
      const there = await readThere(deps, ids, known);
      followed.add(ids).add(there);
      if (assigned.get(n) !== ids || there.length === ids.length) continue;
      if (there.length === 0) assigned.delete(n);
      else assigned.set(n, there);
    }
}

async function readThere(
  deps: ImagesDeps,
  ids: readonly ProductId[],
  known: Map<ProductId, KnownProduct>,
): Promise<readonly ProductId[]> {
  const there: ProductId[] = [];
  for (let from = 0; from < ids.length; from += BATCH) {
    if (from > 0) await deps.pause();
    for (const product of deps.images.products(ids.slice(from, from + BATCH))) {
      known.set(product.id, toKnown(product));
      there.push(product.id);
    }
  }
  return there;
}

/** After a backup was put back, or a catalog was copied without its images. */
async function findLost(
  deps: ImagesDeps,
  { files }: Scan,
  known: ReadonlyMap<ProductId, KnownProduct>,
): Promise<ReadonlySet<number>> {
  const had = new Set([...known.values()].flatMap(({ hash }) => hash ?? []));
  const lost = new Set<number>();
  if (had.size === 0) return lost;
  const { shelf } = await deps.imageFiles();
  await inParallel(files, 4, async ({ image }, n) => {
    if (image !== null && had.has(image.hash) && !(await shelf.has(image))) lost.add(n);
  });
  return lost;
}
