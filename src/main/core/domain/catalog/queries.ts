import type { Handlers } from '../../../../shared/contract/api.ts';
import { ViewCounts, ViewId } from '../../../../shared/model/query.ts';
import { partsOf } from '../editing/parts.ts';
import { Failure } from '../failure.ts';
import type { Breathe, ListBuilder } from '../ports/list-builder.ts';
import type { ProductQueries } from '../ports/product-queries.ts';
import type { ChangedThere } from '../sending/changed-there.ts';
import type { Lists } from './lists.ts';
import { toProductRow } from './readiness.ts';
import { findIndexes, type Snapshots } from './snapshots.ts';

export type CatalogQueries = Pick<
  Handlers<'query' | 'scan'>,
  | 'products.list'
  | 'products.stopList'
  | 'products.glance'
  | 'products.page'
  | 'products.rows'
  | 'products.values'
  | 'products.indexesOf'
  | 'products.get'
  | 'products.counts'
  | 'products.count'
  | 'products.currencies'
  | 'products.skuUse'
  | 'products.unknownSkus'
  | 'views.list'
  | 'views.count'
  | 'drafts.list'
  | 'drafts.forProduct'
  | 'changes.list'
  | 'changes.values'
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
    // What asks without a ticket only looks, as the palette does at every key.
    'products.list': async ({ ticket, ...query }) =>
      snapshots.add(await lists.build(query, ticket), ticket === undefined),
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
    'products.indexesOf': ({ snapshot, ids }) => findIndexes(snapshots.get(snapshot), ids),
    'products.get': ({ id }) => queries.get(id),
    'products.unknownSkus': ({ skus }) => findUnknown(deps, skus),
    'products.counts': () => countViews(deps),
    'products.count': (query) => deps.builder.count(query, deps.breathe),
    'products.currencies': () => [...queries.currencies()],
    'products.skuUse': ({ sku, except }) => [...queries.skuUse(sku, except)],
    'views.list': () => [...queries.savedViews()],
    'views.count': ({ id }) => countSaved(deps, id),
    'drafts.list': () => [...queries.drafts()],
    'drafts.forProduct': ({ productId }) => queries.draftOf(productId),
    'changes.list': ({ limit }) => [...queries.changes(limit)],
    'changes.values': ({ id }) => queries.changedValues(id),
    'catalog.copies': () => queries.copies(),
    'catalog.settings': () => ({ currency: queries.currency(), moved: queries.moved() }),
  };
}

const TOLD = 5;

async function findUnknown({ queries, breathe }: Deps, skus: readonly string[]) {
  let count = 0;
  const first: string[] = [];
  for (const some of partsOf(skus)) {
    const unknown = queries.unknownSkus(some);
    count += unknown.length;
    first.push(...unknown.slice(0, TOLD - first.length));
    await breathe();
  }
  return { count, first };
}

/** One view after the other, so that nobody waits for all of them. */
async function countViews(deps: Deps): Promise<ViewCounts> {
  const counts: Partial<ViewCounts> = {};
  for (const view of ViewId.options) {
    counts[view] = await countView(deps, view);
    await deps.breathe();
  }
  return ViewCounts.parse(counts);
}

/** Without any remote, problems are found by looking at every product, and others may go first. */
async function countView({ queries, builder, breathe }: Deps, view: ViewId): Promise<number> {
  if (view !== 'problems' || queries.hasRemotes()) return queries.count(view);
  return await builder.count({ view, filter: null }, breathe);
}

async function countSaved(deps: Deps, id: number): Promise<number> {
  const view = deps.queries.savedViews().find((saved) => saved.id === id);
  if (view === undefined) throw new Failure('not-found', 'This view is not there any more.');
  return view.filter === null
    ? await countView(deps, view.view)
    : await deps.builder.count(view, deps.breathe);
}
