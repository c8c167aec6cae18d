import { z } from 'zod';
import { FieldName } from './cell.ts';
import { RemoteId } from './remote.ts';

/** The fields that hold free text. */
export const TextField = z.enum([
  'name',
  'sku',
  'type',
  'description',
  'price',
  'currency',
  'imageUrl',
  'imageAlt',
  'customData',
]);
export type TextField = z.infer<typeof TextField>;

/** The fields that take one of a few values, or nothing. */
export const ChoiceField = z.enum(['status', 'billingType', 'billingPeriod']);
export type ChoiceField = z.infer<typeof ChoiceField>;

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

export const ImageState = z.enum([
  'broken',
  'missing',
  'not-allowed',
  'not-checked',
  'local',
  'http',
  'too-small',
  'not-square',
  'duplicates',
]);
export type ImageState = z.infer<typeof ImageState>;

const Text = z.string().min(1).max(1000);
const Characters = z.int().min(0).max(1_000_000);
/** Exact decimal text. */
const Amount = z
  .string()
  .max(40)
  .regex(/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/, 'an amount such as 12.50');

/** One thing that is true of a product or not; `not` turns it around. */
export const Condition = z.discriminatedUnion('kind', [
  /**
   * `empty`: nothing in it, which is also true of what is not set; `not-set`: no value at all, not even an empty one.
   * `not` of `empty` is what people call "not empty".
   */
  z.strictObject({
    kind: z.literal('blank'),
    field: FieldName,
    test: z.enum(['empty', 'not-set']),
    not: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('text'),
    field: TextField,
    test: z.enum(['is', 'contains', 'starts', 'ends']),
    text: Text,
    matchCase: z.boolean(),
    not: z.boolean(),
  }),
  /** By characters (code points); what is empty or not set has none. */
  z.strictObject({
    kind: z.literal('length'),
    field: TextField,
    test: z.enum(['shorter', 'longer']),
    than: Characters,
  }),
  /** A regular expression in the syntax of RE2, which takes linear time. */
  z.strictObject({
    kind: z.literal('pattern'),
    field: TextField,
    pattern: Text,
    matchCase: z.boolean(),
    not: z.boolean(),
  }),
  /** Another product that is not in the trash has the very same text, and there is some. */
  z.strictObject({ kind: z.literal('same'), field: TextField, not: z.boolean() }),
  /** `null` means not set. */
  z.strictObject({
    kind: z.literal('choice'),
    field: ChoiceField,
    values: z.array(z.string().max(40).nullable()).min(1).max(10),
    not: z.boolean(),
  }),
  /**
   * `less` and `more` leave out the amount itself, `at-most` and `at-least` have it, `between` has both its ends in it, and `equal` is the amount however it is written.
   * A price that can not be read is none of these, and so it is `not-equal`.
   */
  z.strictObject({
    kind: z.literal('price'),
    test: z.discriminatedUnion('is', [
      z.strictObject({ is: z.enum(['less', 'more', 'at-most', 'at-least']), than: Amount }),
      z.strictObject({ is: z.literal('between'), from: Amount, to: Amount }),
      z.strictObject({ is: z.enum(['equal', 'not-equal']), amount: Amount }),
    ]),
  }),
  /** What the mark of a remote says. */
  z.strictObject({
    kind: z.literal('readiness'),
    remoteId: RemoteId,
    is: z.array(Readiness).min(1).max(9),
    not: z.boolean(),
  }),
  /** A problem keeps it from being sent; `null` means at any remote, as in the view Problems. */
  z.strictObject({ kind: z.literal('problem'), remoteId: RemoteId.nullable(), not: z.boolean() }),
  /** Edited here since it was sent, so that a remote would get something else today; `null` means any remote. */
  z.strictObject({ kind: z.literal('changed'), remoteId: RemoteId.nullable(), not: z.boolean() }),
  /** What is known of its image; `broken`, `not-allowed` and `not-checked` are about web addresses, by the last look at each; of `duplicates` another product has the same. */
  z.strictObject({ kind: z.literal('image'), is: z.array(ImageState).min(1).max(9), not: z.boolean() }),
  /** `before` an instant (UTC milliseconds), or at it and later. */
  z.strictObject({
    kind: z.literal('time'),
    field: z.enum(['created', 'updated']),
    test: z.enum(['before', 'after']),
    at: z.int(),
  }),
]);
export type Condition = z.infer<typeof Condition>;

export const MOST_CONDITIONS = 20;

/** Which products: all of the conditions, or any one of them. */
export const Filter = z.strictObject({
  match: z.enum(['all', 'any']),
  conditions: z.array(Condition).min(1).max(MOST_CONDITIONS),
});
export type Filter = z.infer<typeof Filter>;
