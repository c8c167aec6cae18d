import { z } from 'zod';
import { CHANGES_KEPT } from '../model/bounds.ts';
import { BulkActions, OnMissing, Recipe, Template } from '../model/bulk-action.ts';
import { Cell, FieldName } from '../model/cell.ts';
import {
  AppliedPreview,
  CellsKind,
  Change,
  ChangedValues,
  FindReplace,
  JobId,
  OnLaterEdits,
  Preview,
  PreviewHit,
  PreviewId,
  PreviewRow,
  PreviewTab,
  Subject,
  UndoOutcome,
} from '../model/change.ts';
import { ProductFields, ProductId } from '../model/product.ts';
import { Scope } from '../model/query.ts';
import { Ids, Nothing, row } from './row.ts';

const Cells = z.array(Cell).min(1).max(5000);
/** Long work that may be followed by `jobProgress` and ended by `jobs.cancel`. */
const job = JobId.optional();
/** A preview before: what is left out of it is left out of this one, too. */
const like = PreviewId.optional();

/** Changing values: a few at once, many through a preview; undo; recipes. */
export const editingApi = {
  /** Writes cells as one Change; `null` where nothing changes. Products in the trash are left out. */
  'cells.write': row(
    'command',
    z.strictObject({ cells: Cells, kind: CellsKind, subject: Subject }),
    Change.nullable(),
  ),
  /** Begins a preview of cells and new products, which are added to it as often as needed; then `previews.get` or `previews.apply`. */
  'previews.begin': row(
    'command',
    z.strictObject({ kind: CellsKind, subject: Subject }),
    z.strictObject({ id: PreviewId }),
  ),
  'previews.addCells': row('command', z.strictObject({ id: PreviewId, cells: Cells }), Nothing),
  /** Whole new products, behind those that were added before. */
  'previews.addProducts': row(
    'command',
    z.strictObject({ id: PreviewId, products: z.array(ProductFields).min(1).max(5000), job }),
    Nothing,
  ),
  'previews.get': row('command', z.strictObject({ id: PreviewId }), Preview),
  /** Works out what actions would do to products, and writes nothing. What the scope excepts is left out, and can be taken in. */
  'previews.prepare': row(
    'command',
    z.strictObject({ scope: Scope, actions: BulkActions, like, job }),
    Preview,
  ),
  /** Works out what would be replaced where, hit by hit, and writes nothing. */
  'previews.find': row('command', z.strictObject({ scope: Scope, find: FindReplace, like, job }), Preview),
  /** Rows from one index on; fewer than asked for where they would be too big for one answer, but at least one. */
  'previews.page': row(
    'command',
    z.strictObject({
      id: PreviewId,
      tab: PreviewTab,
      from: z.int().nonnegative(),
      count: z.int().min(1).max(200),
    }),
    z.array(PreviewRow),
  ),
  /** Leaves products out, or takes them in again: all values of them, or of one field. */
  'previews.leaveOut': row(
    'command',
    z.strictObject({
      id: PreviewId,
      products: z.union([Ids, z.literal('all')]),
      field: FieldName.optional(),
      leftOut: z.boolean(),
      job: JobId.optional(),
    }),
    Preview,
  ),
  /** More of the places that were found in one value. */
  'previews.hits': row(
    'command',
    z.strictObject({
      id: PreviewId,
      productId: ProductId,
      field: FieldName,
      from: z.int().nonnegative(),
      count: z.int().min(1).max(200),
    }),
    z.array(PreviewHit),
  ),
  /** Leaves places that were found out, or takes them in again; answers the row as it is then. */
  'previews.leaveOutHits': row(
    'command',
    z.strictObject({
      id: PreviewId,
      productId: ProductId,
      field: FieldName,
      hits: z.array(z.int().nonnegative()).min(1).max(10_000),
      leftOut: z.boolean(),
    }),
    z.strictObject({ preview: Preview, row: PreviewRow }),
  ),
  /** Shows a preview of given values, as of a paste, beside what its products have now. */
  'previews.renew': row('command', z.strictObject({ id: PreviewId, job }), Preview),
  'previews.apply': row('command', z.strictObject({ id: PreviewId, job }), AppliedPreview),
  'previews.close': row('command', z.strictObject({ id: PreviewId }), Nothing),

  'changes.list': row('query', z.strictObject({ limit: z.int().min(1).max(CHANGES_KEPT) }), z.array(Change)),
  'changes.values': row('query', z.strictObject({ id: Change.shape.id }), ChangedValues),
  'changes.undo': row('command', z.strictObject({ onLaterEdits: OnLaterEdits, job }), UndoOutcome),
  /** Takes any Change that is kept back, as a new one: what was done since stays. */
  'changes.undoOne': row(
    'command',
    z.strictObject({ change: Change.shape.id, subject: Subject, onLaterEdits: OnLaterEdits, job }),
    UndoOutcome,
  ),
  'changes.redo': row('command', z.strictObject({ onLaterEdits: OnLaterEdits, job }), UndoOutcome),

  /** Ends long work: nothing of it is left. Said to the main process, since the one who writes is busy then. */
  'jobs.cancel': row('shell', z.strictObject({ job: JobId }), Nothing),

  /** What a template makes of a few products, and writes nothing. */
  'templates.try': row(
    'query',
    z.strictObject({ template: Template, missing: OnMissing, ids: z.array(ProductId).max(20) }),
    z.strictObject({
      /** Why the template can't be read at all. */
      problem: z.string().nullable(),
      results: z.array(
        z.strictObject({
          id: ProductId,
          name: z.string(),
          /** `null` where the product is skipped or has a problem. */
          text: z.string().nullable(),
          /** What is said about it: the values that it misses, or why it failed. */
          note: z.string().nullable(),
        }),
      ),
    }),
  ),
  'recipes.list': row('query', Nothing, z.array(Recipe)),
  /** Keeps actions under a name; one of the same name is replaced. */
  'recipes.save': row('command', Recipe.omit({ id: true }), Recipe),
  'recipes.remove': row('command', z.strictObject({ id: z.int().positive() }), Nothing),
} as const;
