import { z } from 'zod';
import { Profile } from './profile.ts';

/** A profile of this catalog, and whether a person added it from a file. */
export const KnownProfile = Profile.safeExtend({ own: z.boolean() });
export type KnownProfile = z.infer<typeof KnownProfile>;

/** The text of a profile file; a real one has some thousand characters. */
export const ProfileText = z.string().max(1_000_000);

/** A mistake in a profile file. */
const Problem = z.strictObject({
  /** Where it is, such as `fields[2].to`; empty for the file as a whole. */
  path: z.string(),
  message: z.string(),
});

/** A profile file as it was read: what it says, or every mistake in it. */
export const ProfileFile = z.union([
  z.strictObject({ profile: Profile }),
  z.strictObject({ problems: z.array(Problem).min(1) }),
]);
export type ProfileFile = z.infer<typeof ProfileFile>;
