import { z } from 'zod';
import { FieldName } from './cell.ts';

const Text = z.string().max(1_000_000);
const field = FieldName;

/** What to look for in a text. A pattern is a regular expression in RE2's syntax, `$1` in the new text its groups. */
export const FindSpec = z.strictObject({
  find: Text.min(1),
  text: Text,
  matchCase: z.boolean(),
  wholeWord: z.boolean(),
  pattern: z.boolean(),
});
export type FindSpec = z.infer<typeof FindSpec>;

export const TextCase = z.enum(['upper', 'lower', 'title', 'sentence']);
export type TextCase = z.infer<typeof TextCase>;

/** What becomes of a product where a value that the template wants is empty or not set. */
export const OnMissing = z.enum(['empty', 'skip', 'problem']);
export type OnMissing = z.infer<typeof OnMissing>;

export const Template = z.string().max(20_000);

/** A decimal such as `-10` or `2.5`. */
const Amount = z.string().regex(/^-?(?:0|[1-9]\d{0,11})(?:\.\d{1,6})?$/, 'this is no amount');

/** One action of a bulk edit, on one field. */
export const BulkAction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('set'), field, text: Text }),
  z.strictObject({ kind: z.literal('clear'), field, to: z.enum(['empty', 'not-set']) }),
  z.strictObject({ kind: z.literal('append'), field, text: Text }),
  z.strictObject({ kind: z.literal('prepend'), field, text: Text }),
  z.strictObject({ kind: z.literal('replace'), field, ...FindSpec.shape }),
  z.strictObject({ kind: z.literal('case'), field, to: TextCase }),
  /** One space between words, none at the ends of lines, no empty lines at the ends. */
  z.strictObject({ kind: z.literal('tidy'), field }),
  z.strictObject({ kind: z.literal('template'), field, template: Template, missing: OnMissing }),
  z.strictObject({
    kind: z.literal('price'),
    by: z.enum(['amount', 'percent']),
    change: Amount,
    /** Digits after the point, rounded half away from zero; `null` takes the product's currency's own. */
    digits: z.int().min(0).max(6).nullable(),
  }),
  z.strictObject({ kind: z.literal('copy'), field, from: FieldName }),
  /** Values from a file, by SKU; products without a row stay as they are. */
  z.strictObject({
    kind: z.literal('from-file'),
    field,
    rows: z.array(z.tuple([z.string().max(10_000), Text])).max(100_000),
  }),
]);
export type BulkAction = z.infer<typeof BulkAction>;

/** Actions that are done in turn, each on what the one before left. */
export const BulkActions = z.array(BulkAction).min(1).max(20);

/** The field that an action writes. */
export function fieldOf(action: BulkAction): z.infer<typeof FieldName> {
  return action.kind === 'price' ? 'price' : action.field;
}

/** A named list of actions that is kept in the catalog. */
export const Recipe = z.strictObject({
  id: z.int().positive(),
  name: z.string().trim().min(1).max(100),
  actions: BulkActions,
});
export type Recipe = z.infer<typeof Recipe>;
