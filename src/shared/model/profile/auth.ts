import { z } from 'zod';
import { HeaderName, hasControls, NO_CONTROLS, Text } from './parts.ts';

/** How the key travels. Basic takes the user name from the key that the person types, or the profile names it. */
export const Auth = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('header'),
      header: HeaderName,
      prefixes: z
        .array(z.string().regex(/^[\x20-\x7E]{0,40}$/, 'must be at most 40 plain characters'))
        .min(1)
        .max(20)
        .describe('What stands before the key. The first is the default; a person picks one.'),
      editable: z.boolean().describe('True where a person may type another header and prefix.'),
    }),
    z.strictObject({
      kind: z.literal('basic'),
      key: z
        .enum(['user:password', 'user', 'password'])
        .describe(
          'What the person types as the key: both parts with a colon between them; the user name, with an empty password; or the password of the user named here.',
        ),
      user: Text.regex(/^[^:]*$/, 'must have no colon')
        .refine((user) => !hasControls(user), { error: NO_CONTROLS, abort: true })
        .optional()
        .describe('The user name; for "key": "password" alone.'),
    }),
  ])
  .describe('How the key travels.');
export type Auth = z.infer<typeof Auth>;
