import { z } from 'zod';
import { MOST_NAMED, MOST_SPANS } from './bounds.ts';
import { FieldName } from './cell.ts';
import { Filter, Readiness } from './filter.ts';
import { ProductFields, ProductId } from './product.ts';
import { RemoteId } from './remote.ts';

export const ViewId = z.enum(['all', 'unsent', 'problems', 'waiting', 'not-accepted', 'unsure', 'trash']);
export type ViewId = z.infer<typeof ViewId>;

export const SortField = z.enum(['name', 'sku', 'type', 'status', 'price', 'updated', 'created']);
export type SortField = z.infer<typeof SortField>;

export const Sort = z.strictObject({ field: SortField, direction: z.enum(['asc', 'desc']) });
export type Sort = z.infer<typeof Sort>;

export const MOST_SORTS = 4;

/** The first one counts most. Within equal values, products stand in the order in which they were added. */
export const Sorts = z.array(Sort).min(1).max(MOST_SORTS);

/** Which products, in which order. */
export const ListQuery = z.strictObject({
  view: ViewId,
  search: z.string().max(500),
  /** The search looks into descriptions too, which takes longer. */
  descriptions: z.boolean(),
  filter: Filter.nullable(),
  sorts: Sorts,
});
export type ListQuery = z.infer<typeof ListQuery>;

/** A stable list: the ids of one moment, kept in the core, read by row index. */
export const Snapshot = z.strictObject({ id: z.int().positive(), total: z.int().nonnegative() });
export type Snapshot = z.infer<typeof Snapshot>;

/** Texts of a row are cut here, in characters; `products.values` has them in full. */
export const ROW_TEXT = 160;

/** A row of the list. */
export const ProductRow = z.strictObject({
  id: ProductId,
  version: z.int(),
  ...ProductFields.shape,
  /** The fields of which only the first 160 characters are here. */
  cut: z.array(FieldName),
  createdAt: z.int(),
  updatedAt: z.int(),
  trashedAt: z.int().nullable(),
  hasDraft: z.boolean(),
  remotes: z.array(z.strictObject({ remoteId: RemoteId, readiness: Readiness, problems: z.int() })),
});
export type ProductRow = z.infer<typeof ProductRow>;

export const ViewCounts = z.record(ViewId, z.int().nonnegative());
export type ViewCounts = z.infer<typeof ViewCounts>;

/** Rows `from` to `to` of a list, both included. */
const Rows = z.strictObject({ from: z.int().nonnegative(), to: z.int().nonnegative() });

/** A choice of products: those named, or a stable list: all of it or some of its rows, without a few. */
export const Scope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ids'), ids: z.array(ProductId).min(1).max(MOST_NAMED) }),
  z.strictObject({
    kind: z.literal('snapshot'),
    snapshot: z.int().positive(),
    rows: z.array(Rows).min(1).max(MOST_SPANS).optional(),
    except: z.array(ProductId).max(MOST_NAMED).optional(),
  }),
]);
export type Scope = z.infer<typeof Scope>;

export const SavedViewId = z.int().positive();

/** What a saved view keeps; the search is no part of it. */
export const SavedViewInput = z.strictObject({
  name: z.string().trim().min(1).max(80),
  view: ViewId,
  filter: Filter.nullable(),
  sorts: Sorts,
});
export type SavedViewInput = z.infer<typeof SavedViewInput>;

/** A filter and an order under a name of the person's own. */
export const SavedView = z.strictObject({ id: SavedViewId, ...SavedViewInput.shape });
export type SavedView = z.infer<typeof SavedView>;
