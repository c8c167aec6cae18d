import { z } from 'zod';
import { AnswerPattern, InnerPointer, Pointer } from './parts.ts';

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

/** What a success looks like. */
export const AnswerRules = z
  .strictObject({
    success: z.array(z.int().min(200).max(299)).min(1).describe('The statuses of a success.'),
    record: z
      .array(Pointer)
      .min(1)
      .describe('Where the created record may be; the first place that has an object with an id counts.'),
    id: InnerPointer.describe('Where a record has its id.'),
    compare: z.array(Comparison),
    currencyCode: InnerPointer.optional().describe('Where a record has the code of its currency.'),
    currencyId: InnerPointer.optional().describe('Where a record has the remote’s own id of its currency.'),
  })
  .describe('What a success looks like.');

/** What a refusal looks like. */
export const ErrorRules = z
  .strictObject({
    message: z.array(Pointer).describe('Where the words for a person may be.'),
    code: z.array(Pointer).describe('Where the code of an error may be.'),
    field: z
      .array(InnerPointer)
      .default([])
      .describe(
        'Where the name of the wrong field may be, as the body spells it: price, product.price, /price.',
      ),
    fieldInMessage: z
      .strictObject({ after: z.string().min(1), before: z.string().min(1) })
      .optional()
      .describe('`body/name: Required` names the field between the two marks.'),
    wrongKey: z.array(AnswerPattern).describe('What means that the key is wrong, besides 401.'),
    exists: z.array(AnswerPattern).describe('What means that such a product exists already.'),
    notCreated: z
      .array(AnswerPattern)
      .default([])
      .describe(
        'What proves that nothing was created although the status alone does not, such as 503 with a code.',
      ),
  })
  .describe('What a refusal looks like.');
