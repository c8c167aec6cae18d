import type { Handlers } from '../../../../shared/contract/api.ts';
import { ViewCounts, ViewId } from '../../../../shared/model/query.ts';
import { Failure } from '../failure.ts';
import type { Breathe, ListBuilder } from '../ports/list-builder.ts';
import type { ProductQueries } from '../ports/product-queries.ts';
import type { ChangedThere } from '../sending/changed-there.ts';
import type { Lists } from './lists.ts';
import { toProductRow } from './readiness.ts';
import { findIndex, type Snapshots } from './snapshots.ts';

export type CatalogQueries = Pick<
  Handlers<'query' | 'scan'>,
  | 'products.list'
  | 'products.stopList'
  | 'products.glance'
  | 'products.page'
  | 'products.rows'
  | 'products.values'
  | 'products.indexOf'
  | 'products.get'
  | 'products.counts'
  | 'products.count'
  | 'products.currencies'
  | 'products.skuUse'
  | 'views.list'
  | 'views.count'
  | 'drafts.list'
  | 'drafts.forProduct'
  | 'changes.list'
  | 'catalog.copies'
  | 'catalog.settings'
>;

type Deps = {
  readonly queries: ProductQueries;
  readonly snapshots: Snapshots;
  readonly lists: Lists;
  readonly builder: ListBuilder;
  readonly breathe: Breathe;
  readonly changedThere: ChangedThere;
};

/** Answers everything about the catalog that only reads. */
export function createCatalogQueries(deps: Deps): CatalogQueries {
  const { queries, snapshots, lists, changedThere } = deps;
  const readRows = (ids: readonly number[]) =>
    queries.rows(ids).map((row) => toProductRow(row, changedThere));
  return {
    'products.list': async ({ ticket, ...query }) => snapshots.add(await lists.build(query, ticket)),
    'products.stopList': ({ ticket }) => {
      lists.stop(ticket);
      return {};
    },
    'products.glance': (query) => {
      const ids = deps.builder.glance(query);
      return ids === null ? null : readRows(ids);
    },
    'products.page': ({ snapshot, from, count }) =>
      readRows([...snapshots.get(snapshot).subarray(from, from + count)]),
    'products.rows': ({ ids }) => readRows(ids),
    'products.values': ({ snapshot, from, count, fields }) => {
      const ids = snapshots.get(snapshot).subarray(from, from + count);
      const { read, ...found } = queries.values([...ids], fields);
      return { ...found, next: read < ids.length ? from + read : null };
    },
    'products.indexOf': ({ snapshot, id }) => findIndex(snapshots.get(snapshot), id),
    'products.get': ({ id }) => queries.get(id),
    'products.counts': () => countViews(deps),
    'products.count': (query) => deps.builder.count(query, deps.breathe),
    'products.currencies': () => [...queries.currencies()],
    'products.skuUse': ({ sku, except }) => [...queries.skuUse(sku, except)],
    'views.list': () => [...queries.savedViews()],
    'views.count': ({ id }) => countSaved(deps, id),
    'drafts.list': () => [...queries.drafts()],
    'drafts.forProduct': ({ productId }) => queries.draftOf(productId),
    'changes.list': ({ limit }) => [...queries.changes(limit)],
    'catalog.copies': () => queries.copies(),
    'catalog.settings': () => ({ currency: queries.currency(), moved: queries.moved() }),
  };
}

/** One view after the other, so that nobody waits for all of them. */
async function countViews({ queries, breathe }: Deps): Promise<ViewCounts> {
  const counts: Partial<ViewCounts> = {};
  for (const view of ViewId.options) {
    counts[view] = queries.count(view);
    await breathe();
  }
  return ViewCounts.parse(counts);
}

async function countSaved({ queries, builder, breathe }: Deps, id: number): Promise<number> {
  const view = queries.savedViews().find((saved) => saved.id === id);
  if (view === undefined) throw new Failure('not-found', 'This view is not there any more.');
  return view.filter === null ? queries.count(view.view) : await builder.count(view, breathe);
}
