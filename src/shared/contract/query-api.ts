import { z } from 'zod';
import { MOST_NAMED, WRITTEN_NAMED } from '../model/bounds.ts';
import { CellValue, FieldName } from '../model/cell.ts';
import { ProductId } from '../model/product.ts';
import {
  ListQuery,
  ProductRow,
  SavedView,
  SavedViewId,
  SavedViewInput,
  Snapshot,
  ViewCounts,
} from '../model/query.ts';
import { Nothing, row } from './row.ts';

const SnapshotNumber = z.int().positive();
/** A window names its list with a word of its own: asking again under it ends what was asked before. */
const Ticket = z.string().min(1).max(40);

/** Lists of products, their rows and values, and the views that the person saved. */
export const queryApi = {
  /**
   * A stable list; without a ticket one for a look, which is soon forgotten. One under the same ticket that is still being
   * built ends with `cancelled`. A bad pattern is `bad-input` with the number of its condition in `data.condition`.
   */
  'products.list': row('query', z.strictObject({ ...ListQuery.shape, ticket: Ticket.optional() }), Snapshot),
  /** Ends the building of a list; it answers `cancelled`. */
  'products.stopList': row('query', z.strictObject({ ticket: Ticket }), Nothing),
  /**
   * At most 200 rows that a search finds, at once, the newest first, while `products.list` is on its way; `null` where that
   * list comes at once itself.
   */
  'products.glance': row('query', ListQuery, z.array(ProductRow).nullable()),
  'products.page': row(
    'query',
    z.strictObject({
      snapshot: SnapshotNumber,
      from: z.int().nonnegative(),
      count: z.int().min(1).max(200),
    }),
    z.array(ProductRow),
  ),
  /** The rows of these products, in their order; those that are gone are left out. */
  'products.rows': row(
    'query',
    z.strictObject({ ids: z.array(ProductId).min(1).max(200) }),
    z.array(ProductRow),
  ),
  /**
   * Values in full, of rows of a stable list from `from` on: fewer rows than asked for where they would be more than about
   * four megabytes. `next` is the row index to go on from, `null` after the last row that was asked for.
   */
  'products.values': row(
    'query',
    z.strictObject({
      snapshot: SnapshotNumber,
      from: z.int().nonnegative(),
      count: z.int().min(1).max(2000),
      fields: z.array(FieldName).min(1).max(12),
    }),
    z.strictObject({
      ids: z.array(ProductId),
      /** One row for each id, one value for each field. */
      values: z.array(z.array(CellValue)),
      /** Of each row, in UTC milliseconds. */
      times: z.array(z.strictObject({ createdAt: z.int(), updatedAt: z.int() })),
      next: z.int().nonnegative().nullable(),
    }),
  ),
  /** The row index of each product in a stable list, or `null` where it is not in it. */
  'products.indexesOf': row(
    'query',
    z.strictObject({ snapshot: SnapshotNumber, ids: z.array(ProductId).max(WRITTEN_NAMED) }),
    z.array(z.int().nonnegative().nullable()),
  ),
  /**
   * The row index of the next product in a stable list that has a problem at a remote in use (without any remote: one that none
   * would take), after row `after` or before it, once around the end, that row itself last; `null` where there is none. Without
   * `after` it begins at the first row, or at the last. A newer question ends an older one with `cancelled`.
   */
  'products.nextProblem': row(
    'query',
    z.strictObject({
      snapshot: SnapshotNumber,
      after: z.int().nonnegative().nullable(),
      step: z.literal([1, -1]),
    }),
    z.int().nonnegative().nullable(),
  ),
  /** Of SKUs of a file, those that no product outside the trash has: how many, and the first few. */
  'products.unknownSkus': row(
    'query',
    z.strictObject({ skus: z.array(z.string().max(10_000)).max(MOST_NAMED) }),
    z.strictObject({ count: z.int().nonnegative(), first: z.array(z.string()).max(5) }),
  ),
  'products.counts': row('scan', Nothing, ViewCounts),
  /** How many products a filter finds, without a list of them. */
  'products.count': row('scan', ListQuery.pick({ view: true, filter: true }), z.int().nonnegative()),

  /** In the order in which the person put them. */
  'views.list': row('query', Nothing, z.array(SavedView)),
  /** How many products a saved view has now. */
  'views.count': row('scan', z.strictObject({ id: SavedViewId }), z.int().nonnegative()),
  /** A saved view is added at the end. A name that there is already is `not-allowed-now`. */
  'views.add': row('command', SavedViewInput, SavedView),
  'views.update': row('command', z.strictObject({ id: SavedViewId, view: SavedViewInput }), SavedView),
  /** Puts a saved view at a place, 0 being the first. */
  'views.move': row('command', z.strictObject({ id: SavedViewId, to: z.int().nonnegative() }), Nothing),
  'views.remove': row('command', z.strictObject({ id: SavedViewId }), Nothing),
} as const;
