import { z } from 'zod';
import { ProductFields } from '../product.ts';

/** The fields of a product that a profile can name. `billing` belongs to two of them, so each is named alone. */
export const Field = ProductFields.keyof().describe('A field of a product.');

export const Pointer = z
  .string()
  .max(500)
  .regex(/^(?:\/(?:[^~/]|~[01])*)*$/, 'must be a JSON Pointer such as /data/id')
  .describe('A JSON Pointer (RFC 6901); an empty text is the whole.');
/** A pointer to something inside. */
export const InnerPointer = Pointer.min(2, 'must be a JSON Pointer such as /data/id');

export const NO_CONTROLS = 'must have no control characters';
export const NO_DOT_PARTS = 'must have no . or .. parts';

/** No part of a pattern: readers of the schema differ in how they take \p. */
export function hasControls(text: string): boolean {
  return /\p{Cc}/u.test(text);
}

/** Whether an address has `.` or `..` between its slashes, which would lead out of where it begins. */
export function hasDotParts(address: string): boolean {
  return address.split('/').some((part) => /^(?:\.|%2e){1,2}$/i.test(part));
}

/** A path is appended to the base address as it is, a slash at its end included. */
export const Path = z
  .string()
  .max(500)
  .regex(/^\/(?!\/)[^?#\s\\]*$/, 'must be a path that starts with one / and has no ?, #, \\ or spaces')
  .refine((path) => !hasControls(path), { error: NO_CONTROLS, abort: true })
  .refine((path) => !hasDotParts(path), { error: NO_DOT_PARTS, abort: true })
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
