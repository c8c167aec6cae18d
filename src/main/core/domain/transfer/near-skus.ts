import type { ProductId } from '../../../../shared/model/product.ts';
import type { ImportPlan } from '../../../../shared/model/transfer.ts';
import type { Trouble } from './cell-reading.ts';
import { createClaims } from './claims.ts';
import type { ImportDeps } from './deps.ts';
import { shown } from './read-price.ts';

/** SKUs that are the same but for capitals and spaces around them: nobody knows whether that is one product, or two. */
export type NearSkus = {
  /** Another SKU of the catalog, or of an earlier row, that is near to one that neither has. */
  readonly find: (sku: string) => Trouble | undefined;
  /** A new product of the file; `n` is the number of its row. */
  readonly add: (sku: string, n: number, line: number) => void;
};

/** For whoever was asked, and says that they are different products. */
export const NO_NEAR_SKUS: NearSkus = { find: () => undefined, add: () => undefined };

const AT_ONCE = 5000;

/**
 * Reads every SKU of the catalog once, and where it `readsRows` those of rows that are staged already; kept of each are some 16
 * bytes. Where it is about `only` one SKU, no other is kept.
 */
export async function createNearSkus(
  deps: ImportDeps,
  id: string,
  plan: ImportPlan,
  only?: string,
  readsRows = only !== undefined,
): Promise<NearSkus> {
  if (plan.key !== 'sku' || plan.nearSkus === 'apart') return NO_NEAR_SKUS;
  const isAsked = (normal: string) => only === undefined || normal === normalSku(only);
  const skuOf = (product: ProductId) => deps.previews.readValues([product])[0]?.values.sku ?? '';
  const catalog = createClaims((product) => normalSku(skuOf(product)));
  for await (const some of readSkus(deps)) {
    for (const { sku, product } of some) {
      const normal = normalSku(sku);
      if (isAsked(normal)) catalog.add(normal, product, product);
    }
  }
  const file = createClaims((n) => normalSku(skuInClaim(deps.imports.claimOf(id, n) ?? '')));
  if (readsRows) {
    for await (const some of readClaims(deps, id)) {
      for (const { n, line, claim } of some) {
        const normal = normalSku(skuInClaim(claim));
        if (normal !== '' && isAsked(normal)) file.add(normal, n, line);
      }
    }
  }
  return {
    find: (sku) => {
      const normal = normalSku(sku);
      const product = catalog.find(normal);
      if (product !== undefined) return sayNearProduct(deps, sku, product);
      const line = file.find(normal);
      return line === undefined ? undefined : sayNearRow(sku, line);
    },
    add: (sku, n, line) => file.add(normalSku(sku), n, line),
  };
}

/** What a row claims that makes a product with a SKU. */
const CLAIM = 'sku:';

function skuInClaim(claim: string): string {
  return claim.startsWith(CLAIM) ? claim.slice(CLAIM.length) : '';
}

/** All SKUs of the catalog, bit by bit. */
async function* readSkus({ imports, pause }: ImportDeps) {
  for (let after = ''; ; await pause()) {
    const some = imports.skus(after, AT_ONCE);
    yield some;
    if (some.length < AT_ONCE) return;
    after = some.at(-1)?.sku ?? '';
  }
}

/** All claims of rows that are staged, bit by bit. */
export async function* readClaims({ imports, pause }: ImportDeps, id: string) {
  for (let after = -1; ; await pause()) {
    const some = imports.claims(id, after, AT_ONCE);
    yield some;
    if (some.length < AT_ONCE) return;
    after = some.at(-1)?.n ?? after;
  }
}

function normalSku(sku: string): string {
  return sku.trim().toLowerCase();
}

function sayNearProduct({ previews }: ImportDeps, sku: string, product: ProductId): Trouble {
  const { name, sku: other } = previews.readValues([product])[0]?.values ?? { name: '', sku: '' };
  const of = `“${shown(other ?? '')}”, that of “${shown(name ?? '')}” in the catalog`;
  const what =
    other?.trim() === sku.trim()
      ? 'spaces around it'
      : other?.toLowerCase() === sku.toLowerCase()
        ? 'capitals'
        : 'capitals and spaces around it';
  return { repair: 'near-sku', note: `The SKU “${shown(sku)}” differs from ${of}, only by ${what}.` };
}

function sayNearRow(sku: string, line: number): Trouble {
  const note = `The SKU “${shown(sku)}” differs from that of line ${line} only by capitals or spaces around it.`;
  return { repair: 'near-sku', note };
}
