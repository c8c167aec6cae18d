import { z } from 'zod';
import { FindSpec } from './bulk-action.ts';
import { TABLE_LIMITS } from './table-file.ts';

const Cell = z.string().max(TABLE_LIMITS.cell);

/** What becomes of the cells of one column that have the same problem. */
export const CellEdit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('replace'), ...FindSpec.shape }),
  /** All of them, or those that are `of` this text. */
  z.strictObject({ kind: z.literal('set'), value: Cell, of: Cell.nullable() }),
]);
export type CellEdit = z.infer<typeof CellEdit>;

/** The cells that one problem is in, and what a change of them would do. */
export const GroupCells = z.strictObject({
  /** Where the problem is, the commonest first; none where it is in no cell. */
  columns: z.array(z.strictObject({ column: z.int().nonnegative(), cells: z.int().positive() })),
  /** The one that the rest is about: the one that was asked about, or the first that has any. */
  column: z.int().nonnegative().nullable(),
  /** What stands in those cells of it, the commonest first: some of them, and no long ones. */
  values: z.array(z.strictObject({ text: z.string(), cells: z.int().positive() })),
  /** So many of them would change. */
  changes: z.int().nonnegative(),
  /** The first of those that are different. */
  examples: z.array(z.strictObject({ before: z.string(), after: z.string() })),
});
export type GroupCells = z.infer<typeof GroupCells>;
