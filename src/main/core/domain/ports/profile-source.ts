import type { Profile } from '../../../../shared/model/profile.ts';

/** The profiles of the moment: one that a person adds is known to every reader at once. */
export type ProfileSource = {
  /** Those that come with Offshelf first, then the person's own by name. */
  readonly all: () => readonly Profile[];
  /** Cheap enough to ask before every request. */
  readonly find: (id: string) => Profile | undefined;
};
