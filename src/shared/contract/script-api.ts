import { z } from 'zod';
import { ProductFields, ProductId } from '../model/product.ts';
import { RemoteId } from '../model/remote.ts';
import { Submission, SubmissionId, SubmissionState } from '../model/submission.ts';
import { row } from './row.ts';

/** Operations that scripts need and a window does not: many at once, every row, and when something moves by itself. */
export const scriptApi = {
  /** Adds all of them or none, as one Change, and queues in the same transaction what is ready. */
  'products.add': row(
    'command',
    z.strictObject({
      products: z.array(ProductFields).min(1).max(1_000_000),
      remotes: z.array(RemoteId).max(100),
    }),
    z.strictObject({
      /** The Change that they belong to. */
      change: z.int().positive(),
      /** In the order of the products. */
      ids: z.array(ProductId),
      queued: z.int().nonnegative(),
      /** How many were not queued, because they have problems at a remote. */
      left: z.int().nonnegative(),
    }),
  ),
  'sending.row': row('query', z.strictObject({ id: SubmissionId }), Submission.nullable()),
  /** A page of all submissions, the oldest first. */
  'sending.rows': row(
    'scan',
    z.strictObject({
      state: SubmissionState.nullable(),
      /** What `next` of the page before said; 0 for the first. */
      after: z.int().nonnegative(),
      count: z.int().min(1).max(1000),
    }),
    z.strictObject({
      rows: z.array(Submission),
      /** `null` after the last page. */
      next: z.int().nullable(),
    }),
  ),
  /** When something moves by itself at one of these remotes, in UTC milliseconds: 0 for now, `null` for never. */
  'sending.nextMove': row(
    'query',
    z.strictObject({ remotes: z.array(RemoteId).max(1000) }),
    z.strictObject({ at: z.int().nullable() }),
  ),
} as const;
