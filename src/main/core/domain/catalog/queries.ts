import type { Handlers } from '../../../../shared/contract/api.ts';
import type { ProductQueries } from '../ports/product-queries.ts';
import type { ChangedThere } from '../sending/changed-there.ts';
import { toProductRow } from './readiness.ts';
import { findIndex, type Snapshots } from './snapshots.ts';

export type CatalogQueries = Pick<
  Handlers<'query'>,
  | 'products.list'
  | 'products.page'
  | 'products.indexOf'
  | 'products.get'
  | 'products.counts'
  | 'products.currencies'
  | 'products.skuUse'
  | 'drafts.list'
  | 'drafts.forProduct'
  | 'changes.list'
  | 'catalog.copies'
  | 'catalog.settings'
>;

/** Answers everything about the catalog that only reads. */
export function createCatalogQueries(
  queries: ProductQueries,
  snapshots: Snapshots,
  changedThere: ChangedThere,
): CatalogQueries {
  return {
    'products.list': (query) => snapshots.add(queries.listIds(query)),
    'products.page': ({ snapshot, from, count }) => {
      const ids = snapshots.get(snapshot).subarray(from, from + count);
      return queries.rows([...ids]).map((row) => toProductRow(row, changedThere));
    },
    'products.indexOf': ({ snapshot, id }) => findIndex(snapshots.get(snapshot), id),
    'products.get': ({ id }) => queries.get(id),
    'products.counts': () => queries.counts(),
    'products.currencies': () => [...queries.currencies()],
    'products.skuUse': ({ sku, except }) => [...queries.skuUse(sku, except)],
    'drafts.list': () => [...queries.drafts()],
    'drafts.forProduct': ({ productId }) => queries.draftOf(productId),
    'changes.list': ({ limit }) => [...queries.changes(limit)],
    'catalog.copies': () => queries.copies(),
    'catalog.settings': () => ({ currency: queries.currency(), moved: queries.moved() }),
  };
}
