import { z } from 'zod';
import { ProductFields } from './product.ts';

/** The request that would create a product at a remote, built as sending builds it; nothing leaves. */
export const DryRun = z.strictObject({
  method: z.string(),
  url: z.string(),
  /** In the order in which they are set, the key masked. */
  headers: z.array(z.tuple([z.string(), z.string()])),
  /** The text that would leave, to the letter; `null` where one of the problems keeps it from being written. */
  body: z.string().nullable(),
  /** What stands in this request for the reference that each product gets; `null` where none is sent. */
  reference: z.string().nullable(),
  bodyKind: z.enum(['json', 'form']),
  /** Fields in use that the remote has no place for. */
  leftOut: z.array(ProductFields.keyof()),
  /** What keeps this product from being sent there. */
  problems: z.array(z.strictObject({ field: ProductFields.keyof(), text: z.string() })),
});
export type DryRun = z.infer<typeof DryRun>;
