import { z } from 'zod';
import { ProductFields } from '../product.ts';

/** The fields of a product that a profile can name. `billing` belongs to two of them, so each is named alone. */
export const Field = ProductFields.keyof().describe('A field of a product.');

export const Pointer = z
  .string()
  .regex(/^(?:\/(?:[^~/]|~[01])*)*$/, 'must be a JSON Pointer such as /data/id')
  .describe('A JSON Pointer (RFC 6901); an empty text is the whole.');
/** A pointer to something inside. */
export const InnerPointer = Pointer.min(2, 'must be a JSON Pointer such as /data/id');

/** A path is appended to the base address as it is, a slash at its end included. */
export const Path = z
  .string()
  .regex(/^\/[^?#\s\\]*$/, 'must be a path that starts with / and has no ?, # or spaces')
  .refine((path) => path.split('/').every((part) => !/^(?:\.|%2e){1,2}$/i.test(part)), {
    error: 'must have no . or .. parts',
    abort: true,
  })
  .describe('Appended to the base address as it is, a slash at its end included.');

export const Text = z.string().min(1).max(200);

export const HeaderName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/, 'must be a header name such as X-Api-Key');

/** An answer that a profile tells apart by its status, and by a code or words in it. */
export const AnswerPattern = z
  .strictObject({
    status: z.int().min(100).max(599),
    code: Text.optional().describe('The whole code, found at one of errors.code.'),
    message: Text.optional().describe(
      'Words in the message, found at one of errors.message or in an answer of plain text; capitals don’t count.',
    ),
  })
  .describe('Every key that is given must fit.');
export type AnswerPattern = z.infer<typeof AnswerPattern>;
