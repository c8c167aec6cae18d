import { z } from 'zod';
import { Field, InnerPointer } from './parts.ts';

/** What happens to a value on its way out, from a closed list; applied in order. */
export const Transform = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('trim') }).describe('Without spaces at both ends.'),
    /** Our word to theirs; a value that is not listed is a problem. A remote's own choices come first. */
    z
      .strictObject({
        kind: z.literal('enum'),
        values: z.record(z.string(), z.string()).describe('Our word → theirs.'),
        default: z.string().optional().describe('Their word where the field is not set.'),
      })
      .describe('Their word for ours; a value that is not listed is a problem.'),
    z
      .strictObject({
        kind: z.literal('const'),
        value: z.union([z.string().max(1000), z.number(), z.boolean(), z.null()], {
          error: 'must be a text, a number, true, false or null',
        }),
      })
      .describe('Always this value, whatever the field has.'),
    /** Looked up in the remote's own table, such as currency code → uuid. */
    z
      .strictObject({ kind: z.literal('lookup'), table: z.literal('currencies') })
      .describe('The remote’s own id for a currency, from the table that the person fills in.'),
    z
      .strictObject({
        kind: z.literal('money'),
        as: z.enum(['number-major', 'string-major', 'integer-minor', 'string-minor']),
      })
      .describe('A price in whole units or the smallest ones (ISO 4217 digits), as a number or as text.'),
    z.strictObject({ kind: z.literal('list-of-one') }).describe('The value alone in a list.'),
    /** The text of a JSON object becomes that object; `clientRef` names the key that carries our reference. */
    z
      .strictObject({ kind: z.literal('merge-object'), clientRef: z.string().min(1).optional() })
      .describe('The person’s JSON object; clientRef names the key in it that carries our reference.'),
  ])
  .describe('One step of a value on its way out.');
export type Transform = z.infer<typeof Transform>;

export const FieldRule = z
  .strictObject({
    from: Field,
    to: InnerPointer.describe('Where the body carries it.'),
    transform: z.array(Transform).max(10).default([]),
    required: z.boolean().default(false).describe('True where a product without it is a problem.'),
    whenEmpty: z
      .enum(['omit', 'null', '""'])
      .default('omit')
      .describe('What is sent for a field that is not set.'),
    maxLength: z.int().positive().optional().describe('The most characters; more are a problem.'),
    sendWhen: z
      .strictObject({ field: Field, in: z.array(z.string()).min(1).max(50) })
      .optional()
      .describe('Sent only when another field has one of these values.'),
  })
  .describe('How one field is sent.');
export type FieldRule = z.infer<typeof FieldRule>;
