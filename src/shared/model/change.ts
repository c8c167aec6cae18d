import { z } from 'zod';
import { LONGEST_SUBJECT, WRITTEN_NAMED } from './bounds.ts';
import { FindSpec } from './bulk-action.ts';
import { CellValue, FieldName } from './cell.ts';
import { ProductId } from './product.ts';

export const ChangeKind = z.enum([
  'create',
  'edit',
  'duplicate',
  'trash',
  'restore',
  'bulk-edit',
  'replace',
  'paste',
  'fill',
  'clear',
  'import',
  'images',
  'undo',
]);
export type ChangeKind = z.infer<typeof ChangeKind>;

/** What an action on cells is called in History. */
export const CellsKind = ChangeKind.extract(['edit', 'paste', 'fill', 'clear']);
export type CellsKind = z.infer<typeof CellsKind>;

/** One undoable step, whether it touched one cell or 100,000 products. */
export const Change = z.strictObject({
  id: z.int().positive(),
  kind: ChangeKind,
  at: z.int(),
  products: z.int().nonnegative(),
  /** A few words: the fields of a bulk edit, or the name of the one product. */
  subject: z.string(),
  undoneAt: z.int().nullable(),
});
export type Change = z.infer<typeof Change>;

export const Subject = z.string().max(LONGEST_SUBJECT);

export const PreviewId = z.uuid();

/**
 * A bulk action that is prepared but not applied. Every count is of cells, one product's value of one field each; the four tabs add
 * up to the scope.
 */
export const Preview = z.strictObject({
  id: PreviewId,
  kind: ChangeKind,
  subject: z.string(),
  scope: z.int().nonnegative(),
  willChange: z.int().nonnegative(),
  same: z.int().nonnegative(),
  leftOut: z.int().nonnegative(),
  problems: z.int().nonnegative(),
  /** Products of which at least one value is written. */
  products: z.int().nonnegative(),
  /** New products that come with the values, as from the rows of a paste below the list. */
  added: z.int().nonnegative(),
  /** Of find & replace: the places that were found, and those of them that are replaced; `null` for everything else. */
  hits: z.strictObject({ found: z.int(), chosen: z.int() }).nullable(),
});
export type Preview = z.infer<typeof Preview>;

/** The Change that a preview became, with the first hundred of the products that it added, in their order. */
export const AppliedPreview = z.strictObject({ ...Change.shape, added: z.array(ProductId).max(100) });
export type AppliedPreview = z.infer<typeof AppliedPreview>;

/** A place that was found: what stands there and what comes, with a little of what surrounds it. */
export const PreviewHit = z.strictObject({
  /** Counted from 0 in this value. */
  n: z.int().nonnegative(),
  left: z.string(),
  found: z.string(),
  comes: z.string(),
  right: z.string(),
  leftOut: z.boolean(),
});
export type PreviewHit = z.infer<typeof PreviewHit>;

export const PreviewTab = z.enum(['will-change', 'same', 'left-out', 'problems']);
export type PreviewTab = z.infer<typeof PreviewTab>;

export const PreviewRow = z.strictObject({
  productId: ProductId,
  field: FieldName,
  name: z.string(),
  sku: z.string().nullable(),
  before: CellValue,
  after: CellValue,
  leftOut: z.boolean(),
  /** Why it can't be written, in a sentence; `null` where it can. */
  problem: z.string().nullable(),
  /** How many places were found, and the first of them. */
  hitCount: z.int().nonnegative(),
  hits: z.array(PreviewHit),
});
export type PreviewRow = z.infer<typeof PreviewRow>;

/** What find & replace looks for, and where. */
export const FindReplace = z.strictObject({ fields: z.array(FieldName).min(1).max(12), ...FindSpec.shape });
export type FindReplace = z.infer<typeof FindReplace>;

/** Names long work, so that it can be followed and cancelled; chosen by who asks for it. */
export const JobId = z.int().min(1).max(0x7fff_ffff);

/** One value of a Change: both sides cut to what is near their first difference. */
export const ChangedValue = z.strictObject({
  productId: ProductId,
  name: z.string(),
  /** `trashed` is set while the product is in the trash; an added product comes out of it. */
  field: z.union([FieldName, z.literal('trashed')]),
  before: CellValue,
  after: CellValue,
});
export type ChangedValue = z.infer<typeof ChangedValue>;

/** The first values of a Change, and how many there are. */
export const ChangedValues = z.strictObject({ values: z.array(ChangedValue), total: z.int().nonnegative() });
export type ChangedValues = z.infer<typeof ChangedValues>;

/** What undo does with values that were edited after the change; `skip` leaves such products wholly as they are. */
export const OnLaterEdits = z.enum(['ask', 'keep-newer', 'restore-anyway', 'skip']);
export type OnLaterEdits = z.infer<typeof OnLaterEdits>;

/** Where an undo or a redo has written. */
export const WrittenPlace = z.strictObject({
  /** The first of its products, at most so many. */
  products: z.array(ProductId).max(WRITTEN_NAMED),
  fields: z.array(FieldName),
  /** Some of them went into the trash, or came out of it. */
  trash: z.boolean(),
  /** There are no other products, and each of these fields of each of them was written. */
  isBlock: z.boolean(),
});
export type WrittenPlace = z.infer<typeof WrittenPlace>;

export const UndoOutcome = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('done'),
    change: Change,
    restored: z.int(),
    where: WrittenPlace,
    kept: z.int(),
    /** Products that went into the trash by this, such as those that were added. */
    trashed: z.int(),
    /** Products that came out of the trash by this, and waited to be sent before: that was withdrawn, and stays so. */
    withdrawn: z.int(),
    /** A product of it was sent, or may have been: what a remote has stays there. */
    sent: z.boolean(),
  }),
  /** Nothing was written yet: so many products were edited later. */
  z.strictObject({ kind: z.literal('later-edits'), change: Change, products: z.int() }),
  z.strictObject({ kind: z.literal('nothing') }),
]);
export type UndoOutcome = z.infer<typeof UndoOutcome>;
