import { z } from 'zod';
import { HeaderName, InnerPointer } from './parts.ts';

/** What tells one request from another there. It stays with its body: one reference never stands for two bodies. */
export const Identity = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }).describe('Nothing does.'),
    z
      .strictObject({ kind: z.literal('custom-data') })
      .describe('Our reference in the custom data, under the key that merge-object names.'),
    z
      .strictObject({ kind: z.literal('header'), header: HeaderName })
      .describe('A header with our reference, such as Idempotency-Key.'),
    z
      .strictObject({ kind: z.literal('body'), to: InnerPointer })
      .describe('A field of the body with our reference.'),
    z
      .strictObject({
        kind: z.literal('own-id'),
        to: InnerPointer.optional().describe('Where the body has the id; left out where the path has {id}.'),
      })
      .describe('We choose the id of the product there, a UUID.'),
  ])
  .describe('What tells one request from another there.');
export type Identity = z.infer<typeof Identity>;

export const Limits = z
  .strictObject({
    requestsPerMinute: z.int().positive().nullable(),
    concurrency: z.int().min(1).max(16).describe('How many requests may be open at a time.'),
    reset: z
      .strictObject({ header: HeaderName, as: z.enum(['seconds', 'epoch-seconds', 'http-date']) })
      .optional()
      .describe('A header of its own that says how long to wait after 429, besides Retry-After.'),
  })
  .describe('How fast it may be asked.');
export type ResetHeader = NonNullable<z.infer<typeof Limits>['reset']>;
