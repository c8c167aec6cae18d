import { newProductFields } from '../../../../shared/model/new-product.ts';
import type { ProductId } from '../../../../shared/model/product.ts';
import type { ProductValues } from '../ports/preview-store.ts';
import type { Matching, NumberedRow } from './matching.ts';

type Found = ReadonlyMap<string, readonly ProductId[]>;

/** What the catalog has of some rows. */
export type Known = {
  /** By their key. */
  readonly found: Found;
  /** Products that have nothing to be found by, by the names of rows that find none by their key. */
  readonly alike: Found;
  readonly products: ReadonlyMap<ProductId, ProductValues>;
};

export function findKnown(matching: Matching, rows: readonly NumberedRow[]): Known {
  const found = findProducts(matching, rows);
  const alike = findAlike(matching, rows, found);
  const { plan, deps } = matching;
  const ids = new Set([
    ...[...found.values()].flatMap((each) => (each.length === 1 ? each : [])),
    ...[...alike.values()].flat(),
  ]);
  const products =
    plan.mode === 'new' && alike.size === 0
      ? new Map([...ids].map((id) => [id, NOT_READ]))
      : new Map(deps.previews.readValues([...ids]).map((product) => [product.id, product]));
  return { found, alike, products };
}

function findProducts({ deps, plan }: Matching, rows: readonly NumberedRow[]): Found {
  const keys = new Set(rows.flatMap(({ reading }) => (reading?.key == null ? [] : [reading.key])));
  if (keys.size === 0) return new Map();
  if (plan.key !== 'product-id') return deps.imports.find(plan.key, [...keys], plan.keyRemote ?? null);
  const prefix = `${deps.catalogMark}-`;
  const own = [...keys].filter((key) => key.startsWith(prefix));
  const found = deps.imports.find(
    'product-id',
    own.map((key) => key.slice(prefix.length)),
    null,
  );
  return new Map([...found].map(([key, ids]) => [`${prefix}${key}`, ids]));
}

function findAlike({ deps, plan }: Matching, rows: readonly NumberedRow[], found: Found): Found {
  if (plan.key !== 'sku' && plan.key !== 'remote-id') return new Map();
  const isUnfound = (key: string | null) => key === null || (plan.key === 'remote-id' && !found.has(key));
  const names = rows.flatMap(({ reading }) =>
    reading !== null && isUnfound(reading.key) ? [reading.values.name ?? ''] : [],
  );
  const wanted = [...new Set(names.filter((name) => name !== ''))];
  if (wanted.length === 0) return new Map();
  return plan.key === 'sku'
    ? deps.imports.withoutSku(wanted)
    : deps.imports.withoutId(wanted, plan.keyRemote ?? null);
}

/** Products that are there are skipped, whatever they hold. */
const NOT_READ: ProductValues = { id: 0, version: 0, values: newProductFields('') };
