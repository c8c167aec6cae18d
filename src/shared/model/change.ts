import { z } from 'zod';
import { ProductId } from './product.ts';

/** The text fields that the first bulk edit knows. */
export const BulkField = z.enum(['description', 'imageUrl']);
export type BulkField = z.infer<typeof BulkField>;

const Text = z.string().max(1_000_000);

/** One action of a bulk edit. `replace` looks for text as it is written, every occurrence. */
export const BulkAction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('set'), field: BulkField, text: Text }),
  z.strictObject({ kind: z.literal('append'), field: BulkField, text: Text }),
  z.strictObject({
    kind: z.literal('replace'),
    field: BulkField,
    find: Text.min(1),
    text: Text,
    matchCase: z.boolean(),
  }),
]);
export type BulkAction = z.infer<typeof BulkAction>;

export const ChangeKind = z.enum(['create', 'edit', 'duplicate', 'trash', 'restore', 'bulk-edit']);
export type ChangeKind = z.infer<typeof ChangeKind>;

/** One undoable step, whether it touched one cell or 100,000 products. */
export const Change = z.strictObject({
  id: z.int().positive(),
  kind: ChangeKind,
  at: z.int(),
  products: z.int().nonnegative(),
  /** A few words: the field of a bulk edit, or the name of the one product. */
  subject: z.string(),
  undoneAt: z.int().nullable(),
});
export type Change = z.infer<typeof Change>;

export const PreviewId = z.uuid();

/** A bulk action that is prepared but not applied. The counts add up to the scope. */
export const Preview = z.strictObject({
  id: PreviewId,
  action: BulkAction,
  scope: z.int().nonnegative(),
  willChange: z.int().nonnegative(),
  same: z.int().nonnegative(),
  leftOut: z.int().nonnegative(),
});
export type Preview = z.infer<typeof Preview>;

export const PreviewRow = z.strictObject({
  productId: ProductId,
  name: z.string(),
  sku: z.string().nullable(),
  before: z.string(),
  after: z.string(),
  leftOut: z.boolean(),
});
export type PreviewRow = z.infer<typeof PreviewRow>;

export const PreviewTab = z.enum(['will-change', 'same', 'left-out']);
export type PreviewTab = z.infer<typeof PreviewTab>;

/** What undo does with values that were edited after the change. */
export const OnLaterEdits = z.enum(['ask', 'keep-newer', 'restore-anyway']);
export type OnLaterEdits = z.infer<typeof OnLaterEdits>;

export const UndoOutcome = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('done'), change: Change, restored: z.int(), kept: z.int() }),
  /** Nothing was written yet: so many products were edited later. */
  z.strictObject({ kind: z.literal('later-edits'), change: Change, products: z.int() }),
  z.strictObject({ kind: z.literal('nothing') }),
]);
export type UndoOutcome = z.infer<typeof UndoOutcome>;
