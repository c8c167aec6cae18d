import type { Profile } from '../../../../shared/model/profile.ts';
import type { ProfileProblem } from '../../../../shared/model/read-profile.ts';

/** The profiles of the moment: one that a person adds is known to every reader at once. */
export type ProfileSource = {
  /** Those that come with Offshelf first, then the person's own by name. */
  readonly all: () => readonly Profile[];
  /** Cheap enough to ask before every request. */
  readonly find: (id: string) => Profile | undefined;
  /** Why this version can't follow one that is kept in the catalog; empty where it can, or where there is none. */
  readonly problems: (id: string) => readonly ProfileProblem[];
};
