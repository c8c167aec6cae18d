import { z } from 'zod';
import { ProductFields, ProductId } from './product.ts';
import { RemoteId } from './remote.ts';

export const ViewId = z.enum(['all', 'unsent', 'problems', 'waiting', 'not-accepted', 'unsure', 'trash']);
export type ViewId = z.infer<typeof ViewId>;

export const SortField = z.enum(['name', 'sku', 'type', 'status', 'price', 'updated', 'created']);
export type SortField = z.infer<typeof SortField>;

/** Which products, in which order. */
export const ListQuery = z.strictObject({
  view: ViewId,
  search: z.string().max(500),
  sort: z.strictObject({ field: SortField, direction: z.enum(['asc', 'desc']) }),
});
export type ListQuery = z.infer<typeof ListQuery>;

/** A stable list: the ids of one moment, kept in the core, read by row index. */
export const Snapshot = z.strictObject({ id: z.int().positive(), total: z.int().nonnegative() });
export type Snapshot = z.infer<typeof Snapshot>;

export const Readiness = z.enum([
  'ready',
  'problems',
  'waiting',
  'sending',
  'sent',
  'changed',
  'differs',
  'rejected',
  'unsure',
]);

/** A row of the list. */
export const ProductRow = z.strictObject({
  id: ProductId,
  version: z.int(),
  ...ProductFields.pick({
    name: true,
    sku: true,
    type: true,
    status: true,
    price: true,
    currency: true,
    imageUrl: true,
  }).shape,
  /** The first 160 characters. */
  description: z.string(),
  updatedAt: z.int(),
  trashedAt: z.int().nullable(),
  hasDraft: z.boolean(),
  remotes: z.array(z.strictObject({ remoteId: RemoteId, readiness: Readiness, problems: z.int() })),
});
export type ProductRow = z.infer<typeof ProductRow>;

export const ViewCounts = z.record(ViewId, z.int().nonnegative());
export type ViewCounts = z.infer<typeof ViewCounts>;

/** A choice of products: those named, or all of a stable list. */
export const Scope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ids'), ids: z.array(ProductId).min(1).max(100_000) }),
  z.strictObject({ kind: z.literal('snapshot'), snapshot: z.int().positive() }),
]);
export type Scope = z.infer<typeof Scope>;
