import { z } from 'zod';
import { AnswerRules, ErrorRules } from './answers.ts';
import { Auth } from './auth.ts';
import { FieldRule } from './field-rules.ts';
import { Identity, Limits } from './identity.ts';
import { LookUp } from './look-up.ts';
import {
  Field,
  HeaderName,
  hasControls,
  hasDotParts,
  NO_CONTROLS,
  NO_DOT_PARTS,
  Path,
  Text,
} from './parts.ts';

const BaseAddress = z
  .string()
  .max(2000)
  .regex(
    /^(?:https:\/\/[^\s/?#@\\]+|http:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?)(?:\/[^\s?#\\]*)?$/,
    'must be an address such as https://api.example.com/v1, in small letters, with no ? or # and no user name',
  )
  .refine((address) => !hasControls(address), { error: NO_CONTROLS, abort: true })
  .refine((address) => !hasDotParts(address), { error: NO_DOT_PARTS, abort: true });

/** What a profile is made of; what must fit together is checked by `checkProfile`. */
export const ProfileFormat = z
  .strictObject({
    $schema: z.string().optional(),
    format: z.literal(1).describe('The version of this format.'),
    id: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be small letters, digits and -, a letter first')
      .describe('Tells this profile from others; products stay known by it.'),
    name: Text.describe('What people call it.'),
    about: z.string().max(500).describe('One or two sentences: what it is and what it stores.'),
    baseUrl: z
      .strictObject({
        default: BaseAddress.nullable().describe('null where every account has an address of its own.'),
        example: BaseAddress,
      })
      .describe('What every path is appended to.'),
    auth: Auth,
    headers: z
      .record(HeaderName, z.string().regex(/^[\x20-\x7E]{0,1000}$/, 'must be plain characters on one line'))
      .describe('Sent with every request.'),
    create: z
      .strictObject({ method: z.enum(['POST', 'PUT']), path: Path })
      .describe('The request that creates a product.'),
    lookUp: LookUp.optional(),
    codec: z.enum(['json', 'form']).describe('How a body is written.'),
    fields: z
      .array(FieldRule)
      .min(1)
      .max(200)
      .describe('The body, its fields in this order; nothing else is sent.'),
    answer: AnswerRules,
    errors: ErrorRules,
    identity: Identity,
    limits: Limits,
    cannotStore: z
      .array(Field)
      .max(50)
      .describe('Fields that this API has no place for: said before sending, never dropped silently.'),
  })
  .describe('How one API creates a product. See docs/profiles.md.');
export type ProfileFormat = z.infer<typeof ProfileFormat>;
