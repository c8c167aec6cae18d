import type { z } from 'zod';
import { checkProfile } from './profile/check.ts';
import { ProfileFormat } from './profile/format.ts';

export type { Comparison, FailedWhen, IdInLocation } from './profile/answers.ts';
export type { Auth } from './profile/auth.ts';
export type { FieldRule, Transform } from './profile/field-rules.ts';
export type { ResetHeader } from './profile/identity.ts';
export type { LookUp, ProductFilter, ProductList } from './profile/look-up.ts';
export type { AnswerPattern } from './profile/parts.ts';

/**
 * The declarative description of one kind of "create a product" API: data, no code. Unknown keys are an error.
 * The published JSON Schema of profile files is generated from this.
 */
export const Profile = ProfileFormat.superRefine((profile, context) => {
  for (const { path, message } of checkProfile(profile)) {
    context.addIssue({ code: 'custom', path: [...path], message });
  }
});
export type Profile = z.infer<typeof Profile>;
