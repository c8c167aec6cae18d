import { z } from 'zod';
import { AnswerPattern, InnerPointer, Pointer, Text } from './parts.ts';

const Comparison = z
  .strictObject({
    sent: InnerPointer.describe('Where the body has it.'),
    answered: InnerPointer.describe('Where the record has it.'),
    as: z
      .enum(['text', 'money', 'money-major', 'money-minor', 'json'])
      .describe(
        'money: an amount in the form in which it was sent; money-major, money-minor: in whole units or the smallest ones, however it was sent.',
      ),
  })
  .describe('Something that was sent and comes back; what the record does not have is not compared.');
export type Comparison = z.infer<typeof Comparison>;

/** How an answer with a status of success says that it is none. */
const FailedWhen = z
  .strictObject({
    at: InnerPointer.describe('Where the answer says whether it worked, such as /status or /error.'),
    is: z
      .array(
        z.union([z.string().max(200), z.number(), z.boolean()], {
          error: 'must be a text, a number, true or false',
        }),
      )
      .min(1)
      .max(50)
      .optional()
      .describe(
        'The values that mean failed; left out, anything there does but null, false, 0 and an empty text, list or object.',
      ),
  })
  .describe(
    'An answer with a status of success that has this is none. Whether something was created the lists of errors say; what none of them names is unsure.',
  );
export type FailedWhen = z.infer<typeof FailedWhen>;

/** Where a Location header has the id, for an answer that has no record. */
const IdInLocation = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('last-part') }).describe('What stands after the last slash.'),
    z
      .strictObject({
        kind: z.literal('between'),
        after: Text,
        before: Text.optional().describe('Left out: the next slash, question mark or # ends it.'),
      })
      .describe('What stands between two marks.'),
  ])
  .describe('Where the Location header has the id, for a success without a record.');
export type IdInLocation = z.infer<typeof IdInLocation>;

/** What a success looks like. */
export const AnswerRules = z
  .strictObject({
    success: z.array(z.int().min(200).max(299)).min(1).max(50).describe('The statuses of a success.'),
    record: z
      .array(Pointer)
      .min(1)
      .max(20)
      .describe('Where the created record may be; the first place that has an object with an id counts.'),
    id: InnerPointer.describe('Where a record has its id.'),
    idInLocation: IdInLocation.optional(),
    failedWhen: FailedWhen.optional(),
    compare: z.array(Comparison).max(200),
    currencyCode: InnerPointer.optional().describe('Where a record has the code of its currency.'),
    currencyId: InnerPointer.optional().describe('Where a record has the remote’s own id of its currency.'),
  })
  .describe('What a success looks like.');

/** What a refusal looks like. */
export const ErrorRules = z
  .strictObject({
    message: z.array(Pointer).max(20).describe('Where the words for a person may be.'),
    code: z.array(Pointer).max(20).describe('Where the code of an error may be.'),
    field: z
      .array(InnerPointer)
      .max(20)
      .default([])
      .describe(
        'Where the name of the wrong field may be, as the body spells it: price, product.price, /price.',
      ),
    fieldInMessage: z
      .strictObject({ after: z.string().min(1), before: z.string().min(1) })
      .optional()
      .describe('`body/name: Required` names the field between the two marks.'),
    wrongKey: z.array(AnswerPattern).max(50).describe('What means that the key is wrong, besides 401.'),
    exists: z.array(AnswerPattern).max(50).describe('What means that such a product exists already.'),
    refused: z
      .array(AnswerPattern)
      .max(50)
      .default([])
      .describe(
        'What means that the product is refused and nothing was created although the status alone does not, such as 200 with a code.',
      ),
    notCreated: z
      .array(AnswerPattern)
      .max(50)
      .default([])
      .describe(
        'What proves that nothing was created although the status alone does not, such as 503 with a code.',
      ),
  })
  .describe('What a refusal looks like.');
