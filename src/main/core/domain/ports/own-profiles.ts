/** What is known of the profiles that a person added from files. */
export type OwnProfiles = {
  /** The file as it is kept: its JSON without the spaces between, which is what two files are compared by. */
  readonly json: (id: string) => string | undefined;
  /** True once a remote was made with it, also where that remote was removed since. */
  readonly isUsed: (id: string) => boolean;
};

/** Keeps the profiles that a person adds. One that an account was made with never changes and never goes. */
export type ProfileStore = OwnProfiles & {
  /** Adds it, or puts it in the place of one with its id that was never used. */
  readonly save: (id: string, json: string) => void;
  readonly remove: (id: string) => void;
};
